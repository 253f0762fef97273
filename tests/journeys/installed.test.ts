import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { startRelais } from '../support/relais.ts';

const address = inject('address');
const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the server to its end with these settings, as an operator who made a mistake. */
function refused(env: Readonly<Record<string, string>>, cwd = process.cwd()) {
  const { status, stderr } = spawnSync(process.execPath, [join(process.cwd(), 'server/main.ts')], {
    cwd,
    env: { ...process.env, PORT: '0', RELAIS_DATA: join(folder, 'refused'), ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, said: stderr.trim().split('\n') };
}

describe('an operator knows whether it runs', () => {
  it('the health page names the database and counts the services', async () => {
    const answer = await fetch(`${address}/healthz`);

    const services = Number(
      /\d+/.exec(String((await (await fetch(`${address}/healthz`)).json()).directory.services)),
    );
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      status: 'ok',
      version: JSON.parse(readFileSync('package.json', 'utf8')).version,
      database: process.env['RELAIS_TEST_DATABASE'] === 'postgresql' ? 'postgresql' : 'embedded',
      directory: { services },
    });
    expect(services).toBeGreaterThan(100);
  });

  it('the help tells every setting the program reads', () => {
    const { stdout, status } = spawnSync(process.execPath, ['server/main.ts', '--help'], {
      encoding: 'utf8',
    });

    const read = readFileSync('src/platform/settings.ts', 'utf8').matchAll(/env\['([A-Z_]+)'\]/g);
    const names = [...read].map(([, name]) => name);
    expect(status).toBe(0);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(stdout).toContain(name);
  });
});

describe('a wrong setting stops the start with one line that says what to do', () => {
  it.each([
    [{ PORT: 'abc' }, /PORT is "abc"/],
    [{ RELAIS_MODE: 'prod' }, /RELAIS_MODE is "prod"/],
    [{ RELAIS_MODE: 'production' }, /ORIGIN is missing/],
    [{ ORIGIN: 'relais.example' }, /ORIGIN is "relais.example"/],
    [{ RELAIS_EXIT_URL: 'javascript:1' }, /RELAIS_EXIT_URL/],
    [{ RELAIS_LOG: 'loud' }, /RELAIS_LOG is "loud"/],
    [{ RELAIS_BRIDGE_SECRET: 'canary' }, /RELAIS_BRIDGE_SECRET is short/],
    [
      {
        RELAIS_MODE: 'production',
        ORIGIN: 'https://relais.example',
        DATABASE_URL_PUBLIC: 'postgres://canary:canary@127.0.0.1/relais',
      },
      /RELAIS_BRIDGE_SECRET is missing/,
    ],
    [{ RELAIS_DATA: '/proc/1/nowhere' }, /data folder .* cannot be read and written/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL does not start with postgres/],
    [{ DATABASE_URL: 'postgres://who:canary@127.0.0.1:1/x' }, /DATABASE_URL cannot be used \(ECONNREFUSED\)/],
    [{ RELAIS_POSTGRES_BIN: '/nowhere' }, /no initdb in RELAIS_POSTGRES_BIN/],
  ])('%o', (env, sentence) => {
    const { status, said } = refused(env);

    expect(status).toBe(1);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(sentence);
    expect(said[0]).not.toContain('canary');
  });

  it('a port that somebody uses is named', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;

    const { status, said } = refused({ PORT: String(port) });
    other.close();

    expect(status).toBe(1);
    expect(said).toEqual([`Relais: Port ${port} is taken: stop what uses it, or set PORT.`]);
  });

  it('a bad record is named with its file, its id and its field', () => {
    const project = join(folder, 'project');
    mkdirSync(project);
    cpSync('data', join(project, 'data'), { recursive: true });
    cpSync('package.json', join(project, 'package.json'));
    symlinkSync(join(process.cwd(), 'node_modules'), join(project, 'node_modules'));
    const file = join(project, 'data/directory/viol.yaml');
    const right = readFileSync(file, 'utf8');
    const wrong = right.replace(/(id: sos-viol\n[^]*?phone: )'0800 98 100'/, "$1'0800 98 1OO'");
    expect(wrong).not.toBe(right);
    writeFileSync(file, wrong);

    const { status, said } = refused({}, project);

    expect(status).toBe(1);
    expect(said.join('\n')).toMatch(/viol\.yaml.*sos-viol.*phone/s);
  });
});

describe('nothing is lost when it stops, and nobody shares its data folder', () => {
  it('SIGTERM lets the request in hand finish, then ends with 0', async () => {
    const relais = await startRelais();

    const slow = request(`${relais.address}/api/v1/services/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 2 },
    });
    const status = new Promise<number | undefined>((resolve, reject) => {
      slow.once('response', (response) => resolve(response.statusCode));
      slow.once('error', reject);
    });
    slow.write('{');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const left = relais.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    slow.end('}');

    expect(await status).toBe(200);
    expect(await left).toBe(0);
  });

  it('a second Relais on the same data folder is refused while the first answers', async () => {
    const first = await startRelais();

    const { status, said } = refused({ RELAIS_DATA: first.data });

    expect(status).toBe(1);
    expect(said).toEqual([expect.stringContaining('Another Relais is using this data folder')]);
    expect((await fetch(`${first.address}/healthz`)).status).toBe(200);
    await first.stop();
  });

  it('after kill -9 it starts again on the same folder', async () => {
    const data = join(folder, 'killed');
    const first = await startRelais({ RELAIS_DATA: data });
    const gone = new Promise((resolve) => first.process.once('exit', resolve));
    first.process.kill('SIGKILL');
    await gone;

    const second = await startRelais({ RELAIS_DATA: data });

    expect((await fetch(`${second.address}/healthz`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
  });

  it('a data folder that only its owner may enter serves too', async () => {
    const data = mkdtempSync(join(tmpdir(), 'relais-closed-'));
    const relais = await startRelais({ RELAIS_DATA: data });

    const database = realpathSync(join(data, 'postgres'));
    const answer = await fetch(`${relais.address}/healthz`);
    await relais.stop();
    for (const path of [data, database]) rmSync(path, { recursive: true, force: true });

    expect(answer.status).toBe(200);
    // Run by root, PostgreSQL is somebody else and could not pass: its files stand outside.
    expect(database.startsWith(data)).toBe(process.getuid?.() !== 0);
  });

  it('what it keeps for itself in the data folder is readable by its owner alone', async () => {
    const relais = await startRelais();

    const { stdout } = spawnSync('stat', ['-c', '%a', join(relais.data, 'relais_public.secret')], {
      encoding: 'utf8',
    });
    expect(existsSync(relais.data)).toBe(true);
    expect(stdout.trim()).toBe('600');
    await relais.stop();
  });
});
