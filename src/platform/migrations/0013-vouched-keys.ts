import type { Kysely } from 'kysely';
import { publishKey } from './0006-audit.ts';
import { definer, runAll } from './statements.ts';

const SIGNED = ['made_by uuid', 'made_with integer', 'signature bytea'].map(
  (column) => `add column ${column}`,
);

/**
 * Whoever can write in the database could put a key of his own where keys are sealed to. From here on each of them is
 * signed by somebody the organisation vouches for, and the organisation's own root key is known to each of its people
 * under a key that the database never sees. What was made before is not believed: such a house is founded anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `alter table account add column root_tag bytea`,
    `grant update (root_tag) on account to relais_staff`,
    // Who made a team's key, and who met another organisation: with which of her keys she signed it.
    ...['team_epoch', 'key_pin'].map((table) => `alter table ${table} ${SIGNED.join(', ')}`),
    `alter table recovery_set add column signature bytea`,
    `create unique index recovery_set_present on recovery_set (organisation_id) where retired_on is null`,
    // The chain of keys says which recovery key is the last one: an older one cannot be put back.
    `alter table key_log drop constraint key_log_kind_check`,
    `alter table key_log add check (kind in ('root', 'account', 'intake', 'recovery'))`,
    `drop function sec.publish_key(text, uuid, integer, bytea, bytea, bytea)`,
    ...definer('relais_staff', publishKey(`when 'recovery' then subject = org`)),
  ]);
}
