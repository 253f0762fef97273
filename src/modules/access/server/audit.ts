import { sql, type Transaction } from 'kysely';
import { notify } from './notices.ts';

type Act = {
  /** A word of the module that acts, like `fileOpened`. */
  readonly action: string;
  readonly kind: string;
  readonly object: string;
  /** Sealed by whoever gives it. */
  readonly reason?: Uint8Array;
};

/**
 * Writes down who does what, in the transaction of the act: both happen, or neither. The person, the organisation and
 * the hour come from the session, so nobody writes in another's name. Tells by mail whom the act concerns. Throws when
 * nobody is signed in.
 */
export async function record<Tables>(
  tx: Transaction<Tables>,
  { action, kind, object, reason }: Act,
): Promise<void> {
  const sealed = reason === undefined ? null : Buffer.from(reason);
  await sql`select sec.record(${action}, ${kind}, ${object}, ${sealed})`.execute(tx);
  await notify(tx, action, object);
}

/** Writes down what somebody did to her own account. */
export async function recordOwn<Tables>(tx: Transaction<Tables>, action: string): Promise<void> {
  await sql`select sec.record(${action}, 'account', sec.account(), null)`.execute(tx);
  await notify(tx, action, null);
}

export type Recorded = {
  readonly seq: number;
  readonly hour: Date;
  readonly actor: string;
  readonly action: string;
  readonly kind: string;
  readonly object: string;
  readonly reason: Buffer | null;
};

type Page = {
  /** Only what came before this number: the last one of the page before. */
  readonly before?: number;
  readonly limit: number;
  /** Only what was done to this row. */
  readonly object?: string;
};

/** What was done in one's own organisation, the latest first, a page at a time. */
export async function listAudit<Tables>(
  tx: Transaction<Tables>,
  { before, limit, object }: Page,
): Promise<readonly Recorded[]> {
  const { rows } = await sql<Omit<Recorded, 'seq'> & { seq: string }>`
    select seq, on_hour as hour, actor_id as actor, action, object_kind as kind, object_id as object, reason
    from audit_entry
    where organisation_id = sec.organisation()
      and (${before ?? null}::bigint is null or seq < ${before ?? null}::bigint)
      and (${object ?? null}::uuid is null or object_id = ${object ?? null}::uuid)
    order by seq desc limit ${limit}`.execute(tx);
  return rows.map(({ seq, ...entry }) => ({ seq: Number(seq), ...entry }));
}
