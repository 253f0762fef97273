import { createPublicKey } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { notaryOf, verifyAudit, verifyKeyLog } from '../src/modules/access/server/index.ts';

type Checkpoints = Parameters<typeof verifyAudit>[1]['checkpoints'];
type Told = Parameters<typeof verifyAudit>[2];
type SetBack = Awaited<ReturnType<typeof verifyAudit>>['setBack'][number];
type Problem = Awaited<ReturnType<typeof verifyAudit>>['problems'][number];

export type Evidence = {
  readonly checkpoints: Checkpoints;
  /** Where the key of the server's notary is. */
  readonly data: string;
};

const SENTENCES: Readonly<Record<Problem['problem'], string>> = {
  missing: 'an entry is missing',
  broken: 'does not follow the entry before it',
  edited: 'was changed after it was written',
  rewritten: 'is not what was signed',
  truncated: 'is the last one, and there were more',
  unsigned: 'a checkpoint that this server did not sign',
  unsaid: 'the entry that tells of the restore is missing',
};

/**
 * Verifies the audit of every organisation and the chain of keys. Without evidence: that they hold together. Says how
 * many entries were gone through, and of how many; what `tell` throws ends it.
 */
export async function verifyChains(
  db: Kysely<unknown>,
  evidence: Evidence | null,
  tell?: Told,
): Promise<Chains> {
  // A million entries take longer than a request may.
  return db.isTransaction ? await both(db, evidence, tell) : await apart(db, evidence, tell);
}

export type Chains = {
  readonly entries: number;
  readonly problems: readonly string[];
  /** Of each restore that this server signed, a sentence. */
  readonly restores: readonly string[];
};

async function apart(db: Kysely<unknown>, evidence: Evidence | null, tell: Told): Promise<Chains> {
  const begun = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await begun.execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
    return await both(tx, evidence, tell);
  });
}

async function both(tx: Kysely<unknown>, evidence: Evidence | null, tell: Told): Promise<Chains> {
  const given = evidence
    ? { checkpoints: evidence.checkpoints, publicKey: notaryOf(evidence.data).publicKey }
    : { checkpoints: [], publicKey: NOBODY };
  const [audit, keys] = [await verifyAudit(tx, given, tell), await verifyKeyLog(tx, given)];
  return {
    entries: audit.entries + keys.entries,
    problems: [...audit.problems, ...keys.problems].map(sentenceOf),
    restores: restoresIn([...audit.setBack, ...keys.setBack]),
  };
}

function restoresIn(setBack: readonly SetBack[]): readonly string[] {
  const restores = Map.groupBy(setBack, ({ at }) => at);
  return [...restores].sort().map(([at, chains]) => {
    const from = `restored on ${at.slice(0, 10)} from a backup of ${chains[0]?.restored}`;
    return `${from}: what was signed between is not in it (${chains.length} chains)`;
  });
}

/** Signs nothing: without checkpoints there is no signature to look at. */
const NOBODY = createPublicKey({
  key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.alloc(32, 1)]),
  format: 'der',
  type: 'spki',
});

function sentenceOf({ chain, organisation, seq, problem }: Problem): string {
  const whose = chain === 'keys' ? 'the chain of keys' : `the audit of ${organisation}`;
  return `${whose}, ${seq}: ${SENTENCES[problem]}`;
}
