import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { newFolder } from '../tests/support/folder.ts';
import { asPerson } from '../tests/support/killed/asPerson.ts';
import { noteOf, unopened } from '../tests/support/killed/records.ts';
import { bytes, Network, NETWORK, type Person } from '../tests/support/network.ts';
import { asKept, everything, newDatabase, newPair, quiet } from '../tests/support/operator.ts';
import { keepRecord, newFile, signIn } from '../src/modules/access/server/index.ts';
import { grantTeam, newTeam } from '../src/modules/organisations/server/index.ts';
import { openDatabase } from '../src/platform/database.ts';
import { migrate, MIGRATIONS, migrateTo, prepareLogins } from '../src/platform/migrate.ts';
import { backUp } from './backup.ts';
import type { Opened, Row } from './backupFile.ts';
import { loadRows } from './loadRows.ts';
import { openBackup, restore } from './restore.ts';
import { listTables, nameOf, takeTime } from './tables.ts';

vi.setConfig({ testTimeout: 600_000 });

/** The whole promise with SLOW=1. */
const MORE = process.env['SLOW'] ? 100_000 : 1_000;
const FILES = 5;
/** What the version before this one knew. */
const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).slice(0, -1));
const LAST = Object.keys(BEFORE).at(-1) ?? '';

const folder = newFolder();
const kept = join(folder, 'before.age');
let pair: Awaited<ReturnType<typeof newPair>>;
let network: Network;
let person: Person;
const files: string[] = [];
/** A database as the version before left it. */
let old: string;
/** All that was in it, right after it was brought to the present. */
let upgraded: Record<string, string[]>;

const fresh = () => newDatabase(inject('superuserUrl'), inject('ownerUrl'));
const beside = (login: string, url: string): string => {
  const there = new URL(login);
  there.pathname = new URL(url).pathname;
  return there.href;
};

async function using<Result>(url: string, act: (db: Kysely<unknown>) => Promise<Result>): Promise<Result> {
  const db = openDatabase<unknown>(url, 2);
  try {
    return await act(db);
  } finally {
    await db.destroy();
  }
}

beforeAll(async () => {
  const present = await fresh();
  await migrate(present, null);
  network = new Network({ ownerUrl: present, staffUrl: beside(inject('staffUrl'), present) });
  pair = await newPair();
  await live();
  old = await fresh();
  await using(old, (db) => db.transaction().execute(asItWas));
  await backUp({ url: beside(inject('backupUrl'), old), to: kept, recipients: [pair.recipient], ...quiet });
}, 600_000);
afterAll(() => network.close());

/** A house at work: a colleague in a team, files with a note each. */
async function live(): Promise<void> {
  const house = await network.found('Maison Modèle à mettre à jour');
  person = await network.colleague(house);
  const team = await network.as(house, async ({ tx, ...acting }) => {
    const made = await newTeam(tx, acting, { label: 'Équipe', side: 'victims', keeper: house.account });
    if (!made.ok) throw new Error(made.refusal);
    return made.team;
  });
  await network.as(house, ({ tx, ...acting }) =>
    grantTeam(tx, acting, { account: person.account, team, roles: ['caseworker'] }),
  );
  await network.as(house, async ({ tx, keyring }) => {
    for (let n = 0; n < FILES; n += 1) {
      const made = await newFile(tx, keyring, { team, eraseOn: '2031-01-01' });
      if (!made.ok) throw new Error(made.refusal);
      await keepRecord(tx, made.file, { kind: 'note', content: bytes(noteOf(made.file.id)) });
      made.file.key.zero();
      files.push(made.file.id);
    }
  });
}

