import type { Kysely } from 'kysely';
import { replaced, runAll } from './statements.ts';

/**
 * Tries that were refused counted too: eighty-one from one place closed the door to a worker who comes from a new one,
 * hour after hour. A place now counts as often as it was let try, and no more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    replaced({
      is: `sec.may_try(who bytea, whence bytea) returns boolean`,
      in: 'plpgsql volatile',
      does: `       declare
         this_hour timestamptz := date_trunc('hour', now(), 'UTC');
         was_known boolean := exists (select from sec.attempt a where a.login = who and a.network = whence and a.known);
         here integer;
         strangers integer;
       begin
         perform pg_advisory_xact_lock(hashtextextended(encode(who, 'hex'), 7));
         insert into sec.attempt as a (login, network, hour, tries, known)
           values (who, whence, this_hour, 1, was_known)
           on conflict (login, network, hour) do update set tries = least(a.tries + 1, 21)
           returning a.tries into here;
         select coalesce(sum(least(a.tries, 20)), 0) into strangers from sec.attempt a
           where a.login = who and a.hour = this_hour and not a.known;
         return here <= 20 and (was_known or strangers <= 80);
       end `,
    }),
  ]);
}
