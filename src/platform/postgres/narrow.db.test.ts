import { readFileSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newOrganisation, plantChains, plantRows } from '../../../tests/support/organisations.ts';
import { narrow } from '../../../tests/support/postgres.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { NARROW } from './narrow.ts';

const [wide, superuser] = [
  openDatabase<unknown>(inject('staffUrl')),
  openDatabase<unknown>(inject('superuserUrl')),
];
let staff: Kysely<unknown>, owner: Kysely<unknown>;

const elsewhere = (url: string): string => Object.assign(new URL(url), { pathname: '/narrowed' }).href;

beforeAll(async () => {
  await sql`drop database if exists narrowed with (force)`.execute(superuser);
  await sql`create database narrowed owner operator`.execute(superuser);
  await migrate(elsewhere(inject('ownerUrl')), null);
  await narrow(elsewhere(inject('superuserUrl')));
  staff = openDatabase(elsewhere(inject('staffUrl')));
  owner = openDatabase(elsewhere(inject('ownerUrl')));
});
afterAll(async () => {
  await staff.destroy();
  await owner.destroy();
  await sql`drop database if exists narrowed with (force)`.execute(superuser);
  for (const db of [wide, superuser]) await db.destroy();
});

describe('what PostgreSQL gives to everybody is taken away from the logins', () => {
  it.each([
    'select * from pg_stat_activity',
    'select n_live_tup from pg_stat_user_tables',
    `select pg_total_relation_size('file')`,
    `select pg_notify('all', 'canary')`,
    `select lo_from_bytea(0, 'canary')`,
    'select lo_create(0)',
    'select pg_advisory_xact_lock(1)',
    'select pg_try_advisory_lock(1)',
    'select * from pg_locks',
    'select pg_cancel_backend(0)',
    'select pg_terminate_backend(0)',
    'drop owned by relais_staff',
    'alter default privileges grant select on tables to public',
    'grant select on file to public',
  ])('%s', async (text) => {
    await expect(undone(staff, text)).rejects.toMatchObject({ code: '42501' });
    // Positive control: without, PostgreSQL lets it pass.
    await expect(undone(wide, text)).resolves.toBeUndefined();
  });

  it('the work goes on: founding, signing in, trying, recording, publishing, and the next migration', async () => {
    const organisation = await newOrganisation({ owner, staff });
    await plantRows(owner, organisation);
    await plantChains({ owner, staff }, organisation);
    const { rows } = await sql`select sec.may_try(${organisation.login}, 'n') as may`.execute(staff);

    expect(rows).toEqual([{ may: true }]);
    await migrate(elsewhere(inject('ownerUrl')), null);
    await narrow(elsewhere(inject('superuserUrl')));
  });

  it('docs/operate.md gives the operator the same statement', () => {
    expect(readFileSync('docs/operate.md', 'utf8')).toContain(`\`\`\`sql\n${NARROW};\n\`\`\``);
  });
});

async function undone(db: Kysely<unknown>, text: string): Promise<void> {
  const tx = await db.startTransaction().execute();
  try {
    await sql.raw(text).execute(tx);
  } finally {
    await tx.rollback().execute();
  }
}
