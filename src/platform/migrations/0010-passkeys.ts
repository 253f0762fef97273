import type { Kysely } from 'kysely';
import { CURRENT, KEPT } from './0004-sessions.ts';
import { definer, runAll } from './statements.ts';

const STAFF = 'relais_staff';

/**
 * Second factors are now several in one sealed text, changed one at a time: a change is kept only where what was read
 * still stands, or a key just taken away would come back with the next one added beside it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `drop function sec.set_second_factors(bytea)`,
    ...definer(STAFF, {
      is: `sec.replace_second_factors(before bytea, after bytea) returns boolean`,
      in: 'plpgsql volatile',
      does: `       begin
         update sec.credential k set second_factors = after
           from (select s.account_id, s.stepped_up_until ${CURRENT}) c
           where k.account_id = c.account_id and c.stepped_up_until > now()
             and k.second_factors is not distinct from before;
         return found;
       end `,
    }),
    // A security key counts its signatures. Of two copies that give the same number, one comes in: whoever counts must
    // hold what the pass-phrase gives, as to begin the session that follows in the same transaction.
    ...definer(STAFF, {
      is: `sec.count_passkey(who bytea, proof bytea, before bytea, after bytea) returns boolean`,
      in: 'plpgsql volatile',
      does: `       begin
         update sec.credential k set second_factors = after
           where k.login = who and k.verifier = ${KEPT('proof')} and k.second_factors = before;
         return found;
       end `,
    }),
  ]);
}
