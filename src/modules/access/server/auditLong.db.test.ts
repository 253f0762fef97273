import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '#platform/database.ts';
import { newOrganisation, type SignedIn } from '../../../../tests/support/organisations.ts';
import { verifyAudit } from './auditVerify.ts';

const owner = openDatabase<unknown>(inject('ownerUrl'));
const staff = openDatabase<unknown>(inject('staffUrl'));
const LENGTH = 5_100;
const evidence = { checkpoints: [], publicKey: createPublicKey(generateKeyPairSync('ed25519').privateKey) };
let mine: SignedIn;

beforeAll(async () => {
  mine = await newOrganisation({ owner, staff });
  const { account, session } = mine;
  await staff.transaction().execute(async (tx) => {
    await sql`select from sec.enter(${session.id}, ${session.secret})`.execute(tx);
    await sql`select sec.record('fileOpened', 'file', ${account}, null)
      from generate_series(1, ${LENGTH}::integer)`.execute(tx);
  });
}, 120_000);
afterAll(async () => {
  for (const db of [owner, staff]) await db.destroy();
});

const UNDONE = new Error('undone');

/** What is found of ours, and how far it says it went, with this row changed; which is then undone. */
async function found(change: (tx: Kysely<unknown>) => Promise<unknown>) {
  const said: number[] = [];
  let problems: readonly string[] = [];
  const looked = owner.transaction().execute(async (tx) => {
    await change(tx);
    const verified = await verifyAudit(tx, evidence, (done, of) => said.push(done, of));
    problems = verified.problems
      .filter(({ organisation }) => organisation === mine.organisation)
      .map(({ seq, problem }) => `${seq} ${problem}`);
    throw UNDONE;
  });
  await looked.catch((error: unknown) => {
    if (error !== UNDONE) throw error;
  });
  return { problems, said };
}

const edit = (seq: number) => (tx: Kysely<unknown>) =>
  sql`update audit_entry set object_id = gen_random_uuid()
    where organisation_id = ${mine.organisation} and seq = ${seq}`.execute(tx);

describe('a journal longer than what is read at once', () => {
  it('holds where nothing was touched, and says how far the verification is', async () => {
    const { problems, said } = await found(() => Promise.resolve());

    expect(problems).toEqual([]);
    expect(said.length).toBeGreaterThanOrEqual(4);
    expect(said.at(-2)).toBe(said.at(-1));
  });

  it.each([1, 5_000, 5_001, LENGTH])('entry %i that was changed is found', async (seq) => {
    expect((await found(edit(seq))).problems).toEqual([`${seq} edited`]);
  });

  it('an entry that was taken out where one page ends and the next begins is found', async () => {
    const { problems } = await found((tx) =>
      sql`delete from audit_entry where organisation_id = ${mine.organisation} and seq = 5001`.execute(tx),
    );

    expect(problems).toEqual(['5001 missing']);
  });
});
