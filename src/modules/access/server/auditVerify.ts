import { hash as hashed, type KeyObject } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { RESTORED, type ChainProblem, type Checkpoint, type SetBack } from '../domain/auditChain.ts';
import { isSigned, type SignedCheckpoint } from './auditCheckpoints.ts';
import { auditPages, BEGINNING, keyPages, type Link } from './auditRows.ts';

type Db = Kysely<unknown>;

/** What was signed, from the file and never from the database that is being judged. */
export type Evidence = {
  readonly checkpoints: readonly SignedCheckpoint[];
  readonly publicKey: KeyObject;
};
export type Verified = {
  readonly entries: number;
  readonly problems: readonly ChainProblem[];
  /** Chains that a restore set back, as the server signed. No problem, and never silent. */
  readonly setBack: readonly SetBack[];
};

/** Told now and then how many entries of all organisations have been gone through, and of how many. */
export type Told = (done: number, of: number) => void;

/**
 * Recomputes the audit of every organisation from its rows, in pages, and compares it with what was signed. Finds what
 * was edited, deleted, reordered, cut off or recomputed, up to the last checkpoint. `db` reads every organisation: the
 * backup's login, or a restored copy elsewhere.
 */
export async function verifyAudit(
  db: Db,
  evidence: Evidence,
  tell: Told = () => undefined,
): Promise<Verified> {
  return await atOneMoment(db, async (tx) => {
    const { rows } = await sql<{ organisation: string; seq: string | null; hash: Buffer | null }>`
      select coalesce(e.organisation_id, h.organisation_id) as organisation, h.seq, h.hash
      from (select distinct organisation_id from audit_entry) e
      full join audit_head h on h.organisation_id = e.organisation_id`.execute(tx);
    const heads = new Map(
      rows.map(({ organisation, seq, hash }) => [organisation, { seq: Number(seq), hash }]),
    );
    for (const { chain, organisation } of evidence.checkpoints) {
      if (chain === 'audit' && !heads.has(organisation)) heads.set(organisation, { seq: 0, hash: null });
    }
    const all = [...heads.values()].reduce((sum, { seq }) => sum + seq, 0);
    const walks: Verified[] = [];
    let done = 0;
    for (const [organisation, head] of heads) {
      const pages = auditPages(tx, organisation, (read) => tell((done += read), all));
      walks.push(await walked({ chain: 'audit', organisation, pages }, head, evidence));
    }
    return together(walks);
  });
}

/** The same for the network's chain of public keys, which has no head but its last row. */
export async function verifyKeyLog(db: Db, evidence: Evidence): Promise<Verified> {
  return await atOneMoment(db, (tx) =>
    walked({ chain: 'keys', organisation: '', pages: keyPages(tx) }, null, evidence),
  );
}

/** Rows that are written meanwhile are for the next time. */
async function atOneMoment<Result>(db: Db, look: (tx: Db) => Promise<Result>): Promise<Result> {
  if (db.isTransaction) return await look(db);
  return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(look);
}

type Walk = Pick<Checkpoint, 'chain' | 'organisation'> & { readonly pages: AsyncIterable<readonly Link[]> };
type Head = { readonly seq: number; readonly hash: Buffer | null } | null;

async function walked(walk: Walk, head: Head, evidence: Evidence): Promise<Verified> {
  const { chain, organisation } = walk;
  const problems: ChainProblem[] = [];
  const tell = (seq: number, problem: ChainProblem['problem']): void => {
    problems.push({ chain, organisation, seq, problem });
  };
  const { signed, setBack } = signedOf(walk, evidence, tell);
  let last: { seq: number; hash: Buffer } = { seq: 0, hash: BEGINNING };
  let [entries, said] = [0, false];
  for await (const page of walk.pages) {
    for (const link of page) {
      if (link.seq !== last.seq + 1) tell(last.seq + 1, 'missing');
      else if (!link.prev.equals(last.hash)) tell(link.seq, 'broken');
      if (!fingerprint(link.prev, link.line).equals(link.hash)) tell(link.seq, 'edited');
      if (signed.get(link.seq)?.some(({ hash }) => hash !== link.hash.toString('hex')))
        tell(link.seq, 'rewritten');
      if (link.seq - 1 === setBack?.seq) said = link.action === RESTORED;
      last = { seq: link.seq, hash: link.hash };
      entries += 1;
    }
  }
  const ends = head === null || (head.seq === last.seq && (head.hash ?? BEGINNING).equals(last.hash));
  if (!ends || Math.max(0, ...signed.keys()) > last.seq) tell(last.seq, 'truncated');
  // An organisation that was founded after the backup is gone with its audit, and has nowhere to write.
  if (chain === 'audit' && setBack && !said && (entries > 0 || setBack.seq > 0))
    tell(setBack.seq + 1, 'unsaid');
  return { entries, problems, setBack: setBack ? [setBack] : [] };
}

type Signed = {
  readonly signed: ReadonlyMap<number, readonly SignedCheckpoint[]>;
  readonly setBack: SetBack | null;
};

/**
 * What the fingerprint of each signed number was, and the last restore. A checkpoint that the server did not sign is a
 * problem itself, and excuses nothing. A restore takes the place of what was signed before it, beyond where it set the
 * chain back; what was signed up to there still counts.
 */
function signedOf(
  { chain, organisation }: Walk,
  { checkpoints, publicKey }: Evidence,
  tell: (seq: number, problem: 'unsigned') => void,
): Signed {
  const ours = checkpoints.filter((one) => one.chain === chain && one.organisation === organisation);
  let kept: SignedCheckpoint[] = [];
  let setBack: SetBack | null = null;
  for (const checkpoint of ours.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const { seq, at, restored } = checkpoint;
    if (!isSigned(publicKey, checkpoint)) {
      tell(seq, 'unsigned');
      continue;
    }
    if (restored !== undefined) {
      kept = kept.filter((before) => before.seq <= seq);
      setBack = { chain, organisation, seq, at, restored };
    }
    kept.push(checkpoint);
  }
  return { signed: Map.groupBy(kept, ({ seq }) => seq), setBack };
}

function fingerprint(prev: Buffer, line: string): Buffer {
  return hashed('sha256', Buffer.concat([prev, Buffer.from(line)]), 'buffer');
}

function together(walks: readonly Verified[]): Verified {
  return {
    entries: walks.reduce((sum, { entries }) => sum + entries, 0),
    problems: walks.flatMap(({ problems }) => problems),
    setBack: walks.flatMap(({ setBack }) => setBack),
  };
}
