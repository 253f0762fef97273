import type { Kysely } from 'kysely';
import { CURRENT, KEPT } from './0004-sessions.ts';
import { definer, runAll } from './statements.ts';

const STAFF = 'relais_staff';

/** Founding, inviting, joining, leaving: each one statement of the database, so that none stops half-way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    // An invitation says nothing: its link opens one row, once. A new one puts an end to the one before.
    ...definer(STAFF, {
      is: `sec.invite(token_hash bytea, invited uuid, why text) returns boolean`,
      in: 'plpgsql volatile',
      does: `       begin
         if why not in ('join', 'reset') then return false; end if;
         delete from sec.invitation i using (select s.organisation_id, s.stepped_up_until ${CURRENT}) c
           where i.account_id = invited and i.organisation_id = c.organisation_id and c.stepped_up_until > now();
         insert into sec.invitation (id, purpose, organisation_id, account_id, expires_at)
           select token_hash, why, a.organisation_id, a.id, now() + interval '7 days'
           from public.account a, (select s.organisation_id, s.stepped_up_until ${CURRENT}) c
           where a.id = invited and a.organisation_id = c.organisation_id and a.state <> 'left'
             and c.stepped_up_until > now()
           on conflict do nothing;
         return found;
       end `,
    }),
    ...definer(STAFF, {
      is: `sec.invitation_for(token_hash bytea) returns table (purpose text, organisation_name text)`,
      in: 'sql stable',
      does: `       select i.purpose, o.name from sec.invitation i left join public.organisation o on o.id = i.organisation_id
       where i.id = token_hash and i.expires_at > now() `,
    }),
    // The invited person's own keys and credential. After a reset her old key pair opens nothing: a colleague grants anew.
    ...definer(STAFF, {
      is: `sec.join_organisation(token_hash bytea, who bytea, new_salt bytea, cost integer[], new_verifier bytea,
        new_seed_by_password bytea, seal_key bytea, sign_key bytea) returns uuid`,
      in: 'plpgsql volatile',
      does: `       declare i sec.invitation;
       begin
         delete from sec.invitation t where t.id = token_hash and t.expires_at > now() and t.purpose <> 'found'
           returning t.* into i;
         if not found then return null; end if;
         delete from sec.invitation t where t.account_id = i.account_id;
         delete from sec.session s where s.account_id = i.account_id;
         delete from public.team_key k where k.account_id = i.account_id;
         delete from sec.credential k where k.account_id = i.account_id;
         update public.account a set state = 'waiting', seal_public_key = seal_key, sign_public_key = sign_key,
             keys_signature = null, key_generation = a.key_generation + 1
           where a.id = i.account_id;
         insert into sec.credential (organisation_id, account_id, login, salt, memory_kib, passes, lanes, verifier,
             seed_by_password)
           values (i.organisation_id, i.account_id, who, new_salt, cost[1], cost[2], cost[3], ${KEPT('new_verifier')},
             new_seed_by_password);
         return i.account_id;
       exception when unique_violation then return null;
       end `,
    }),
    ...definer(STAFF, {
      is: `sec.found_organisation(token_hash bytea, new_organisation uuid, new_account uuid, new_name text,
        root_key bytea, sealed_profile bytea, seal_key bytea, sign_key bytea, signature bytea, who bytea,
        new_salt bytea, cost integer[], new_verifier bytea, new_seed_by_password bytea, is_trial boolean)
       returns boolean`,
      in: 'plpgsql volatile',
      does: `       begin
         delete from sec.invitation t where t.id = token_hash and t.expires_at > now() and t.purpose = 'found';
         if not found then return false; end if;
         insert into public.organisation (id, name, root_public_key, trial)
           values (new_organisation, new_name, root_key, is_trial);
         insert into public.account (organisation_id, id, state, profile, seal_public_key, sign_public_key,
             keys_signature, key_generation)
           values (new_organisation, new_account, 'active', sealed_profile, seal_key, sign_key, signature, 1);
         insert into sec.credential (organisation_id, account_id, login, salt, memory_kib, passes, lanes, verifier,
             seed_by_password)
           values (new_organisation, new_account, who, new_salt, cost[1], cost[2], cost[3], ${KEPT('new_verifier')},
             new_seed_by_password);
         return true;
       exception when unique_violation then return false;
       end `,
    }),
    // A colleague leaves: sessions, credential and keys go in one breath.
    ...definer(STAFF, {
      is: `sec.put_out(whom uuid) returns boolean`,
      in: 'plpgsql volatile',
      does: `       begin
         update public.account a set state = 'left', left_on = current_date
           from (select s.organisation_id, s.account_id, s.stepped_up_until ${CURRENT}) c
           where a.id = whom and a.organisation_id = c.organisation_id and a.state <> 'left'
             and c.stepped_up_until > now() and a.id <> c.account_id;
         if not found then return false; end if;
         delete from sec.session s where s.account_id = whom;
         delete from sec.credential k where k.account_id = whom;
         delete from sec.invitation i where i.account_id = whom;
         delete from public.team_key k where k.account_id = whom;
         delete from public.team_member m where m.account_id = whom;
         return true;
       end `,
    }),
  ]);
}
