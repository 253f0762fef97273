import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newFolder } from '../tests/support/folder.ts';
import { asKept, beginOperating, everything, newPair, operate } from '../tests/support/operator.ts';
import { newOwner, newPostgres } from '../tests/support/postgres.ts';
import { invitationId } from '../src/modules/access/server/index.ts';
import { openDatabase } from '../src/platform/database.ts';
import { shareEmbedded, type Embedded } from '../src/platform/postgres/embedded.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 180_000 });

const FILES = 4_000;
const base = newFolder();
const embedded = { RELAIS_DATA: join(base, 'embedded'), RELAIS_LOG: 'silent' };
const backup = join(base, 'all.age');
let pair: Awaited<ReturnType<typeof newPair>>;
let postgres: Embedded;
let server: { RELAIS_DATA: string; DATABASE_URL: string; RELAIS_LOG: string };

beforeAll(async () => {
  pair = await newPair();
  postgres = await newPostgres();
  server = {
    RELAIS_DATA: join(base, 'server'),
    DATABASE_URL: await newOwner(postgres),
    RELAIS_LOG: 'silent',
  };
  operate(['init'], server);
  expect(operate(['migrate'], server).code).toBe(0);
  await using(server.DATABASE_URL, plant);
}, 120_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(base, { recursive: true, force: true });
}, 120_000);

async function using<Result>(url: string, act: (db: Kysely<unknown>) => Promise<Result>): Promise<Result> {
  const db = openDatabase<unknown>(url, 1);
  try {
    return await act(db);
  } finally {
    await db.destroy();
  }
}

async function plant(db: Kysely<unknown>): Promise<void> {
  await sql`insert into organisation (name, root_public_key, kinds)
    values ('Inventée, "à part"', ${Buffer.alloc(32, 7)}, '{a,"b c"}')`.execute(db);
  await sql`insert into team (organisation_id, kind, side) select id, 'team', 'victims' from organisation`.execute(
    db,
  );
  await sql`insert into file (organisation_id, origin_id, team_id, erase_on)
    select organisation_id, organisation_id, id, current_date + 40 + n % 2
    from team, generate_series(1, ${FILES}) n`.execute(db);
  await sql`insert into file_record (organisation_id, file_id, kind, sealed)
    select organisation_id, id, 'note', sha256(id::text::bytea) from file`.execute(db);
}

/** The owner's address of the embedded database is nobody's: it is reached as the operator reaches it. */
async function embeddedRows(): Promise<Record<string, string[]>> {
  const { startEmbedded } = await import('../src/platform/postgres/embedded.ts');
  const running = await startEmbedded(embedded.RELAIS_DATA, null);
  try {
    return await using(running.ownerUrl, everything);
  } finally {
    await running.stop();
  }
}

const restoreWords = ['restore', '--from', backup, '--identity', ''];
const restoring = () => [...restoreWords.slice(0, -1), pair.identityFile];
const UNENDED =
  'Relais: A restore into this database did not end: run npx relais restore again, from the same file or another.\n';

/** The embedded database of a command that runs, once it answers. */
const shared = (data: string): string => shareEmbedded(data).ownerUrl;

/** Until a restore has begun to fill the database. */
async function marked(urlOf: () => string): Promise<void> {
  for (;;) {
    try {
      const seen = await using(urlOf(), (db) =>
        sql<{ there: boolean }>`select to_regclass('public.unfinished_restore') is not null as there`.execute(
          db,
        ),
      );
      if (seen.rows[0]?.there) return;
    } catch {
      // Not there yet.
    }
    await sleep(10);
  }
}

describe('a mistake is told in one line', () => {
  it.each([
    [['frobnicate'], /There is no command "frobnicate"/],
    [['backup', '--to', 'x'], /needs --recipient/],
    [['backup', '--to', 'x', '--recipient', 'age1short'], /not an age recipient/],
    [['backup', '--two', 'x'], /Unknown option '--two'/],
    [['restore', '--from', '/nowhere', '--identity', '/nowhere'], /\/nowhere cannot be read/],
    [['retention', 'run'], /There is no database in/],
    [['audit', 'verify'], /There is no database in/],
    [['doctor'], /There is no database in/],
  ])('%j', (words, sentence) => {
    const { code, err, out } = operate(words, { RELAIS_DATA: join(base, 'nothing') });

    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(sentence);
  });

  it('help names every command', () => {
    const { code, out } = operate(['help'], {});

    expect(code).toBe(0);
    for (const name of [
      'init',
      'serve',
      'migrate',
      'doctor',
      'organisation',
      'backup',
      'restore',
      'audit verify',
    ]) {
      expect(out).toContain(`  ${name} `);
    }
  });
});

