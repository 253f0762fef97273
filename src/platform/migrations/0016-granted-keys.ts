import type { Kysely } from 'kysely';
import { runAll } from './statements.ts';

/**
 * Whoever can write in the database could put a colleague among a team's holders, who is then given its next key. From
 * here on each holder carries a mark that only who has the team's key can make. A row without one is given no next key.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `alter table team_key add column granted_tag bytea`,
    `grant update (granted_tag) on team_key to relais_staff`,
  ]);
}
