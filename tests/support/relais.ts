import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { MEMORY, THREADS } from '../../scripts/serverFlags.mjs';
import { newFolder } from './folder.ts';
import { migrate, newPasswords } from '../../src/platform/migrate.ts';
import { loginUrls, newOwner, newPostgres } from './postgres.ts';
import { ownerOf } from './workplace.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the Relais of this run answers, like http://127.0.0.1:43210. */
    address: string;
    /** What it has written on standard error: one JSON line an event. */
    logFile: string;
    /** Its data folder. */
    data: string;
  }
}

export type Running = {
  readonly address: string;
  readonly logFile: string;
  readonly process: ChildProcess;
  readonly data: string;
  /** SIGTERM, then the exit code. */
  stop(): Promise<number | null>;
};

/** Starts the built Relais on a free port, on a data folder of its own, as `npm start` does. */
export async function startRelais(env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const data = env['RELAIS_DATA'] ?? newFolder();
  const logFile = join(newFolder('relais-log-'), 'log.jsonl');
  const child = spawn(process.execPath, [...MEMORY, 'server/main.ts'], {
    env: { ...process.env, ...THREADS, PORT: '0', RELAIS_DATA: data, RELAIS_DEMO: 'no', ...env },
    stdio: ['ignore', 'pipe', openSync(logFile, 'w')],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString();
      const ready = /Relais: (http:\/\/\S+)/.exec(output);
      if (ready?.[1]) resolve(ready[1]);
    });
    void ended.then((code) =>
      reject(new Error(`Relais left with ${code}: ${readFileSync(logFile, 'utf8')}`)),
    );
  });
  return {
    address,
    logFile,
    process: child,
    data,
    async stop() {
      child.kill('SIGTERM');
      const code = await ended;
      if (!env['RELAIS_DATA']) rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}

/** As docs/operate.md says for several processes: one schema, the logins' addresses, one secret, one pepper. */
export async function severalOn(ownerUrl: string): Promise<Record<string, string>> {
  const passwords = newPasswords();
  await migrate(ownerUrl, passwords);
  const urls = loginUrls(ownerUrl, passwords);
  return {
    DATABASE_URL: ownerUrl,
    DATABASE_URL_PUBLIC: urls.relais_public,
    DATABASE_URL_STAFF: urls.relais_staff,
    DATABASE_URL_JOBS: urls.relais_jobs,
    RELAIS_BRIDGE_SECRET: 'inventé pour deux processus, assez long',
    RELAIS_PEPPER_FILE: `${newFolder()}/pepper`,
  };
}

/** One Relais for all journeys: on its embedded database, or on Debian's when RELAIS_TEST_DATABASE says so. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env['RELAIS_TEST_DATABASE'] === 'postgresql' ? await newPostgres() : null;
  const database = server && (await newOwner(server));
  const relais = await startRelais(database ? { DATABASE_URL: database } : {});
  project.provide('address', relais.address);
  project.provide('logFile', relais.logFile);
  project.provide('data', relais.data);
  project.provide('ownerUrl', database ?? ownerOf(relais.data));
  return async () => {
    await relais.stop();
    await server?.stop();
  };
}
