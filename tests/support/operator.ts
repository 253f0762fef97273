import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import { listTables } from '../../operator/tables.ts';
import { newAgeIdentity } from '../../src/sealing/index.ts';
import { newFolder } from './folder.ts';

export type Said = { readonly code: number | null; readonly out: string; readonly err: string };
type Env = Readonly<Record<string, string>>;

const MAIN = join(import.meta.dirname, '../../operator/main.ts');
/** Only what a test gives: the run's own addresses must not reach the command. */
const clean = (env: Env): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], HOME: '/root', ...env });

/** Runs an operator's command to its end. */
export function operate(words: readonly string[], env: Env): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
    env: clean(env),
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

/** Begins a command and gives its process; `ended` is its exit code. */
export function beginOperating(words: readonly string[], env: Env) {
  const child = spawn(process.execPath, [MAIN, ...words], { env: clean(env), stdio: 'ignore' });
  return { child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) };
}

/** For an operator's act that nobody watches and nobody interrupts. */
export const quiet = {
  progress: { tell: () => undefined, end: () => undefined },
  signal: new AbortController().signal,
};

/** Somebody's pair, as kept far from the server. */
export async function newPair(): Promise<{ recipient: string; identity: string; identityFile: string }> {
  const pair = await newAgeIdentity();
  const identityFile = join(newFolder(), 'identity');
  writeFileSync(identityFile, `# kept elsewhere\n${pair.identity}\n`, { mode: 0o600 });
  return { ...pair, identityFile };
}

/** Another empty database beside `ownerUrl`'s, made as an operator makes one. */
export async function newDatabase(superuserUrl: string, ownerUrl: string): Promise<string> {
  const name = `relais_${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`create database ${name} owner ${new URL(ownerUrl).username}`);
  await client.end();
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Every row of every table that a backup holds, as text: two databases are equal when this is. */
export async function everything(db: Kysely<unknown>): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { schema, name } of await listTables(db)) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.id(schema, name)} t order by 1`.execute(db);
    found[`${schema}.${name}`] = rows.map(({ row }) => row);
  }
  return found;
}

/** The same without what restores wrote of themselves in the audit. */
export function asKept(found: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  const kept = Object.entries(found).map(([table, rows]): [string, string[]] => [
    table,
    rows.filter((row) => !row.includes(',restored,organisation,')),
  ]);
  return Object.fromEntries(kept.filter(([table]) => table !== 'public.audit_head'));
}
