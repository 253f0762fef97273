import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded, type Embedded } from '../../src/platform/postgres/embedded.ts';
import { NARROW } from '../../src/platform/postgres/narrow.ts';
import { newFolder } from './folder.ts';
import { migrate, newPasswords, type Passwords } from '../../src/platform/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The schema's owner: neither a superuser nor a bypass of row-level security. */
    ownerUrl: string;
    /** The server's superuser, in the same database. */
    superuserUrl: string;
    /** A second database of the same server, for who changes tables under the feet of whoever is there. */
    ownerAloneUrl: string;
    publicUrl: string;
    staffUrl: string;
    jobsUrl: string;
    backupUrl: string;
  }
}

/** A PostgreSQL of its own in a new folder: the embedded one, or Debian's when RELAIS_TEST_DATABASE is `postgresql`. */
export async function newPostgres(): Promise<Embedded> {
  const data = newFolder();
  const debian = process.env['RELAIS_TEST_DATABASE'] === 'postgresql' ? debianPostgres() : null;
  if (process.env['RELAIS_TEST_DATABASE'] === 'postgresql' && !debian)
    throw new Error('no PostgreSQL from Debian');
  const server = await startEmbedded(data, debian);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A database as an operator makes one for Relais: its owner may create roles, and is no superuser. */
export async function newOwner(server: Embedded): Promise<string> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await client.query(`create role operator login createrole password 'operator'`);
  await client.query(`create database relais owner operator`);
  await client.end();
  const url = new URL(server.urlFor('operator', 'operator'));
  url.pathname = '/relais';
  return url.href;
}

/** What docs/operate.md asks of the superuser of a server. The tests run without, which is the harder case. */
export async function narrow(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(NARROW);
  await client.end();
}

/** The same database as the owner's, with each restricted login. */
export function loginUrls(ownerUrl: string, passwords: Passwords): Passwords {
  const urlOf = (role: keyof Passwords): string => {
    const url = new URL(ownerUrl);
    [url.username, url.password] = [role, passwords[role]];
    return url.href;
  };
  return {
    relais_public: urlOf('relais_public'),
    relais_staff: urlOf('relais_staff'),
    relais_jobs: urlOf('relais_jobs'),
    relais_backup: urlOf('relais_backup'),
  };
}

async function anotherDatabase(
  ownerUrl: string,
  superuserUrl: string,
  passwords: Passwords,
): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query('create database alone owner operator');
  await client.end();
  const url = new URL(ownerUrl);
  url.pathname = '/alone';
  await migrate(url.href, passwords);
  return url.href;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await newPostgres();
  const ownerUrl = await newOwner(server);
  const passwords = newPasswords();
  await migrate(ownerUrl, passwords);
  const superuserUrl = new URL(server.ownerUrl);
  superuserUrl.pathname = '/relais';
  project.provide('superuserUrl', superuserUrl.href);
  project.provide('ownerAloneUrl', await anotherDatabase(ownerUrl, superuserUrl.href, passwords));
  const urls = loginUrls(ownerUrl, passwords);
  project.provide('ownerUrl', ownerUrl);
  project.provide('publicUrl', urls.relais_public);
  project.provide('staffUrl', urls.relais_staff);
  project.provide('jobsUrl', urls.relais_jobs);
  project.provide('backupUrl', urls.relais_backup);
  return server.stop;
}

/** The newest PostgreSQL that Debian installed, if any. */
export function debianPostgres(): string | null {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return null;
  const folders = readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'));
  // A machine with the client alone has the folder and no server in it.
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}
