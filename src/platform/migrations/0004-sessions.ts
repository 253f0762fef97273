import type { Kysely } from 'kysely';
import { closed, definer, runAll } from './statements.ts';

const STAFF = 'relais_staff';

/** What is kept of a proof is its fingerprint: a stolen copy of the table proves nothing. */
export const KEPT = (proof: string): string => `sha256(${proof})`;

/** Open at this moment: neither idle for fifteen minutes nor older than ten hours. */
const OPEN = `s.idle_until > now() and s.ends_at > now()`;
export const CURRENT = `from sec.session s
  where s.db_id = sha256(convert_to(nullif(current_setting('relais.secret', true), ''), 'UTF8')) and ${OPEN}`;

/**
 * Credentials and sessions, out of reach of every login: only these functions touch them. Who enters must hold a
 * secret made from the session's token; who begins a session must hold what the pass-phrase gives. So somebody who
 * runs statements of his own as `relais_staff` becomes nobody else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `create table sec.credential (
      organisation_id uuid not null,
      account_id uuid primary key,
      login bytea not null unique,
      salt bytea not null,
      memory_kib integer not null,
      passes integer not null,
      lanes integer not null,
      verifier bytea not null,
      seed_by_password bytea not null,
      recovery_verifier bytea,
      seed_by_recovery bytea,
      second_factors bytea,
      last_step bigint not null default 0,
      changed_on date not null default current_date,
      foreign key (organisation_id, account_id) references account
    )`,
    `create table sec.session (
      id bytea primary key,
      db_id bytea not null unique,
      organisation_id uuid not null,
      account_id uuid not null,
      seed_wrapped bytea not null,
      begun_at timestamptz not null default now(),
      idle_until timestamptz not null default now() + interval '15 minutes',
      ends_at timestamptz not null default now() + interval '10 hours',
      stepped_up_until timestamptz,
      foreign key (organisation_id, account_id) references account
    )`,
    `create index session_account on sec.session (account_id)`,
    `create table sec.invitation (
      id bytea primary key,
      purpose text not null check (purpose in ('found', 'join', 'reset')),
      organisation_id uuid,
      account_id uuid,
      expires_at timestamptz not null,
      foreign key (organisation_id, account_id) references account,
      check ((purpose = 'found') = (account_id is null))
    )`,
    `create table sec.attempt (
      login bytea not null,
      network bytea not null,
      hour timestamptz not null,
      tries integer not null,
      known boolean not null default false,
      primary key (login, network, hour)
    )`,
    ...['sec.credential', 'sec.session', 'sec.invitation', 'sec.attempt'].flatMap(closed),
    ...definer(STAFF, {
      is: `sec.organisation() returns uuid`,
      in: 'sql stable parallel safe',
      does: ` select s.organisation_id ${CURRENT} `,
    }),
    ...definer(STAFF, {
      is: `sec.account() returns uuid`,
      in: 'sql stable parallel safe',
      does: ` select s.account_id ${CURRENT} `,
    }),
    // Steps into a session for the rest of the transaction. No row: not signed in any more.
    ...definer(STAFF, {
      is: `sec.enter(session_id bytea, secret text)
       returns table (account_id uuid, organisation_id uuid, seed_wrapped bytea, stepped_up boolean)`,
      in: 'plpgsql volatile',
      does: `       declare o sec.session;
       begin
         perform set_config('relais.secret', '', true);
         select s.* into o from sec.session s
           where s.id = session_id and s.db_id = sha256(convert_to(secret, 'UTF8')) and ${OPEN};
         if not found then return; end if;
         perform set_config('relais.secret', secret, true);
         if o.idle_until < now() + interval '14 minutes 55 seconds' then
           update sec.session t set idle_until = now() + interval '15 minutes' where t.id = o.id;
         end if;
         return query select o.account_id, o.organisation_id, o.seed_wrapped,
           coalesce(o.stepped_up_until > now(), false);
       end `,
    }),
    // What is needed to try a pass-phrase. The caller invents the answer for a login that does not exist.
    ...definer(STAFF, {
      is: `sec.salt_of(wanted bytea) returns table (salt bytea, memory_kib integer, passes integer, lanes integer)`,
      in: 'sql stable',
      does: `       select c.salt, c.memory_kib, c.passes, c.lanes from sec.credential c where c.login = wanted `,
    }),
    // Counts a try before it is made, and says whether it may be. A network that has signed in before has its own count;
    // a strange one counts as often as it was let try, so that one place cannot close the door to who comes from a new one.
    ...definer(STAFF, {
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
    ...definer(STAFF, {
      is: `sec.prove(who bytea, proof bytea)
       returns table (account_id uuid, organisation_id uuid, seed_by_password bytea, second_factors bytea,
         last_step bigint, state text)`,
      in: 'sql stable',
      does: `       select c.account_id, c.organisation_id, c.seed_by_password, c.second_factors, c.last_step, a.state
       from sec.credential c join public.account a on a.id = c.account_id
       where c.login = who and c.verifier = ${KEPT('proof')} and a.state in ('waiting', 'active') `,
    }),
    ...definer(STAFF, {
      is: `sec.prove_recovery(who bytea, proof bytea)
       returns table (account_id uuid, organisation_id uuid, seed_by_recovery bytea, state text)`,
      in: 'sql stable',
      does: `       select c.account_id, c.organisation_id, c.seed_by_recovery, a.state
       from sec.credential c join public.account a on a.id = c.account_id
       where c.login = who and c.recovery_verifier = ${KEPT('proof')} and a.state in ('waiting', 'active') `,
    }),
    // Two sessions at most: the oldest go. A code of the second factor serves once.
    ...definer(STAFF, {
      is: `sec.begin_session(who bytea, proof bytea, whence bytea, step bigint, session_id bytea, secret_hash bytea,
        wrapped bytea) returns boolean`,
      in: 'plpgsql volatile',
      does: `       declare c sec.credential;
       begin
         update sec.credential t set last_step = greatest(t.last_step, step)
           from public.account a
           where t.login = who and ${KEPT('proof')} in (t.verifier, t.recovery_verifier)
             and a.id = t.account_id and a.state in ('waiting', 'active')
             and (step = 0 or step > t.last_step)
           returning t.* into c;
         if not found then return false; end if;
         delete from sec.session d where d.id in (
           select s.id from sec.session s where s.account_id = c.account_id order by s.begun_at desc offset 1);
         -- A recovery code, or a first entry without any second factor yet, must be able to set things right at once.
         insert into sec.session (id, db_id, organisation_id, account_id, seed_wrapped, stepped_up_until)
           values (session_id, secret_hash, c.organisation_id, c.account_id, wrapped,
             case when c.second_factors is null or c.recovery_verifier = ${KEPT('proof')}
               then now() + interval '15 minutes' end);
         update sec.attempt a set known = true where a.login = who and a.network = whence;
         return true;
       end `,
    }),
    ...definer(STAFF, {
      is: `sec.end_session() returns void`,
      in: 'sql volatile',
      does: `      delete from sec.session t using (select s.id ${CURRENT}) c where t.id = c.id `,
    }),
    // Everywhere: one's own; those of a colleague with a fresh step-up.
    ...definer(STAFF, {
      is: `sec.end_sessions(whose uuid) returns integer`,
      in: 'sql volatile',
      does: `
       with gone as (delete from sec.session t
         using (select s.account_id, s.organisation_id, s.stepped_up_until ${CURRENT}) c
         where t.account_id = whose and t.organisation_id = c.organisation_id
           and (whose = c.account_id or c.stepped_up_until > now())
         returning 1)
       select count(*)::int from gone `,
    }),
    ...definer(STAFF, {
      is: `sec.other_sessions() returns table (begun_at timestamptz, is_this boolean)`,
      in: 'sql stable',
      does: `      select date_trunc('hour', o.begun_at), o.db_id = c.db_id
      from (select s.db_id, s.account_id ${CURRENT}) c join sec.session o on o.account_id = c.account_id
      order by o.begun_at desc `,
    }),
    // The pass-phrase was given again: a new token takes over, with five minutes of greater rights.
    ...definer(STAFF, {
      is: `sec.step_up(proof bytea, session_id bytea, secret_hash bytea, wrapped bytea) returns boolean`,
      in: 'plpgsql volatile',
      does: `       begin
         update sec.session t set id = session_id, db_id = secret_hash, seed_wrapped = wrapped,
             stepped_up_until = now() + interval '5 minutes'
           from (select s.id, s.account_id ${CURRENT}) c join sec.credential k on k.account_id = c.account_id
           where t.id = c.id and k.verifier = ${KEPT('proof')};
         return found;
       end `,
    }),
    // Only with a fresh step-up, or in a session that a recovery code or an invitation has just begun.
    ...definer(STAFF, {
      is: `sec.change_credential(new_salt bytea, cost integer[], new_verifier bytea, new_seed_by_password bytea)
       returns boolean`,
      in: 'plpgsql volatile',
      does: `
       begin
         update sec.credential k set salt = new_salt, memory_kib = cost[1], passes = cost[2], lanes = cost[3],
             verifier = ${KEPT('new_verifier')}, seed_by_password = new_seed_by_password, changed_on = current_date
           from (select s.account_id, s.stepped_up_until ${CURRENT}) c
           where k.account_id = c.account_id and c.stepped_up_until > now();
         return found;
       end `,
    }),
    ...definer(STAFF, {
      is: `sec.own_hash() returns table (login bytea, salt bytea, memory_kib integer, passes integer, lanes integer)`,
      in: 'sql stable',
      does: `
       select k.login, k.salt, k.memory_kib, k.passes, k.lanes
       from (select s.account_id ${CURRENT}) c join sec.credential k on k.account_id = c.account_id `,
    }),
    ...definer(STAFF, {
      is: `sec.end_other_sessions() returns void`,
      in: 'sql volatile',
      does: `
       delete from sec.session t using (select s.id, s.account_id ${CURRENT}) c
       where t.account_id = c.account_id and t.id <> c.id `,
    }),
    ...definer(STAFF, {
      is: `sec.set_recovery(new_verifier bytea, new_seed_by_recovery bytea) returns boolean`,
      in: 'plpgsql volatile',
      does: `       begin
         update sec.credential k set recovery_verifier = ${KEPT('new_verifier')}, seed_by_recovery = new_seed_by_recovery
           from (select s.account_id, s.stepped_up_until ${CURRENT}) c
           where k.account_id = c.account_id and c.stepped_up_until > now();
         return found;
       end `,
    }),
    ...definer(STAFF, {
      is: `sec.set_second_factors(new_factors bytea) returns boolean`,
      in: 'plpgsql volatile',
      does: `       begin
         update sec.credential k set second_factors = new_factors
           from (select s.account_id, s.stepped_up_until ${CURRENT}) c
           where k.account_id = c.account_id and c.stepped_up_until > now();
         return found;
       end `,
    }),
    ...definer(STAFF, {
      is: `sec.second_factors() returns table (second_factors bytea, last_step bigint, has_recovery boolean)`,
      in: 'sql stable',
      does: `       select k.second_factors, k.last_step, k.recovery_verifier is not null
       from (select s.account_id ${CURRENT}) c join sec.credential k on k.account_id = c.account_id `,
    }),
    ...definer('relais_jobs', {
      is: `sec.sweep() returns void`,
      in: 'plpgsql volatile',
      does: `      begin
        delete from sec.session s where s.idle_until <= now() or s.ends_at <= now();
        delete from sec.invitation i where i.expires_at <= now();
        delete from sec.attempt a where a.hour < now() - interval '30 days';
        delete from public.sealed_draft d where d.kept_until <= now();
      end `,
    }),
  ]);
}
