import type { Kysely } from 'kysely';
import { replaced, runAll } from './statements.ts';

/**
 * Somebody put on a file's list, and given its team at the same moment: neither saw the other, and both were kept. The
 * list now waits for whoever is joining a team it speaks of, and whoever joins waits for the list.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    replaced({
      is: `sec.refuse_excluded() returns trigger`,
      in: 'plpgsql',
      does: `
      declare
        which uuid;
        whom uuid;
      begin
        if tg_table_name = 'file' then which := new.id;
        elsif tg_table_name = 'team_member' then whom := new.account_id;
        elsif tg_table_name = 'file_person' then which := new.file_id; whom := new.account_id;
        else
          which := new.file_id;
          -- Whoever is being named at this moment is waited for, and whoever is joining a team: her row holds the team's.
          perform from public.file f where f.organisation_id = new.organisation_id and f.id = which for update;
          perform from public.team t where t.organisation_id = new.organisation_id
            and (t.id = new.excluded_id or t.id = (select f.team_id from public.file f
              where f.organisation_id = new.organisation_id and f.id = which))
            order by t.id for update;
        end if;
        if sec.opens_excluded(new.organisation_id, which, whom) then
          raise exception 'somebody is given a file she must never be given' using errcode = '23514';
        end if;
        return null;
      end`,
    }),
  ]);
}
