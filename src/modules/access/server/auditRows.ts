import { createHash, hash as hashed } from 'node:crypto';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { auditLine, keyLine } from '../domain/auditChain.ts';

type Db = Kysely<unknown>;

/** One entry of a chain: what it says of the one before, what it says it is, and the text that must give it. */
export type Link = {
  readonly seq: number;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly line: string;
  readonly action: string;
};

/** What the first entry of a chain follows. */
export const BEGINNING = createHash('sha256').digest();

const PAGE = 5_000;

/**
 * What a question gives, in order, some at a time; the next ones are on their way while these are looked at. Asked page
 * by page instead, a table that was restored a moment ago, and has no statistics yet, is sorted anew for each page.
 */
async function* pagesOf<Row>(tx: Db, question: RawBuilder<Row>): AsyncGenerator<readonly Row[]> {
  // The first rows at once, so along the index; the whole is then no longer than it must be.
  await sql`set local cursor_tuple_fraction = 0.000001`.execute(tx);
  await sql`declare chain no scroll cursor for ${question}`.execute(tx);
  const read = () => sql<Row>`fetch forward ${sql.raw(String(PAGE))} from chain`.execute(tx);
  let next = read();
  for (let page = await next; page.rows.length > 0; page = await next) {
    next = read();
    // Whoever stops before the end does not wait for it.
    next.catch(() => undefined);
    yield page.rows;
  }
  await sql`close chain`.execute(tx);
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

/** The chain of one organisation. Tells how many entries each page had, when they were gone through. */
export async function* auditPages(
  tx: Db,
  organisation: string,
  tell: (read: number) => void,
): AsyncGenerator<readonly Link[]> {
  const question = sql<AuditRow>`
    select seq, to_char(on_hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as hour, actor_id as actor,
      action, object_kind as kind, object_id as object, reason, prev, hash
    from audit_entry where organisation_id = ${organisation} order by seq`;
  for await (const rows of pagesOf(tx, question)) {
    yield rows.map((row) => auditLink(organisation, row));
    tell(rows.length);
  }
}

function auditLink(organisation: string, { hour, reason, prev, hash, ...entry }: AuditRow): Link {
  const seq = Number(entry.seq);
  const whole = hour.replace(':00:00.000000Z', ':00:00Z');
  const text = reason === null ? '' : hashed('sha256', reason);
  const line = auditLine({ ...entry, organisation, seq, hour: whole, reason: text });
  return { seq, prev, hash, line, action: entry.action };
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

/** The network's chain of public keys. */
export async function* keyPages(tx: Db): AsyncGenerator<readonly Link[]> {
  const question = sql<KeyRow>`
    select seq, to_char(on_day, 'YYYY-MM-DD') as day, generation, kind, organisation_id as organisation,
      subject_id as subject, seal_public_key as seal, sign_public_key as sign, signature, prev, hash
    from key_log order by seq`;
  for await (const rows of pagesOf(tx, question)) yield rows.map(keyLink);
}

function keyLink({ seal, sign, signature, prev, hash, ...key }: KeyRow): Link {
  const hex = (bytes: Buffer | null): string => bytes?.toString('hex') ?? '';
  const seq = Number(key.seq);
  const bytes = { seal: hex(seal), sign: hex(sign), signature: hex(signature) };
  return { seq, prev, hash, line: keyLine({ ...key, ...bytes, seq }), action: '' };
}
