import { CURRENT } from './0004-sessions.ts';
import { definer, inner, type Definer } from './statements.ts';

const STAFF = 'relais_staff';
/** Whoever acts, with the pass-phrase given again a moment ago. */
export const STEPPED_UP = `(select s.organisation_id, s.account_id ${CURRENT} and s.stepped_up_until > now())`;
/** She holds the present key of this team: its files are hers to open. */
const holds = (team: string): string => `exists (select from public.team t
  join public.team_key k on k.organisation_id = t.organisation_id and k.team_id = t.id and k.epoch = t.epoch
  where t.id = ${team} and t.organisation_id = sec.organisation() and k.account_id = sec.account())`;

/**
 * Part of 0012-takeover, no migration of its own. Both houses agree, each with a fresh step-up; on the giving side two
 * people do.
 */
export function agreeing(): readonly string[] {
  return [
    ...definer(STAFF, {
      is: `sec.offer_takeover(new_id uuid, from_whom uuid, into_team uuid, seal_key bytea, signed bytea,
        at_epoch integer, wrapped_seed bytea) returns boolean`,
      in: 'plpgsql volatile',
      does: `
       begin
         insert into public.takeover_offer (organisation_id, id, giver_id, team_id, side, public_key, signature, epoch,
             wrapped)
           select c.organisation_id, new_id, g.id, t.id, t.side, seal_key, signed, at_epoch, wrapped_seed
           from ${STEPPED_UP} c
           join public.team t on t.organisation_id = c.organisation_id and t.id = into_team and t.closed_on is null
             and t.epoch = at_epoch and t.few_holders_since is null
           join public.organisation g on g.id = from_whom and g.closed_on is null and g.id <> c.organisation_id
           where ${holds('into_team')}
           on conflict do nothing;
         return found;
       end`,
    }),
    ...definer(STAFF, {
      is: `sec.prepare_takeover(which uuid, from_team uuid, at_epoch integer, sealed_plan bytea, how_many integer)
       returns boolean`,
      in: 'plpgsql volatile',
      does: `
       begin
         insert into public.takeover (organisation_id, id, receiver_id, team_id, side, epoch, plan, files, prepared_by)
           select c.organisation_id, o.id, o.organisation_id, t.id, t.side, at_epoch, sealed_plan, how_many, c.account_id
           from ${STEPPED_UP} c
           join public.takeover_offer o on o.giver_id = c.organisation_id and o.id = which and o.closed_on is null
             and o.offered_on > current_date - 30
           join public.team t on t.organisation_id = c.organisation_id and t.id = from_team and t.epoch = at_epoch
             and t.side = o.side
           where ${holds('from_team')} and not exists (select from public.excluded_organisation x
             where x.organisation_id = c.organisation_id and x.excluded_id = o.organisation_id)
           on conflict do nothing;
         return found;
       end`,
    }),
    ...definer(STAFF, {
      is: `sec.agree_takeover(which uuid, signed bytea) returns boolean`,
      in: 'plpgsql volatile',
      does: `
       begin
         update public.takeover h set agreed_by = c.account_id, agreed_on = current_date, signature = signed
           from ${STEPPED_UP} c where h.organisation_id = c.organisation_id and h.id = which
             and h.agreed_on is null and h.ended_on is null and h.prepared_by <> c.account_id;
         return found;
       end`,
    }),
    // Either house may end it: what has moved has moved, the rest stays where it is and keeps no seal to the other.
    ...definer(STAFF, {
      is: `sec.end_takeover(which uuid) returns boolean`,
      in: 'plpgsql volatile',
      does: `
       declare o public.takeover_offer;
       begin
         select f.* into o from public.takeover_offer f, ${STEPPED_UP} c
           where f.id = which and c.organisation_id in (f.organisation_id, f.giver_id) and f.closed_on is null
           for update of f;
         if not found then return false; end if;
         update public.takeover_offer f set closed_on = current_date, wrapped = null
           where f.organisation_id = o.organisation_id and f.id = which;
         update public.takeover h set ended_on = current_date
           where h.organisation_id = o.giver_id and h.id = which and h.receiver_id = o.organisation_id;
         delete from public.takeover_file x where x.organisation_id = o.giver_id and x.takeover_id = which;
         perform sec.record_both(
           case sec.organisation() when o.giver_id then o.organisation_id else o.giver_id end,
           'takeoverEnded', 'takeoverEnded', 'takeover', array[which])
           from public.takeover h where h.organisation_id = o.giver_id and h.id = which;
         -- Whoever was only offered something has nothing to read about it.
         if not found then perform sec.record('takeoverEnded', 'takeover', which, null); end if;
         return true;
       end`,
    }),
  ];
}

