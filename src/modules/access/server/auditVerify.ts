import { createHash, type KeyObject } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import {
  auditLine,
  keyLine,
  RESTORED,
  type ChainProblem,
  type Checkpoint,
  type SetBack,
} from '../domain/auditChain.ts';
import { isSigned, type SignedCheckpoint } from './auditCheckpoints.ts';

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

const PAGE = 5_000;
const BEGINNING = createHash('sha256').digest();

type Link = {
  readonly seq: number;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly line: string;
  readonly action: string;
};
type Reader = (after: number) => Promise<readonly Link[]>;

/**
 * Recomputes the audit of every organisation from its rows, in pages, and compares it with what was signed. Finds what
 * was edited, deleted, reordered, cut off or recomputed, up to the last checkpoint. `db` reads every organisation: the
 * backup's login, or a restored copy elsewhere.
 */
export async function verifyAudit(db: Db, evidence: Evidence): Promise<Verified> {
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
    const walks: Verified[] = [];
    for (const [organisation, head] of heads) {
      const walk = { chain: 'audit' as const, organisation, read: auditReader(tx, organisation) };
      walks.push(await walked(walk, head, evidence));
    }
    return together(walks);
  });
}

/** The same for the network's chain of public keys, which has no head but its last row. */
export async function verifyKeyLog(db: Db, evidence: Evidence): Promise<Verified> {
  return await atOneMoment(db, (tx) =>
    walked({ chain: 'keys', organisation: '', read: keyReader(tx) }, null, evidence),
  );
}

/** Rows that are written meanwhile are for the next time. */
async function atOneMoment<Result>(db: Db, look: (tx: Db) => Promise<Result>): Promise<Result> {
  if (db.isTransaction) return await look(db);
  return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(look);
}

type Walk = Pick<Checkpoint, 'chain' | 'organisation'> & { readonly read: Reader };
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
  for (let page = await walk.read(0); page.length > 0; page = await walk.read(last.seq)) {
    for (const link of page) {
      if (link.seq !== last.seq + 1) tell(last.seq + 1, 'missing');
      else if (!link.prev.equals(last.hash)) tell(link.seq, 'broken');
      if (!fingerprint(link.prev, link.line).equals(link.hash)) tell(link.seq, 'edited');
      const is = link.hash.toString('hex');
      if (signed.get(link.seq)?.some(({ hash }) => hash !== is)) tell(link.seq, 'rewritten');
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
  return createHash('sha256').update(prev).update(line).digest();
}

type AuditRow = {
  seq: string;
  hour: string;
  actor: string;
  action: string;
  kind: string;
  object: string;
  reason: Buffer | null;
  prev: Buffer;
  hash: Buffer;
};

function auditReader(tx: Db, organisation: string): Reader {
  return async (after) => {
    const { rows } = await sql<AuditRow>`
      select seq, to_char(on_hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as hour, actor_id as actor,
        action, object_kind as kind, object_id as object, reason, prev, hash
      from audit_entry where organisation_id = ${organisation} and seq > ${after}
      order by seq limit ${PAGE}`.execute(tx);
    return rows.map(({ seq, hour, reason, prev, hash, ...entry }) => {
      const whole = hour.replace(':00:00.000000Z', ':00:00Z');
      const text = reason === null ? '' : createHash('sha256').update(reason).digest('hex');
      const line = auditLine({ ...entry, organisation, seq: Number(seq), hour: whole, reason: text });
      return { seq: Number(seq), prev, hash, line, action: entry.action };
    });
  };
}

type KeyRow = {
  seq: string;
  day: string;
  generation: number;
  kind: string;
  organisation: string;
  subject: string;
  seal: Buffer | null;
  sign: Buffer | null;
  signature: Buffer;
  prev: Buffer;
  hash: Buffer;
};

function keyReader(tx: Db): Reader {
  const hex = (bytes: Buffer | null): string => bytes?.toString('hex') ?? '';
  return async (after) => {
    const { rows } = await sql<KeyRow>`
      select seq, to_char(on_day, 'YYYY-MM-DD') as day, generation, kind, organisation_id as organisation,
        subject_id as subject, seal_public_key as seal, sign_public_key as sign, signature, prev, hash
      from key_log where seq > ${after} order by seq limit ${PAGE}`.execute(tx);
    return rows.map(({ seq, seal, sign, signature, prev, hash, ...key }) => {
      const bytes = { seal: hex(seal), sign: hex(sign), signature: hex(signature) };
      return {
        seq: Number(seq),
        prev,
        hash,
        line: keyLine({ ...key, ...bytes, seq: Number(seq) }),
        action: '',
      };
    });
  };
}

function together(walks: readonly Verified[]): Verified {
  return {
    entries: walks.reduce((sum, { entries }) => sum + entries, 0),
    problems: walks.flatMap(({ problems }) => problems),
    setBack: walks.flatMap(({ setBack }) => setBack),
  };
}
