import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openPool, jobsDatabase, publicDatabase, staffDatabase } from './database.ts';

process.env['DATABASE_URL_PUBLIC'] = inject('publicUrl');
process.env['DATABASE_URL_STAFF'] = inject('staffUrl');
process.env['DATABASE_URL_JOBS'] = inject('jobsUrl');

const pool = openPool(inject('staffUrl'), 1);
afterAll(async () => {
  await pool.end();
  for (const db of [publicDatabase(), staffDatabase(), jobsDatabase()]) await db.destroy();
});

describe('a privilege has its own login, and its own pool', () => {
  it.each([
    { database: publicDatabase, role: 'relais_public' },
    { database: staffDatabase, role: 'relais_staff' },
    { database: jobsDatabase, role: 'relais_jobs' },
  ])('$role answers from one pool of this process', async ({ database, role }) => {
    const { rows } = await sql`select current_user as me, session_user as who`.execute(database());

    expect(rows).toEqual([{ me: role, who: role }]);
    expect(database()).toBe(database());
  });
});

describe('a connection that comes back forgets who used it', () => {
  let before = 0;
  beforeEach(async () => (before = await backend()));

  it.each([
    {
      left: 'a setting of the session',
      by: `select set_config('relais.secret', 'canary', false)`,
      then: `select coalesce(current_setting('relais.secret', true), '') as found`,
      expected: '',
    },
    {
      left: 'a limit of time lifted',
      by: `set statement_timeout = 0`,
      then: `select current_setting('statement_timeout') as found`,
      expected: '5s',
    },
    {
      left: 'a prepared statement',
      by: `prepare canary as select 1`,
      then: `select count(*)::text as found from pg_prepared_statements`,
      expected: '0',
    },
  ])('$left is gone for whoever is next', async ({ by, then, expected }) => {
    await use(by);

    expect(await use(then)).toBe(expected);
    // Positive control: it is the same connection, and the same text would find what was left on it.
    expect(await backend()).toBe(before);
    const client = await pool.connect();
    await client.query(by);
    expect((await client.query<{ found: string }>(then)).rows[0]?.found).not.toBe(expected);
    client.release();
  });

  it('one given back inside a transaction is closed, and another takes its place', async () => {
    const client = await pool.connect();
    await client.query('begin');
    client.release();

    expect(await backend()).not.toBe(before);
  });

  it('one given back twice is refused', async () => {
    const client = await pool.connect();
    client.release();

    expect(() => client.release()).toThrow(/twice/);
  });
});

async function use(text: string): Promise<string | undefined> {
  return (await pool.query<{ found: string }>(text)).rows[0]?.found;
}

async function backend(): Promise<number> {
  return (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;
}