/** The tables of the version before, with what is in the present ones as far as it knew it, and many files more. */
async function asItWas(tx: Kysely<unknown>): Promise<void> {
  await takeTime(tx);
  await prepareLogins(tx, null);
  await migrateTo(tx, LAST);
  await loadRows(tx, await rowsOf(tx), () => undefined);
  await sql`insert into file (organisation_id, origin_id, team_id, erase_on)
    select organisation_id, organisation_id, team_id, erase_on
    from (select * from file limit 1) f, generate_series(1, ${MORE}::int)`.execute(tx);
  await sql`insert into file_record (organisation_id, file_id, kind, sealed)
    select organisation_id, id, 'note', sha256(id::text::bytea) from file f
    where not exists (select from file_record r where r.file_id = f.id)`.execute(tx);
}

async function rowsOf(tx: Kysely<unknown>): Promise<Opened> {
  const rows: { table: string; row: Row }[] = [];
  const tables = await listTables(tx);
  for (const table of tables) {
    const { rows: found } = await sql<{ row: (string | null)[] }>`select json_build_array(${sql.join(
      table.columns.map(({ name }) => sql`${sql.id(name)}::text`),
    )}) as row from ${sql.id(table.schema, table.name)}`.execute(network.owner);
    rows.push(...found.map(({ row }) => ({ table: nameOf(table), row })));
  }
  const header: Opened['header'] = {
    relais: 'backup',
    format: 1,
    version: 'before',
    madeOn: '2026-01-01',
    migrations: Object.keys(BEFORE),
    tables: tables.map((table) => ({
      name: nameOf(table),
      columns: table.columns.map(({ name }) => name),
      rows: rows.filter(({ table: name }) => name === nameOf(table)).length,
    })),
  };
  return {
    header,
    async *rows() {
      yield* rows;
    },
  };
}

/** With the pass-phrase of before, by somebody who was given the team's key before. */
async function opensAll(url: string): Promise<boolean> {
  return await using(beside(inject('staffUrl'), url), async (staff) => {
    const { mail, passphrase } = person;
    const who = { mail, passphrase: bytes(passphrase), code: '', network: NETWORK, now: new Date() };
    const entered = await signIn(staff, who);
    if (!entered.ok) throw new Error(entered.refusal);
    const member = await asPerson(staff, entered.token, ({ worker }) => Promise.resolve(worker.account));
    return member === person.account && (await unopened(staff, entered.token, files)).length === 0;
  });
}

const migrationsIn = (url: string): Promise<readonly string[]> =>
  using(url, async (db) => {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return rows.map(({ name }) => name);
  });

describe('from the version before to this one', () => {
  it('going back: the backup made before gives the tables of before, row by row', async () => {
    const before = await using(old, everything);
    const again = await fresh();
    const opened = await openBackup(kept, pair.identityFile);

    await using(again, (db) =>
      db.transaction().execute(async (tx) => {
        await takeTime(tx);
        await prepareLogins(tx, null);
        await migrateTo(tx, opened.header.migrations.at(-1));
        await loadRows(tx, opened, () => undefined);
      }),
    );

    expect(opened.header.migrations).toEqual(Object.keys(BEFORE));
    expect(await migrationsIn(again)).toEqual(Object.keys(BEFORE));
    expect(await using(again, everything)).toEqual(before);
    expect(before['public.file']).toHaveLength(FILES + MORE);
  });

  it('with its data: who signed in before does, and every note of before opens', async () => {
    await migrate(old, null);
    upgraded = await using(old, everything);

    expect(await migrationsIn(old)).toEqual(Object.keys(MIGRATIONS));
    expect(await opensAll(old)).toBe(true);
  });

  it('a backup of before, restored by this version, gives the same as an upgrade', async () => {
    const url = await fresh();
    const opened = await openBackup(kept, pair.identityFile);
    await restore(opened, { ownerUrl: url, passwords: null, deletions: [], data: newFolder(), ...quiet });

    expect(asKept(await using(url, everything))).toEqual(asKept(upgraded));
    expect(await opensAll(url)).toBe(true);
  });

  it('a note of before that does not open any more would be found', async () => {
    await using(old, (db) =>
      sql`update file_record set sealed = sealed || 'x' where file_id = ${files[2]}`.execute(db),
    );

    expect(await opensAll(old)).toBe(false);
  });
});
