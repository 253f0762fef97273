import { createHash, randomBytes, randomInt } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { sql, type Kysely, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '#platform/database.ts';
import { newFolder } from '../../../../tests/support/folder.ts';
import { newOrganisation, plantRows, type SignedIn } from '../../../../tests/support/organisations.ts';
import { auditLine, keyLine } from '../domain/auditChain.ts';
import { listAudit, record } from './audit.ts';
import { notaryOf, readCheckpoints, signCheckpoints, type SignedCheckpoint } from './auditCheckpoints.ts';
import { verifyAudit, verifyKeyLog, type Verified } from './auditVerify.ts';

type Db = Kysely<unknown>;
type Tx = Transaction<unknown>;

const owner: Db = openDatabase(inject('ownerUrl'));
const staff: Db = openDatabase(inject('staffUrl'));
const jobs: Db = openDatabase(inject('jobsUrl'));
const backup: Db = openDatabase(inject('backupUrl'));
const data = newFolder();
const notary = notaryOf(data);
const LENGTH = 25;
let mine: SignedIn, other: SignedIn;

beforeAll(async () => {
  [mine, other] = [await newOrganisation({ owner, staff }), await newOrganisation({ owner, staff })];
  await plantRows(owner, mine);
  for (const person of [mine, other]) {
    await signedIn(person, async (tx) => {
      for (let i = 0; i < LENGTH; i += 1) await act(tx, person, i % 3 === 0 ? randomBytes(40) : undefined);
      for (let generation = 1; generation <= 6; generation += 1) await publish(tx, person, generation);
    });
  }
  await signCheckpoints(jobs, notary, new Date('2026-11-22T13:00:00Z'));
});
afterAll(async () => {
  for (const db of [owner, staff, jobs, backup]) await db.destroy();
  rmSync(data, { recursive: true });
});

async function signedIn<Result>({ session }: SignedIn, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return await staff.transaction().execute(async (tx) => {
    await sql`select from sec.enter(${session.id}, ${session.secret})`.execute(tx);
    return await work(tx);
  });
}

async function act(tx: Tx, { account }: SignedIn, reason?: Buffer): Promise<void> {
  await record(tx, { action: 'fileOpened', kind: 'file', object: account, ...(reason && { reason }) });
}

async function publish(tx: Tx, { account }: SignedIn, generation: number): Promise<void> {
  const key = randomBytes(32);
  await sql`select sec.publish_key('account', ${account}, ${generation}, ${key}, ${key}, ${key})`.execute(tx);
}

const evidence = async (): Promise<{
  checkpoints: readonly SignedCheckpoint[];
  publicKey: typeof notary.publicKey;
}> => ({
  checkpoints: await readCheckpoints(notary.file),
  publicKey: notary.publicKey,
});

/** Other tests write in the same database meanwhile: of the audits, those of ours count. */
const ours = ({ problems }: Pick<Verified, 'problems'>): readonly string[] =>
  problems
    .filter(
      ({ chain, organisation }) =>
        chain === 'keys' || organisation === mine.organisation || organisation === other.organisation,
    )
    .map(({ seq, problem }) => `${seq} ${problem}`);

describe('an act and its entry are one', () => {
  const nameOf = async (): Promise<string | undefined> => {
    const { rows } = await sql<{
      name: string;
    }>`select name from organisation where id = ${mine.organisation}`.execute(owner);
    return rows[0]?.name;
  };
  const acts = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entry
      where organisation_id = ${mine.organisation} and action = 'organisationRenamed'`.execute(owner);
    return rows[0]?.n ?? 0;
  };
  const rename = (name: string, fails: boolean): Promise<void> =>
    signedIn(mine, async (tx) => {
      await sql`update organisation set name = ${name} where id = ${mine.organisation}`.execute(tx);
      await record(tx, { action: 'organisationRenamed', kind: 'organisation', object: mine.organisation });
      if (fails) throw new Error('the power went');
    });

  it('both are gone when the transaction fails, and both are there when it does not', async () => {
    const name = await nameOf();

    await expect(rename('Perdue', true)).rejects.toThrow('the power went');
    expect([await nameOf(), await acts()]).toEqual([name, 0]);

    await rename('Gardée', false);
    expect([await nameOf(), await acts()]).toEqual(['Gardée', 1]);
  });

  it('an act whose entry is refused does not happen', async () => {
    const name = await nameOf();
    const nameless = signedIn(mine, async (tx) => {
      await sql`update organisation set name = 'Sans trace'`.execute(tx);
      await record(tx, { action: 'no word', kind: 'organisation', object: mine.organisation });
    });

    await expect(nameless).rejects.toMatchObject({ code: '23514' });
    expect(await nameOf()).toBe(name);
  });

  it('nobody writes an entry without being signed in', async () => {
    const entry = { action: 'fileOpened', kind: 'file', object: mine.account };

    await expect(staff.transaction().execute((tx) => record(tx, entry))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('twenty people who act at the same moment leave one chain', async () => {
    await Promise.all(Array.from({ length: 20 }, () => signedIn(other, (tx) => act(tx, other))));

    expect(ours(await verifyAudit(backup, await evidence()))).toEqual([]);
  });
});

describe('an organisation reads its own audit', () => {
  it('page after page, the latest first, and of one thing alone', async () => {
    const first = await signedIn(mine, (tx) => listAudit(tx, { limit: 10 }));
    const before = first.at(-1)?.seq ?? 0;
    const second = await signedIn(mine, (tx) => listAudit(tx, { before, limit: 10 }));
    const object = mine.organisation;
    const about = await signedIn(mine, (tx) => listAudit(tx, { limit: 10, object }));

    expect(first.map(({ seq }) => seq)).toEqual(Array.from({ length: 10 }, (_, i) => before + 9 - i));
    expect(second[0]?.seq).toBe(before - 1);
    expect(about.map(({ action }) => action)).toEqual(['organisationRenamed']);
    expect(first.every(({ actor, hour }) => actor === mine.account && hour.getUTCMinutes() === 0)).toBe(true);
  });
});

type Row = {
  seq: string;
  actor_id: string;
  action: string;
  object_kind: string;
  object_id: string;
  reason: Buffer | null;
  on_hour: Date;
  prev: Buffer;
  hash: Buffer;
};
const mineOnly = () => sql`organisation_id = ${mine.organisation}`;
const any = (): number => randomInt(1, LENGTH + 1);
const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Makes every fingerprint right again from this number on, as whoever owns the table can. */
async function recompute(tx: Tx, from: number): Promise<void> {
  const { rows } = await sql<Row>`select * from audit_entry where ${mineOnly()} order by seq`.execute(tx);
  let prev = sha256();
  for (const row of rows) {
    const line = auditLine({
      organisation: mine.organisation,
      seq: Number(row.seq),
      hour: `${row.on_hour.toISOString().slice(0, 13)}:00:00Z`,
      actor: row.actor_id,
      action: row.action,
      kind: row.object_kind,
      object: row.object_id,
      reason: row.reason ? sha256(row.reason).toString('hex') : '',
    });
    const hash = Number(row.seq) < from ? row.hash : sha256(prev, line);
    await sql`update audit_entry set prev = ${prev}, hash = ${hash} where ${mineOnly()} and seq = ${row.seq}`.execute(
      tx,
    );
    await sql`update audit_head set seq = ${row.seq}, hash = ${hash} where ${mineOnly()}`.execute(tx);
    prev = hash;
  }
}

async function edit(tx: Tx): Promise<number> {
  const seq = any();
  const change = [
    sql`action = 'fileClosed'`,
    sql`object_kind = 'team'`,
    sql`object_id = gen_random_uuid()`,
    sql`actor_id = gen_random_uuid()`,
    sql`on_hour = on_hour - interval '1 hour'`,
    sql`reason = coalesce(reason, '') || 'x'`,
    sql`prev = sha256(prev)`,
    sql`hash = sha256(hash)`,
    sql`seq = 1000000`,
  ][randomInt(9)]!;
  await sql`update audit_entry set ${change} where ${mineOnly()} and seq = ${seq}`.execute(tx);
  return seq;
}

async function swap(tx: Tx): Promise<number> {
  const a = any();
  const b = (a % LENGTH) + 1;
  await sql`update audit_entry set seq = -seq where ${mineOnly()} and seq in (${a}, ${b})`.execute(tx);
  await sql`update audit_entry set seq = ${a + b} + seq where ${mineOnly()} and seq < 0`.execute(tx);
  return Math.min(a, b);
}

async function cut(tx: Tx, from = any()): Promise<number> {
  await sql`delete from audit_entry where ${mineOnly()} and seq >= ${from}`.execute(tx);
  return from;
}

/** Moves the rest down by one, so that no number is missing. */
async function removeOne(tx: Tx): Promise<number> {
  const seq = any();
  await sql`delete from audit_entry where ${mineOnly()} and seq = ${seq}`.execute(tx);
  await sql`update audit_entry set seq = -seq where ${mineOnly()} and seq > ${seq}`.execute(tx);
  await sql`update audit_entry set seq = -seq - 1 where ${mineOnly()} and seq < 0`.execute(tx);
  return seq;
}

const TAMPERS: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  edited: edit,
  deleted: (tx) => sql`delete from audit_entry where ${mineOnly()} and seq = ${any()}`.execute(tx),
  reordered: swap,
  'cut off': (tx) => cut(tx),
  'deleted, the rest moved and recomputed': async (tx) => recompute(tx, await removeOne(tx)),
  'edited and recomputed': async (tx) => {
    const seq = any();
    await sql`update audit_entry set actor_id = gen_random_uuid() where ${mineOnly()} and seq = ${seq}`.execute(
      tx,
    );
    await recompute(tx, seq);
  },
  'reordered and recomputed': async (tx) => {
    const seq = any();
    await sql`update audit_entry set object_id = gen_random_uuid(), action = 'fileClosed'
      where ${mineOnly()} and seq in (${seq}, ${(seq % LENGTH) + 1})`.execute(tx);
    await recompute(tx, 1);
  },
  'cut off and the head moved': async (tx) =>
    recompute(tx, (await cut(tx, randomInt(2, LENGTH + 1))) + LENGTH),
  emptied: async (tx) => {
    await cut(tx, 1);
    await sql`delete from audit_head where ${mineOnly()}`.execute(tx);
  },
};

const UNDONE = new Error('undone');

/** What a verification finds after this was done, which is then undone. */
async function after(tamper: (tx: Tx) => Promise<unknown>, look: (tx: Db) => Promise<Verified>) {
  let found: readonly string[] = [];
  const run = owner.transaction().execute(async (tx) => {
    await tamper(tx);
    found = ours(await look(tx));
    throw UNDONE;
  });
  await run.catch((error: unknown) => {
    if (error !== UNDONE) throw error;
  });
  return found;
}

describe('who owns the tables cannot rewrite what was done', () => {
  it('nothing is found where nothing was touched', async () => {
    const { entries, ...found } = await verifyAudit(backup, await evidence());

    expect(ours(found)).toEqual([]);
    expect(entries).toBeGreaterThanOrEqual(2 * LENGTH);
    expect(
      await after(
        async () => undefined,
        async (tx) => verifyAudit(tx, await evidence()),
      ),
    ).toEqual([]);
  });

  it('a thousand changes, of nine kinds, are all found', { timeout: 300_000 }, async () => {
    const kept = await evidence();
    const kinds = Object.keys(TAMPERS);
    const missed: string[] = [];
    for (let i = 0; i < 1_000; i += 1) {
      const kind = kinds[i % kinds.length]!;
      if ((await after(TAMPERS[kind]!, (tx) => verifyAudit(tx, kept))).length === 0) missed.push(kind);
    }

    expect(missed).toEqual([]);
  });

  it('a chain recomputed with care is found by the checkpoints alone', async () => {
    const look = async (tx: Db): Promise<Verified> =>
      verifyAudit(tx, { checkpoints: [], publicKey: notary.publicKey });

    expect(await after(TAMPERS['edited and recomputed']!, look)).toEqual([]);
    expect(
      await after(TAMPERS['edited and recomputed']!, async (tx) => verifyAudit(tx, await evidence())),
    ).toEqual([`${LENGTH} rewritten`]);
  });

  it('a checkpoint the server did not sign is one more problem', async () => {
    const { checkpoints, publicKey } = await evidence();
    const forged = checkpoints.map((checkpoint) =>
      checkpoint.organisation === mine.organisation ? { ...checkpoint, hash: 'ab'.repeat(32) } : checkpoint,
    );

    expect(ours(await verifyAudit(backup, { checkpoints: forged, publicKey }))).toEqual([
      `${LENGTH} unsigned`,
    ]);
  });
});

describe('nobody swaps a public key unseen', () => {
  const KEYS: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
    swapped: (tx) =>
      sql`update key_log set seal_public_key = ${randomBytes(32)} where ${mineOnly()} and generation = 3`.execute(
        tx,
      ),
    'said to be another’s': (tx) =>
      sql`update key_log set subject_id = ${other.account} where ${mineOnly()} and generation = 3`.execute(
        tx,
      ),
    deleted: (tx) => sql`delete from key_log where ${mineOnly()} and generation = 3`.execute(tx),
    'cut off': (tx) =>
      sql`delete from key_log where seq >= (select min(seq) + 2 from key_log where ${mineOnly()})`.execute(
        tx,
      ),
    'swapped and recomputed': async (tx) => {
      await KEYS['swapped']!(tx);
      const { rows } = await sql<Record<string, string> & Record<'s' | 'e' | 'g', Buffer> & { n: number }>`
        select seq, kind, subject_id as subject, organisation_id as organisation, on_day::text as day, generation as n,
          seal_public_key as e, sign_public_key as g, signature as s from key_log order by seq`.execute(tx);
      let prev = sha256();
      for (const { seq = '', kind = '', subject = '', organisation = '', day = '', n, e, g, s } of rows) {
        const bytes = {
          seal: e?.toString('hex') ?? '',
          sign: g?.toString('hex') ?? '',
          signature: s.toString('hex'),
        };
        const line = keyLine({ seq: Number(seq), kind, subject, organisation, day, generation: n, ...bytes });
        const hash = sha256(prev, line);
        await sql`update key_log set prev = ${prev}, hash = ${hash} where seq = ${seq}`.execute(tx);
        prev = hash;
      }
    },
  };

  it('the chain holds where nothing was touched', async () => {
    expect(ours(await verifyKeyLog(backup, await evidence()))).toEqual([]);
  });

  it.each(Object.keys(KEYS))('a key %s is found', async (kind) => {
    const kept = await evidence();

    expect(await after(KEYS[kind]!, (tx) => verifyKeyLog(tx, kept))).not.toEqual([]);
  });
});

describe('the server signs the chains, beside the database', () => {
  it('only those that have grown, and again from another process with the same key', async () => {
    await signCheckpoints(jobs, notary, new Date());
    await signedIn(mine, (tx) => act(tx, mine));
    const before = (await readCheckpoints(notary.file)).length;

    expect(await signCheckpoints(jobs, notaryOf(data), new Date('2026-11-22T14:00:00Z'))).toBeGreaterThan(0);

    const checkpoints = await readCheckpoints(notary.file);
    expect(checkpoints.slice(before).map(({ organisation }) => organisation)).toContain(mine.organisation);
    expect(checkpoints.slice(before).map(({ organisation }) => organisation)).not.toContain(
      other.organisation,
    );
    expect(ours(await verifyAudit(backup, await evidence()))).toEqual([]);
  });

  it('a line that a power failure cut is left out and written over; a line that is none is refused', async () => {
    const whole = readFileSync(notary.file, 'utf8');
    appendFileSync(notary.file, '{"chain":"audit","org');
    await signedIn(mine, (tx) => act(tx, mine));

    await signCheckpoints(jobs, notary, new Date());
    expect(readFileSync(notary.file, 'utf8').startsWith(`${whole}{"chain":"audit","organisation"`)).toBe(
      true,
    );
    expect(ours(await verifyAudit(backup, await evidence()))).toEqual([]);

    const signed = readFileSync(notary.file, 'utf8');
    writeFileSync(notary.file, signed.replace('"seq":', '"seq":x'));
    await expect(readCheckpoints(notary.file)).rejects.toThrow('is no checkpoint');
    writeFileSync(notary.file, signed);
  });

  it('its file and its key are for the server’s eyes', () => {
    expect(statSync(notary.file).mode & 0o077).toBe(0);
    expect(readFileSync(notary.file, 'utf8')).not.toContain(mine.account);
  });
});