export function moving(): readonly string[] {
  return [
    // Agreed by both houses, not ended, and on one side of the wall.
    ...inner({
      is: `sec.open_takeover(which uuid) returns table (giver uuid, from_team uuid, receiver uuid, into_team uuid)`,
      in: 'sql stable',
      does: `
       select h.organisation_id, h.team_id, o.organisation_id, o.team_id
       from public.takeover_offer o join public.takeover h
         on h.organisation_id = o.giver_id and h.id = o.id and h.receiver_id = o.organisation_id
       where o.id = which and o.closed_on is null and h.agreed_on is not null and h.ended_on is null
         and h.side = o.side`,
    }),
    ...definer(STAFF, {
      is: `sec.seal_files(which uuid, which_files uuid[], seals bytea[]) returns integer`,
      in: 'plpgsql volatile',
      does: `
       declare done integer;
       begin
         perform from public.takeover_offer o where o.id = which and o.giver_id = sec.organisation() for share;
         insert into public.takeover_file (organisation_id, takeover_id, file_id, sealed)
           select h.giver, which, f.id, s.seal
           from sec.open_takeover(which) h
           join public.file f on f.organisation_id = h.giver and f.team_id = h.from_team
           join unnest(which_files, seals) s (file, seal) on s.file = f.id
           where h.giver = sec.organisation() and ${holds('h.from_team')}
           on conflict do nothing;
         get diagnostics done = row_count;
         return done;
       end`,
    }),
    ...definer(STAFF, waitingFiles('')),
    // The move: all of it in one statement of the database, so that no file is ever in two houses or in none.
    ...definer(STAFF, {
      is: `sec.take_files(which uuid, which_files uuid[], at_epoch integer, wraps bytea[]) returns integer`,
      in: 'plpgsql volatile',
      does: `
       declare
         h record;
         moved uuid[];
       begin
         -- Whoever ends it waits until this is done, and the other way round.
         perform from public.takeover_offer o where o.id = which and o.organisation_id = sec.organisation() for share;
         select * into h from sec.open_takeover(which) p where p.receiver = sec.organisation()
           and ${holds('p.into_team')};
         if not found or cardinality(which_files) > 500 or cardinality(which_files) <> cardinality(wraps) then
           return 0;
         end if;
         perform from public.team t where t.organisation_id = h.receiver and t.id = h.into_team and t.epoch = at_epoch
           for share;
         if not found then return 0; end if;
         -- The journals first, in one order, as everybody who writes in one: nobody waits in a circle.
         perform from public.audit_head a where a.organisation_id in (h.giver, h.receiver)
           order by a.organisation_id for update;
         select array_agg(r.id) into moved from (
           select f.id from public.file f join public.takeover_file x
             on x.organisation_id = f.organisation_id and x.file_id = f.id and x.takeover_id = which
           where f.organisation_id = h.giver and f.team_id = h.from_team and f.id = any(which_files)
           order by f.id for update of f) r;
         if moved is null then return 0; end if;
         delete from public.takeover_file x where x.organisation_id = h.giver and x.file_id = any(moved);
         delete from public.file_key k where k.organisation_id = h.giver and k.file_id = any(moved);
         update public.file f set organisation_id = h.receiver, team_id = h.into_team,
             passed_by = array_append(array_remove(f.passed_by, h.giver), h.giver)
           where f.organisation_id = h.giver and f.id = any(moved);
         insert into public.file_key (organisation_id, file_id, team_id, epoch, wrapped)
           select h.receiver, w.file, h.into_team, at_epoch, w.wrap
           from unnest(which_files, wraps) w (file, wrap) where w.file = any(moved);
         perform sec.record_both(h.giver, 'fileTakenOver', 'fileHandedOver', 'file', moved);
         return cardinality(moved);
       end`,
    }),
  ];
}

/** What waits for the receiving team, with one record of each file to try the key on before anything moves. */
export function waitingFiles(more: string): Definer {
  return {
    is: `sec.waiting_files(which uuid, beyond uuid, most integer)
       returns table (file_id uuid, origin_id uuid, sealed bytea, record_id uuid, record bytea)`,
    in: 'sql stable',
    does: `
       select f.id, f.origin_id, x.sealed, r.id, r.sealed
       from sec.open_takeover(which) h
       join public.takeover_file x on x.organisation_id = h.giver and x.takeover_id = which
       join public.file f on f.organisation_id = h.giver and f.id = x.file_id and f.team_id = h.from_team
       left join lateral (select q.id, q.sealed from public.file_record q
         where q.organisation_id = h.giver and q.file_id = f.id order by q.id limit 1) r on true
       where h.receiver = sec.organisation() ${more} and ${holds('h.into_team')}
         and f.id > coalesce(beyond, '00000000-0000-0000-0000-000000000000')
       order by f.id limit least(most, 500)`,
  };
}
