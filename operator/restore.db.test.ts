import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openByHand } from '../tests/support/ageByHand.ts';
import { newFolder } from '../tests/support/folder.ts';
import { bytes, Network, NETWORK, type Person } from '../tests/support/network.ts';
import { askForMail, happen } from '../tests/support/mails.ts';
import { asKept, everything, newDatabase, newPair, quiet } from '../tests/support/operator.ts';
import { refuseMail, signIn } from '../src/modules/access/server/index.ts';
import { openDatabase } from '../src/platform/database.ts';
import { listDeletions, type Deletion } from '../src/platform/deletions.ts';
import { MIGRATIONS } from '../src/platform/migrate.ts';
import { Key, seal } from '../src/sealing/index.ts';
import { backUp } from './backup.ts';
import { openBackup, restore, type Restored } from './restore.ts';

const CLEAR = 'Organisation canari à retrouver';
const SEALED = 'canari scellé : Trifouillis, hier soir';
const folder = newFolder();
const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
let house: Person;
let leaver: Person;
let pair: Awaited<ReturnType<typeof newPair>>;
let file: string;
let record: string;
const whole = join(folder, 'whole.age');

beforeAll(async () => {
  house = await network.found(CLEAR);
  leaver = await network.colleague(house);
  pair = await newPair();
  file = await aFile();
  record = await aRecord(file);
  await aRecord(file);
  await aDraft();
  await keep(whole);
});
afterAll(() => network.close());

const keep = (to: string) => backUp({ url: inject('backupUrl'), to, recipients: [pair.recipient], ...quiet });

async function aFile(): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into file (organisation_id, origin_id, team_id, erase_on)
    select organisation_id, organisation_id, id, current_date + 30 from team
    where organisation_id = ${house.organisation} limit 1 returning id`.execute(network.owner);
  return rows[0]?.id ?? '';
}

async function aRecord(inFile: string): Promise<string> {
  const about = { table: 'file_record', column: 'sealed', row: inFile, origin: house.organisation };
  const { rows } = await sql<{ id: string }>`
    insert into file_record (organisation_id, file_id, kind, sealed)
    values (${house.organisation}, ${inFile}, 'note', ${seal(Key.random(), bytes(SEALED), about)})
    returning id`.execute(network.owner);
  return rows[0]?.id ?? '';
}

async function aDraft(): Promise<void> {
  await sql`insert into sealed_draft (organisation_id, account_id, form, sealed, kept_until)
    values (${house.organisation}, ${house.account}, 'x', 'x', now() + interval '1 day')`.execute(
    network.owner,
  );
}

async function into(ownerUrl: string, from = whole, deletions: readonly Deletion[] = []): Promise<Restored> {
  const opened = await openBackup(from, pair.identityFile);
  return restore(opened, { ownerUrl, passwords: null, deletions, data: newFolder(), ...quiet });
}

const fresh = () => newDatabase(inject('superuserUrl'), inject('ownerUrl'));

async function using<Result>(url: string, act: (db: Kysely<unknown>) => Promise<Result>): Promise<Result> {
  const db = openDatabase<unknown>(url, 2);
  try {
    return await act(db);
  } finally {
    await db.destroy();
  }
}

/** The login of staff, in another database. */
function staffOf(ownerUrl: string): string {
  const url = new URL(inject('staffUrl'));
  url.pathname = new URL(ownerUrl).pathname;
  return url.href;
}

const signsIn = (url: string, { mail, passphrase }: Person) =>
  using(staffOf(url), async (db) => {
    return signIn(db, { mail, passphrase: bytes(passphrase), code: '', network: NETWORK, now: new Date() });
  });

describe('a restored database is the one that was kept', () => {
  it('row by row, in every table; sessions, links and what was being typed stay behind', async () => {
    const url = await fresh();

    const { rows } = await into(url);

    const before = await everything(network.owner);
    const after = await using(url, everything);
    expect(asKept(after)).toEqual(asKept(before));
    expect(rows).toBe(Object.values(before).flat().length);
    expect(before['sec.credential']?.length).toBeGreaterThan(1);
    for (const table of ['sec.session', 'sec.invitation', 'public.sealed_draft']) {
      const count = (db: Kysely<unknown>) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.id(...table.split('.'))}`.execute(db);
      expect((await using(url, count)).rows).toEqual([{ n: 0 }]);
    }
  });

  it('whoever has her pass-phrase signs in, and nobody goes on with a session of before', async () => {
    const url = await fresh();
    await into(url);

    expect(await signsIn(url, house)).toMatchObject({ ok: true });
    expect(await signsIn(url, { ...house, passphrase: 'une autre phrase, inventée' })).toMatchObject({
      ok: false,
    });
    expect(await network.isIn(house)).toBe(true);
    expect(await using(staffOf(url), (db) => sql`select sec.account() as who`.execute(db))).toMatchObject({
      rows: [{ who: null }],
    });
  });

  it('keys, rules and triggers are all there again', async () => {
    const shape = (db: Kysely<unknown>) =>
      sql`select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d from pg_constraint
        where connamespace in ('public'::regnamespace, 'sec'::regnamespace)
        union all select tgrelid::regclass::text, tgname, tgenabled::text from pg_trigger where not tgisinternal
        order by 1, 2, 3`.execute(db);
    const url = await fresh();
    await into(url);

    expect((await using(url, shape)).rows).toEqual((await shape(network.owner)).rows);
  });
});

