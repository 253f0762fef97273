import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { newFolder } from '../tests/support/folder.ts';
import { Network, type Person } from '../tests/support/network.ts';
import { newDatabase, newPair, quiet } from '../tests/support/operator.ts';
import { NOBODY } from '../src/modules/access/index.ts';
import {
  listAudit,
  notaryOf,
  readCheckpoints,
  record,
  signCheckpoints,
} from '../src/modules/access/server/index.ts';
import { openDatabase } from '../src/platform/database.ts';
import { backUp } from './backup.ts';
import { verifyChains } from './chains.ts';
import { openBackup, restore } from './restore.ts';

const folder = newFolder();
const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const jobs = openDatabase<unknown>(inject('jobsUrl'), 1);
const from = join(folder, 'kept.age');
const LATER = 5;
let pair: Awaited<ReturnType<typeof newPair>>;
let house: Person;
let young: Person;
/** The data folder of a server that was backed up, then worked, then was signed. */
const signed = newFolder();
/** What another machine kept of it on that day. */
const copy = join(folder, 'copy.jsonl');
let kept = 0;
/** A copy of that folder, and a database that was brought back with it. */
let data: string;
let restored: Kysely<unknown>;

beforeAll(async () => {
  pair = await newPair();
  house = await network.found('Maison Modèle aux comptes');
  await act(LATER);
  await signCheckpoints(jobs, notaryOf(signed), new Date());
  kept = await length(network.owner);
  await backUp({ url: inject('backupUrl'), to: from, recipients: [pair.recipient], ...quiet });
  await act(LATER);
  young = await network.found('Maison Modèle trop jeune');
  await signCheckpoints(jobs, notaryOf(signed), new Date());
  copyFileSync(notaryOf(signed).file, copy);
});
beforeEach(async () => {
  data = newFolder();
  for (const name of ['notary.secret', 'checkpoints.jsonl'])
    copyFileSync(join(signed, name), join(data, name));
  restored = await bringBack(data);
});
afterAll(async () => {
  await jobs.destroy();
  await network.close();
});

async function act(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await network.as(house, ({ tx }) =>
      record(tx, { action: 'fileOpened', kind: 'file', object: house.account }),
    );
  }
}

