import { sql, type Transaction } from 'kysely';

export type Entry = {
  readonly seq: number;
  readonly hour: Date;
  readonly actor: string;
  readonly action: string;
  readonly kind: string;
  readonly object: string;
};

export const ENTRIES_A_PAGE = 50;

type Asked = {
  /** Entries older than this one; null for the newest. */
  readonly before: number | null;
  /** Only what this person did; null for everybody of the organisation. */
  readonly by: string | null;
};

type Row = {
  seq: string;
  on_hour: Date;
  actor_id: string;
  action: string;
  object_kind: string;
  object_id: string;
};

/** What was done in one's own organisation, the newest first, one page of it. */
export async function listEntries(
  tx: Transaction<unknown>,
  { before, by }: Asked,
): Promise<readonly Entry[]> {
  const { rows } = await sql<Row>`
    select seq, on_hour, actor_id, action, object_kind, object_id from audit_entry
    where organisation_id = sec.organisation()
      and (${before}::bigint is null or seq < ${before}::bigint)
      and (${by}::uuid is null or actor_id = ${by}::uuid)
    order by seq desc limit ${ENTRIES_A_PAGE}`.execute(tx);
  return rows.map(
    ({ seq, on_hour: hour, actor_id: actor, action, object_kind: kind, object_id: object }) => ({
      ...{ seq: Number(seq), hour, actor, action, kind, object },
    }),
  );
}
