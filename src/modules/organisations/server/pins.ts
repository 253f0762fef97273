import { sql, type Transaction } from 'kysely';

type Tx = Transaction<unknown>;

/** `changed`: the root key is not the one this organisation pinned when both met. Nothing is sealed to it. */
export type Pinned = { readonly root: Buffer } | 'changed' | 'unknown';

/**
 * The root key of another organisation as one's own first met it. The first time it is pinned; from then on another
 * key is refused until somebody has compared by telephone and pins it again.
 */
export async function pinnedRoot(tx: Tx, organisation: string): Promise<Pinned> {
  const { rows } = await sql<{ now: Buffer; pinned: Buffer | null }>`
    select o.root_public_key as now,
      (select p.root_public_key from key_pin p
       where p.organisation_id = sec.organisation() and p.pinned_id = o.id) as pinned
    from organisation o where o.id = ${organisation} and o.closed_on is null`.execute(tx);
  const row = rows[0];
  if (!row) return 'unknown';
  if (row.pinned === null) {
    await sql`insert into key_pin (organisation_id, pinned_id, root_public_key)
      values (sec.organisation(), ${organisation}, ${row.now})`.execute(tx);
    return { root: row.now };
  }
  return row.pinned.equals(row.now) ? { root: row.pinned } : 'changed';
}