async function length(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select max(seq)::int as n from audit_entry
    where organisation_id = ${house.organisation}`.execute(db);
  return rows[0]?.n ?? 0;
}

async function bringBack(into: string): Promise<Kysely<unknown>> {
  const ownerUrl = await newDatabase(inject('superuserUrl'), inject('ownerUrl'));
  const opened = await openBackup(from, pair.identityFile);
  await restore(opened, { ownerUrl, passwords: null, deletions: [], data: into, ...quiet });
  return openDatabase<unknown>(ownerUrl, 1);
}

/** What `audit verify` says of our two houses; other tests work in the same database meanwhile. */
async function verified(db: Kysely<unknown>, ...files: readonly string[]) {
  const checkpoints = (await Promise.all(files.map((file) => readCheckpoints(file)))).flat();
  const { problems, restores } = await verifyChains(db, { data, checkpoints });
  await db.destroy();
  const about = [house, young].map(({ organisation }) => organisation);
  return { restores, problems: problems.filter((line) => about.some((id) => line.includes(id))) };
}

const own = () => notaryOf(data).file;
const without = (file: string, what: RegExp): void =>
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !what.test(line))
      .join('\n'),
  );

describe('a restore is told, never excused', () => {
  it('to each organisation, in its own journal', async () => {
    const { rows } = await sql<{ action: string; actor_id: string }>`select action, actor_id from audit_entry
      where organisation_id = ${house.organisation} and seq > ${kept}`.execute(restored);
    const before = await network.as(house, ({ tx }) => listAudit(tx, { limit: 50 }));
    await restored.destroy();

    expect(rows).toEqual([{ action: 'restored', actor_id: NOBODY }]);
    expect(before.map(({ action }) => action)).not.toContain('restored');
  });

  it('to whoever verifies with checkpoints later than the backup: restored, not tampered with', async () => {
    const { problems, restores } = await verified(restored, copy, own());

    const day = new Date().toISOString().slice(0, 10);
    expect(problems).toEqual([]);
    expect(restores).toHaveLength(1);
    expect(restores[0]).toContain(`restored on ${day} from a backup of ${day}`);
  });

  it('the chains go on from there, and are signed on', async () => {
    await sql`select sec.append(${house.organisation}, ${NOBODY}, 'fileErased', 'file', ${NOBODY}, null)`.execute(
      restored,
    );
    const { rows } = await sql<{ seq: string; hash: Buffer }>`select seq, hash from audit_head
      where organisation_id = ${house.organisation}`.execute(restored);

    expect(Number(rows[0]?.seq)).toBe(kept + 2);
    expect((await verified(restored, copy, own())).problems).toEqual([]);
  });

  it('twice from one backup, it is told of the last', async () => {
    await restored.destroy();
    const again = await bringBack(data);

    const { problems, restores } = await verified(again, copy, own());

    expect(problems).toEqual([]);
    expect(restores).toHaveLength(1);
  });
});

describe('who owns the tables cannot call it a restore', () => {
  const mine = sql`organisation_id = (select id from organisation where name = 'Maison Modèle aux comptes')`;
  const cutTo = async (db: Kysely<unknown>, seq: number): Promise<void> => {
    await sql`delete from audit_entry where ${mine} and seq > ${seq}`.execute(db);
    await sql`update audit_head h set seq = e.seq, hash = e.hash from audit_entry e
      where h.${mine} and e.organisation_id = h.organisation_id and e.seq = ${seq}`.execute(db);
  };
  const say = (db: Kysely<unknown>) =>
    sql`select sec.append(${house.organisation}, ${NOBODY}, 'restored', 'organisation', ${house.organisation},
      null)`.execute(db);

  it('an entry that says so, and that no restore signed, excuses nothing', async () => {
    without(own(), /"restored"/);

    expect((await verified(restored, copy, own())).problems).toEqual([
      expect.stringContaining('is the last one, and there were more'),
      expect.stringContaining('is the last one, and there were more'),
    ]);
  });

  it('a signed restore does not excuse what is cut before it, or after it', async () => {
    await cutTo(restored, kept - 2);
    await say(restored);

    expect((await verified(restored, copy, own())).problems).toEqual([
      expect.stringContaining('is the last one, and there were more'),
      expect.stringContaining('the entry that tells of the restore is missing'),
    ]);
  });

  it('nor that its entry is taken out of the journal', async () => {
    await cutTo(restored, kept);

    expect((await verified(restored, copy, own())).problems).toEqual([
      expect.stringContaining('the entry that tells of the restore is missing'),
    ]);
  });

  it('nor that what the backup held is rewritten', async () => {
    await sql`update audit_entry set actor_id = gen_random_uuid() where ${mine} and seq = 3`.execute(
      restored,
    );

    expect((await verified(restored, copy, own())).problems).toEqual([
      expect.stringContaining('was changed after it was written'),
    ]);
  });

  it('a line that another server signed, or that somebody changed, is a problem and excuses nothing', async () => {
    const line = readFileSync(own(), 'utf8')
      .split('\n')
      .find((text) => text.includes(house.organisation) && text.includes('"restored"'));
    without(own(), /"restored"/);
    appendFileSync(own(), `${String(line).replace(/"restored":"\d{4}/, '"restored":"1999')}\n`);

    const { problems, restores } = await verified(restored, copy, own());

    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringContaining('a checkpoint that this server did not sign'),
        expect.stringContaining(`${house.organisation}, ${kept + 1}: is the last one, and there were more`),
      ]),
    );
    expect(restores).toEqual([]);
  });

  it('the line of an older restore does not excuse what was signed after it', async () => {
    const db = restored;
    for (let n = 0; n < LATER; n += 1) await say(db);
    const { rows } = await sql<{ hash: Buffer }>`select hash from audit_head where ${mine}`.execute(db);
    const notary = notaryOf(data);
    const { checkpointLine } = await import('../src/modules/access/domain/auditChain.ts');
    const later = {
      chain: 'audit' as const,
      organisation: house.organisation,
      seq: kept + 1 + LATER,
      hash: String(rows[0]?.hash.toString('hex')),
      at: new Date(Date.now() + 60_000).toISOString(),
    };
    const signature = notary.sign(checkpointLine(later)).toString('hex');
    const restoredLine = readFileSync(own(), 'utf8')
      .split('\n')
      .find((text) => text.includes(house.organisation) && text.includes('"restored"'));
    // Said once more at the end of the file, where a restore of today would stand.
    appendFileSync(own(), `${JSON.stringify({ ...later, signature })}\n${restoredLine}\n`);
    await cutTo(db, kept + 1);

    expect((await verified(db, copy, own())).problems).toEqual([
      expect.stringContaining('is the last one, and there were more'),
    ]);
  });
});
