import type { Kysely } from 'kysely';
import { LINE } from './0006-audit.ts';
import { definer, inner, runAll, trigger } from './statements.ts';

/** In the place of the person, where nobody signed in acts: the operator, or the day that a file was to be erased. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * What a restore must not bring back, and what it must say. A right taken from somebody who stays is journalled like a
 * deletion: each membership has a name of its own, so that one given again later is another. An erasure and a restore
 * are written in the audit of the organisation they touch.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `alter table team_member add column id uuid not null default gen_random_uuid()`,
    // The same name each time this runs: a backup of before has no names, and the journal speaks of those made here.
    `update team_member set id = md5(organisation_id::text || team_id || account_id)::uuid`,
    `create trigger journal_deletion after delete on team_member
      for each row execute function sec.journal_deletion('membership')`,
    // A role that was given again since is taken too: a restore gives less rather than more.
    ...trigger(
      'sec.journal_roles()',
      `
      begin
        insert into public.deletion (organisation_id, object_kind, object_id)
          select old.organisation_id, 'role' || upper(left(r, 1)) || substr(r, 2), old.id
          from unnest(old.roles) r where r <> all(new.roles)
          on conflict do nothing;
        return null;
      end`,
    ),
    `create trigger journal_roles after update of roles on team_member
      for each row when (not old.roles <@ new.roles) execute function sec.journal_roles()`,
    ...inner({
      is: `sec.append(org uuid, who uuid, what text, kind text, object uuid, why bytea) returns bigint`,
      in: 'plpgsql volatile',
      does: `
       declare e public.audit_entry;
       begin
         insert into public.audit_head (organisation_id, seq, hash) values (org, 0, sha256(''))
           on conflict do nothing;
         -- Whoever comes second waits on this row: an advisory lock could be held by any login, for any organisation.
         select org, h.seq + 1, date_trunc('hour', now(), 'UTC'), who, what, kind, object, why, h.hash
           into e.organisation_id, e.seq, e.on_hour, e.actor_id, e.action, e.object_kind, e.object_id, e.reason, e.prev
           from public.audit_head h where h.organisation_id = org for update;
         e.hash := sha256(e.prev || convert_to(${LINE}, 'UTF8'));
         insert into public.audit_entry select e.*;
         update public.audit_head set seq = e.seq, hash = e.hash where organisation_id = org;
         return e.seq;
       end `,
    }),
    `drop function sec.record(text, text, uuid, bytea)`,
    ...definer('relais_staff', {
      is: `sec.record(what text, kind text, object uuid, why bytea) returns bigint`,
      in: 'plpgsql volatile',
      does: `
       declare org uuid := sec.organisation();
       begin
         if org is null then raise exception 'nobody is signed in' using errcode = '42501'; end if;
         return sec.append(org, sec.account(), what, kind, object, why);
       end `,
    }),
    `drop function sec.erase_due(integer)`,
    // One organisation after the other, its journal first, as everybody who writes in it: nobody waits in a circle.
    ...definer('relais_jobs', {
      is: `sec.erase_due(most integer) returns integer`,
      in: 'plpgsql volatile',
      does: `
      declare
        org uuid;
        erased uuid;
        gone integer := 0;
      begin
        for org in select distinct d.organisation_id from public.file d where d.erase_on <= current_date order by 1
        loop
          insert into public.audit_head (organisation_id, seq, hash) values (org, 0, sha256('')) on conflict do nothing;
          perform from public.audit_head h where h.organisation_id = org for update;
          for erased in delete from public.file f using (
              select d.id from public.file d where d.organisation_id = org and d.erase_on <= current_date
              limit most - gone for update skip locked
            ) due where f.organisation_id = org and f.id = due.id returning f.id
          loop
            perform sec.append(org, '${NOBODY}', 'fileErased', 'file', erased, null);
            gone := gone + 1;
          end loop;
          exit when gone >= most;
        end loop;
        return gone;
      end `,
    }),
  ]);
}
