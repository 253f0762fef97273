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

describe('a pool that serves people says only what serving needs', () => {
  it.each([
    `alter role relais_staff password 'mine'`,
    'drop owned by relais_staff',
    'lock table file in access exclusive mode',
    'set session characteristics as transaction read only',
    'copy file to stdout',
    'listen all',
    'do $$ begin end $$',
    'prepare mine as select 1',
    '/* select */ grant select on file to public',
  ])('%s is not said', async (text) => {
    await expect(sql.raw(text).execute(staffDatabase())).rejects.toThrow(/does not say/);
  });

  it('a transaction with its safe points is', async () => {
    const tx = await staffDatabase().startTransaction().setIsolationLevel('serializable').execute();
    const point = await tx.savepoint('here').execute();
    await sql`select 1`.execute(point);
    await point.rollbackToSavepoint('here').execute();
    await tx.commit().execute();

    const { rows } = await sql<{ one: number }>`with one as (select 1 as one) select one from one`.execute(
      staffDatabase(),
    );
    expect(rows).toEqual([{ one: 1 }]);
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
    {
      left: 'a cursor that outlives its transaction',
      by: `declare canary cursor with hold for select 1`,
      then: `select count(*)::text as found from pg_cursors where name = 'canary'`,
      expected: '0',
    },
    {
      left: 'a lock of its own',
      by: `select pg_advisory_lock(42)`,
      then: `select count(*)::text as found from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`,
      expected: '0',
    },
    {
      left: 'an ear',
      by: `listen canary`,
      then: `select count(*)::text as found from pg_listening_channels()`,
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

  it('one that dies in somebody’s hands is a refused query for her, and nothing for the process', async () => {
    const client = await pool.connect();
    await expect(client.query('select pg_terminate_backend(pg_backend_pid())')).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
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