describe('before the first day', () => {
  it('init makes a pepper for its owner alone, once, and shows the pair of the backups without keeping it', () => {
    const data = join(base, 'first');

    const first = operate(['init', '--backup-key'], { RELAIS_DATA: data });
    const pepper = readFileSync(join(data, 'pepper'), 'utf8');
    const again = operate(['init'], { RELAIS_DATA: data });

    expect(statSync(join(data, 'pepper')).mode & 0o777).toBe(0o600);
    expect(first.out).toMatch(/AGE-SECRET-KEY-1[0-9A-Z]{58}/);
    expect(again.out).toContain('left as it is');
    expect(again.out).not.toContain('AGE-SECRET');
    expect(readFileSync(join(data, 'pepper'), 'utf8')).toBe(pepper);
    expect(first.out + again.out).not.toContain(pepper.trim());
  });

  it('production does not start without its pepper', () => {
    const production = { RELAIS_MODE: 'production', ORIGIN: 'https://relais.example' };
    const { code, err } = operate(['migrate'], {
      ...server,
      ...production,
      RELAIS_PEPPER_FILE: join(base, 'gone'),
    });

    expect(code).toBe(1);
    expect(err).toContain('RELAIS_PEPPER_FILE');
  });

  it('the link to found an organisation opens its row, and the database holds no link', async () => {
    const { out } = operate(['organisation'], { ...server, ORIGIN: 'https://relais.example' });
    const token = /^https:\/\/relais\.example\/espace\/lien\/([\w-]{43})\n$/.exec(out)?.[1] ?? '';

    const rows = await using(server.DATABASE_URL, async (db) => {
      return (
        await sql<{ id: Buffer; purpose: string; days: number }>`select id, purpose,
        round(extract(epoch from expires_at - now()) / 86400)::int as days from sec.invitation`.execute(db)
      ).rows;
    });
    expect(rows).toEqual([{ id: invitationId(token), purpose: 'found', days: 7 }]);
  });
});

describe('from a server to the embedded database, and back', () => {
  it('everything is there, row by row, and no half file stays', async () => {
    const kept = operate(['backup', '--to', backup, '--recipient', pair.recipient], server);
    const restored = operate(restoring(), embedded);
    const back = join(base, 'back.age');
    const keptBack = operate(['backup', '--to', back, '--recipient', pair.recipient], embedded);

    expect([kept.code, restored.code, keptBack.code]).toEqual([0, 0, 0]);
    expect(restored.out).toContain('public.file_record');
    const rows = await embeddedRows();
    expect(asKept(rows)).toEqual(asKept(await using(server.DATABASE_URL, everything)));
    expect(rows['public.file_record']).toHaveLength(FILES);
    expect(existsSync(`${backup}.part`)).toBe(false);
    expect(statSync(backup).mode & 0o777).toBe(0o600);

    const url = new URL(server.DATABASE_URL);
    const other = { ...server, RELAIS_DATA: join(base, 'other'), DATABASE_URL: url.href };
    await emptied(url.href);
    expect(operate(['restore', '--from', back, '--identity', pair.identityFile], other).code).toBe(0);
    expect(asKept(await using(other.DATABASE_URL, everything))).toEqual(asKept(rows));
  });

  it('an embedded Relais that serves is backed up beside, and never restored into', async () => {
    const { startEmbedded } = await import('../src/platform/postgres/embedded.ts');
    const serving = await startEmbedded(embedded.RELAIS_DATA, null);
    try {
      const to = join(base, 'beside.age');
      expect(operate(['backup', '--to', to, '--recipient', pair.recipient], embedded).code).toBe(0);
      expect(operate(restoring(), embedded).err).toContain('Another Relais is using this data folder');
      // Not in the temporary folder: each unit of systemd may have one of its own.
      expect(new URL(serving.ownerUrl).searchParams.get('host')).toMatch(
        new RegExp(`^${embedded.RELAIS_DATA}/socket-`),
      );
    } finally {
      await serving.stop();
    }
  });
});

/** As if it had been made a moment ago. */
async function emptied(url: string): Promise<void> {
  await using(url, async (db) => {
    for (const schema of ['sec', 'public'])
      await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db);
    await sql`create schema public`.execute(db);
  });
}