describe('a backup opens with the identity kept elsewhere, and with nothing else', () => {
  const marks = (content: Buffer, text: string): number =>
    ['utf8', 'utf16le', 'hex', 'base64'].filter((encoding) => {
      const seen = content.toString('latin1');
      const wanted = Buffer.from(text);
      if (encoding === 'hex' || encoding === 'base64')
        return seen.includes(wanted.toString(encoding).slice(0, -4));
      return content.includes(Buffer.from(text, encoding === 'utf8' ? 'utf8' : 'utf16le'));
    }).length;

  it('nothing of it can be read in the file; opened, what is sealed is sealed still', () => {
    const content = readFileSync(whole);
    const opened = openByHand(content, pair.identity);

    expect([CLEAR, SEALED, house.organisation, 'organisation'].map((text) => marks(content, text))).toEqual([
      0, 0, 0, 0,
    ]);
    // Positive control: the same search finds the name of an organisation, which the database holds in clear.
    expect(marks(opened, CLEAR)).toBe(1);
    expect(marks(opened, SEALED)).toBe(0);
    expect(marks(Buffer.concat([opened, Buffer.from(SEALED)]), SEALED)).toBe(1);
  });

  it('the ordinary age command opens it, where there is one; the format by hand, everywhere', () => {
    const opened = openByHand(readFileSync(whole), pair.identity);
    const age = ['/usr/bin/age', '/usr/local/bin/age'].find((path) => existsSync(path));

    expect(opened.toString().split('\n')[0]).toMatch(/^\{"relais":"backup","format":1,/);
    if (age) expect(execFileSync(age, ['-d', '-i', pair.identityFile, whole])).toEqual(opened);
  });

  it('another identity is told so, and touches nothing', async () => {
    const other = await newPair();

    await expect(openBackup(whole, other.identityFile)).rejects.toThrow(
      'This identity does not open this backup',
    );
  });
});

describe('what is not whole is never restored', () => {
  it.each([10, 300, 5_000, -20_000, -2_000, -17, -1])('cut at %i', async (at) => {
    const cut = join(folder, `cut${at}.age`);
    writeFileSync(cut, readFileSync(whole));
    truncateSync(cut, at > 0 ? at : Math.max(0, readFileSync(whole).length + at));
    const url = await fresh();

    await expect(into(url, cut)).rejects.toThrow(/cannot be used|does not open/);

    expect(await using(url, (db) => sql`select to_regclass('organisation') as it`.execute(db))).toMatchObject(
      {
        rows: [{ it: null }],
      },
    );
  });

  it('a file that somebody else made for the same recipient, with a row less, is refused', async () => {
    const { ageEncrypt } = await import('../src/sealing/index.ts');
    const lines = openByHand(readFileSync(whole), pair.identity).toString().split('\n');
    const less = lines.filter((_, at) => at !== lines.findIndex((line) => line.includes(CLEAR)));
    const forged = join(folder, 'forged.age');
    const stream = await ageEncrypt([pair.recipient], new Blob([less.join('\n')]).stream());
    writeFileSync(forged, Buffer.from(await new Response(stream).arrayBuffer()));

    await expect(into(await fresh(), forged)).rejects.toThrow('its content is not what its end says');
  });

  it('a name that is taken is not written over', async () => {
    await expect(keep(whole)).rejects.toThrow('exists already');
    expect(existsSync(`${whole}.part`)).toBe(false);
  });
});

describe('a restore is for an empty database', () => {
  it('where an organisation is, it touches nothing', async () => {
    const url = await fresh();
    await into(url);
    const before = await using(url, everything);

    await expect(into(url)).rejects.toThrow('An organisation is in this database');

    expect(await using(url, everything)).toEqual(before);
  });

  it('tables of something else are left alone', async () => {
    const url = await fresh();
    await using(url, (db) => sql`create table public.accounts (id int)`.execute(db));

    await expect(into(url)).rejects.toThrow('tables of something else');
  });
});

describe('what was forgotten since stays forgotten', () => {
  it('files, records and ways in that went after the backup go again', async () => {
    const url = await fresh();
    const [fileGone, organisation, on] = [await aFile(), house.organisation, '2026-01-02'];
    await aRecord(fileGone);
    const later = join(folder, 'later.age');
    await keep(later);

    const done = await into(url, later, [
      { organisation, kind: 'file', object: fileGone, on },
      { organisation, kind: 'record', object: record, on },
      { organisation, kind: 'account', object: leaver.account, on },
      { organisation, kind: 'file', object: crypto.randomUUID(), on },
    ]);

    const left = await using(url, async (db) => ({
      files: (await sql`select id from file where id in (${file}, ${fileGone})`.execute(db)).rows,
      records: (
        await sql`select id from file_record where id = ${record} or file_id = ${fileGone}`.execute(db)
      ).rows,
      journal: (await sql`select 1 from deletion`.execute(db)).rows.length,
    }));
    expect(left).toEqual({ files: [{ id: file }], records: [], journal: done.deletions.length });
    expect(done.forgotten).toMatchObject({ rows: 3, unopened: [] });
    expect(await signsIn(url, leaver)).toMatchObject({ ok: false });
    expect(await signsIn(url, house)).toMatchObject({ ok: true });
    // Positive control: without the journal she comes back.
    const unforgetting = await fresh();
    await into(unforgetting, later);
    expect(await signsIn(unforgetting, leaver)).toMatchObject({ ok: true });
  });

  it('who wanted no mail any more gets none after a restore, and no mail of the past leaves', async () => {
    const [stopped, stays] = [await network.colleague(house), await network.colleague(house)];
    for (const who of [stopped, stays]) {
      await askForMail(network, who);
      await happen(network, who);
    }
    const before = join(folder, 'mails.age');
    await keep(before);
    await network.as(stopped, ({ tx }) => refuseMail(tx));
    const jobs = openDatabase<unknown>(inject('jobsUrl'), 1);
    const deletions = await listDeletions(jobs, '2026-01-01');
    await jobs.destroy();
    const kept = (url: string) =>
      using(url, async (db) => ({
        addresses: (
          await sql<{ account: string }>`select account_id as account from sec.mail_address
            where account_id in (${stopped.account}, ${stays.account})`.execute(db)
        ).rows.map(({ account }) => account),
        due: (await sql`select from sec.mail_due`.execute(db)).rows.length,
      }));

    const url = await fresh();
    await into(url, before, deletions);
    expect(await kept(url)).toEqual({ addresses: [stays.account], due: 0 });

    // Positive control: without the journal her address comes back.
    const unforgetting = await fresh();
    await into(unforgetting, before);
    expect((await kept(unforgetting)).addresses).toHaveLength(2);
  });
});

describe('a backup goes forward in time, never back', () => {
  const later = { ...MIGRATIONS, '9999-later': { up: (db: Kysely<unknown>) => addLater(db) } };
  const addLater = async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table organisation add column later integer not null default 7`.execute(db);
  };

  it('one of an older version is loaded as it was, then brought to the present', async () => {
    const url = await fresh();
    const opened = await openBackup(whole, pair.identityFile);

    await restore(opened, {
      ownerUrl: url,
      passwords: null,
      deletions: [],
      data: folder,
      migrations: later,
      ...quiet,
    });

    const { rows } = await using(url, (db) => sql`select distinct later from organisation`.execute(db));
    expect(rows).toEqual([{ later: 7 }]);
  });

  it('one of a newer version is refused before anything is touched', async () => {
    const url = await fresh();
    const older = Object.fromEntries(Object.entries(MIGRATIONS).slice(0, -1));
    const opened = await openBackup(whole, pair.identityFile);

    await expect(
      restore(opened, {
        ownerUrl: url,
        passwords: null,
        deletions: [],
        data: folder,
        migrations: older,
        ...quiet,
      }),
    ).rejects.toThrow('upgrade first');
  });
});

describe('a backup that would leave rows out is no backup', () => {
  it.each([
    [
      'a policy was taken away',
      `drop policy backup on file`,
      `create policy backup on file for select to relais_backup using (true)`,
    ],
    [
      'a right was taken away',
      `revoke select on file from relais_backup`,
      `grant select on file to relais_backup`,
    ],
    [
      'a policy was narrowed',
      `alter policy backup on file using (erase_on > current_date)`,
      `alter policy backup on file using (true)`,
    ],
  ])('%s', async (_, spoil, repair) => {
    await sql.raw(spoil).execute(network.owner);
    try {
      await expect(keep(join(folder, 'hidden.age'))).rejects.toThrow('may not read all of public.file:');
    } finally {
      await sql.raw(repair).execute(network.owner);
    }
    expect(existsSync(join(folder, 'hidden.age'))).toBe(false);
  });
});
