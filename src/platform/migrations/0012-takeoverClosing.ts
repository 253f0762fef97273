import { STEPPED_UP } from './0012-takeoverFunctions.ts';
import { definer } from './statements.ts';

const STAFF = 'relais_staff';

/**
 * Part of 0012-takeover, no migration of its own. A house that ends: handed over and empty, or shredded by two people
 * after thirty days that everybody sees.
 */
export function closing(): readonly string[] {
  return [
    ...definer(STAFF, {
      is: `sec.ask_dissolution() returns boolean`,
      in: 'plpgsql volatile',
      does: `
       begin
         insert into public.dissolution (organisation_id, asked_by)
           select c.organisation_id, c.account_id from ${STEPPED_UP} c on conflict do nothing;
         return found;
       end`,
    }),
    ...definer(STAFF, {
      is: `sec.agree_dissolution() returns boolean`,
      in: 'plpgsql volatile',
      does: `
       begin
         update public.dissolution d set agreed_by = c.account_id from ${STEPPED_UP} c
           where d.organisation_id = c.organisation_id and d.agreed_by is null and d.asked_by <> c.account_id;
         return found;
       end`,
    }),
    // The journal of deletions has each file: a restored backup shreds it again.
    ...definer(STAFF, {
      is: `sec.shred_files(most integer) returns integer`,
      in: 'plpgsql volatile',
      does: `
       declare gone integer;
       begin
         delete from public.file f using (
           select q.organisation_id, q.id from public.file q join public.dissolution d
             on d.organisation_id = q.organisation_id and d.agreed_by is not null and d.shreds_on <= current_date
           join ${STEPPED_UP} c on c.organisation_id = q.organisation_id
           where not exists (select from public.takeover h where h.organisation_id = q.organisation_id
             and h.agreed_on is not null and h.ended_on is null)
           limit least(most, 500) for update of q
         ) due where f.organisation_id = due.organisation_id and f.id = due.id;
         get diagnostics gone = row_count;
         return gone;
       end`,
    }),
    // Ways in and keys go; the public face, the public keys, the journal and the people's sealed names stay.
    ...definer(STAFF, {
      is: `sec.close_organisation() returns boolean`,
      in: 'plpgsql volatile',
      does: `
       declare org uuid;
       begin
         select c.organisation_id into org from ${STEPPED_UP} c
           where not exists (select from public.file f where f.organisation_id = c.organisation_id)
             and not exists (select from public.takeover h where h.organisation_id = c.organisation_id
               and h.agreed_on is not null and (h.ended_on is null or h.ended_on > current_date - 30))
             and not exists (select from public.takeover_offer o
               where o.organisation_id = c.organisation_id and o.closed_on is null);
         if org is null then return false; end if;
         perform sec.record('organisationClosed', 'organisation', org, null);
         update public.organisation o set closed_on = current_date, accepts_requests = false where o.id = org;
         delete from sec.session s where s.organisation_id = org;
         delete from sec.credential k where k.organisation_id = org;
         delete from sec.invitation i where i.organisation_id = org;
         delete from public.sealed_draft d where d.organisation_id = org;
         delete from public.team_key k where k.organisation_id = org;
         delete from public.root_key k where k.organisation_id = org;
         delete from public.intake_key k where k.organisation_id = org;
         delete from public.recovery_request r where r.organisation_id = org;
         delete from public.recovery_share r where r.organisation_id = org;
         delete from public.recovery_team_key r where r.organisation_id = org;
         return true;
       end`,
    }),
  ];
}