describe('killed at any moment, a restore leaves nothing that serves', () => {
  it.each(['embedded', 'server'])(
    '%s',
    async (kind) => {
      let killed = 0;
      for (const [round, wait] of [0, 400].entries()) {
        const data = join(base, `${kind}-${round}`);
        const env =
          kind === 'embedded' ? { ...embedded, RELAIS_DATA: data } : { ...server, RELAIS_DATA: data };
        if (kind === 'server') await emptied(server.DATABASE_URL);
        const { child, ended } = beginOperating(restoring(), env);
        await Promise.race([ended, marked(() => (kind === 'server' ? server.DATABASE_URL : shared(data)))]);
        await sleep(wait);
        child.kill('SIGKILL');
        const code = await ended;
        const begun = operate(['migrate'], env);
        if (code === null && begun.code !== 0) {
          killed += 1;
          expect(begun.err).toBe(UNENDED);
        }
        const again = operate(restoring(), env);
        // It may have ended a moment before it was killed: then an organisation is there, and all is well.
        expect([again.code, again.err.includes('An organisation is in')]).toEqual(
          begun.code === 0 ? [1, true] : [0, false],
        );
      }
      expect(killed).toBeGreaterThan(0);
    },
    300_000,
  );

  it('a backup that was killed leaves no file with its name, and the next one is whole', async () => {
    const to = join(base, 'killed.age');
    // The folder of the last one that made the logins: the others' passwords are no longer theirs.
    const env = { ...server, RELAIS_DATA: join(base, 'server-1') };
    for (const wait of [200, 350, 450]) {
      const { child, ended } = beginOperating(['backup', '--to', to, '--recipient', pair.recipient], env);
      await sleep(wait);
      child.kill('SIGKILL');
      if ((await ended) === 0) break;
      expect(existsSync(to)).toBe(false);
    }
    rmSync(to, { force: true });
    expect(operate(['backup', '--to', to, '--recipient', pair.recipient], env).code).toBe(0);
    expect(existsSync(`${to}.part`)).toBe(false);
  });

  it('Ctrl-C is a clean end: nothing half-made stays', async () => {
    const data = join(base, 'interrupted');
    const { child, ended } = beginOperating(restoring(), { ...embedded, RELAIS_DATA: data });
    await marked(() => shared(data));
    child.kill('SIGINT');

    expect([0, 130]).toContain(await ended);
    expect(existsSync(join(data, 'postgres.running'))).toBe(false);
    expect(operate(restoring(), { ...embedded, RELAIS_DATA: data })).toMatchObject({ code: 0 });
  });
});

describe('retention', () => {
  it('erases what is past its day and keeps the journal beside the database', async () => {
    await using(server.DATABASE_URL, (db) =>
      sql`update file set erase_on = current_date where erase_on = current_date + 41`.execute(db),
    );

    const { code, out } = operate(['retention', 'run'], { ...server, RELAIS_DATA: join(base, 'server-1') });

    const journal = readFileSync(join(base, 'server-1', 'deletions.jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect([code, out]).toEqual([0, 'retention: 2 000 files erased, 2 000 deletions written down\n']);
    expect(journal).toHaveLength(FILES / 2);
  });

  it('what it erased does not come back with an older backup', async () => {
    await emptied(server.DATABASE_URL);
    const env = { ...server, RELAIS_DATA: join(base, 'server-1') };

    const { out, code } = operate(restoring(), env);

    expect([code, out.includes('2 000 forgotten again')]).toEqual([0, true]);
    const left = await using(server.DATABASE_URL, everything);
    expect(left['public.file']).toHaveLength(FILES / 2);
    expect(left['public.file_record']).toHaveLength(FILES / 2);
  });
});

describe('doctor', () => {
  it('says what is well and what to do, and tells no password', () => {
    const env = { ...server, RELAIS_DATA: join(base, 'server-1') };
    const { out, code } = operate(['doctor'], env);

    expect(code).toBe(1);
    expect(out).toMatch(/^ok {5}database {4}postgresql, PostgreSQL \d+/m);
    expect(out).toMatch(/^ok {5}isolation/m);
    expect(out).toMatch(/^to do {2}mode/m);
    expect(out).not.toContain('operator:');
  });

  it('finds what somebody loosened', async () => {
    const env = { ...server, RELAIS_DATA: join(base, 'server-1') };
    await using(server.DATABASE_URL, (db) => sql`alter table file no force row level security`.execute(db));
    mkdirSync(join(base, 'open'), { recursive: true });
    writeFileSync(join(base, 'open', 'pepper'), 'x'.repeat(40), { mode: 0o644 });

    const { out } = operate(['doctor'], { ...env, RELAIS_PEPPER_FILE: join(base, 'open', 'pepper') });

    expect(out).toMatch(/^to do {2}isolation {3}not forced on file:/m);
    expect(out).toMatch(/^to do {2}file modes {2}chmod 600 .*open\/pepper/m);
    expect(out).toMatch(/^ok {5}statements {2}/m);
    await using(postgres.ownerUrl, (db) => sql`alter role operator set track_activities = on`.execute(db));
    expect(operate(['doctor'], env).out).toMatch(/^to do {2}statements {2}.*track_activities = off/m);
  });

  it('an unreachable database is one line, without its address', () => {
    const { out } = operate(['doctor'], { ...server, DATABASE_URL: 'postgres://who:canary@127.0.0.1:1/x' });

    expect(out).toMatch(/^to do {2}database {4}it does not answer ECONNREFUSED$/m);
    expect(out).not.toContain('canary');
  });
});

describe('a server of which the owner is no superuser', () => {
  it('starts again with the logins it made, on 2026-11-22 it was refused', () => {
    expect(operate(['migrate'], server).code).toBe(0);
    expect(operate(['migrate'], server).code).toBe(0);
  });
});
