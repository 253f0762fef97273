import { sql, type Kysely } from 'kysely';

/** True when the invented network, or anybody, is already there. */
export async function isInhabited(owner: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`select from organisation limit 1`.execute(owner);
  return rows.length > 0;
}
