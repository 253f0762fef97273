import type { Kysely } from 'kysely';
import { definer, isolated, runAll, type Definer } from './statements.ts';

/** Codes, ids and whole hours only: the same text for PostgreSQL and for whoever verifies elsewhere (RFC 8785). */
export const LINE = `format(
  '{"action":"%s","actor":"%s","hour":"%s","kind":"%s","object":"%s","organisation":"%s","reason":"%s","seq":%s}',
  e.action, e.actor_id, to_char(e.on_hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24":00:00Z"'), e.object_kind,
  e.object_id, e.organisation_id, coalesce(encode(sha256(e.reason), 'hex'), ''), e.seq)`;

/**
 * Who did what, in the same transaction as the act, reads included. Each entry carries the fingerprint of the one
 * before it, each organisation its own chain; nobody may write it but `sec.record`, nobody may change it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `create table audit_entry (
      organisation_id uuid not null references organisation,
      seq bigint not null,
      on_hour timestamptz not null check (on_hour = date_trunc('hour', on_hour, 'UTC')),
      actor_id uuid not null,
      action text not null check (action ~ '^[a-zA-Z]{3,40}$'),
      object_kind text not null check (object_kind ~ '^[a-zA-Z]{3,40}$'),
      object_id uuid not null,
      reason bytea,
      prev bytea not null,
      hash bytea not null,
      primary key (organisation_id, seq)
    )`,
    `create table audit_head (
      organisation_id uuid primary key references organisation,
      seq bigint not null,
      hash bytea not null
    )`,
    `create table audit_checkpoint (
      organisation_id uuid not null references organisation,
      seq bigint not null,
      hash bytea not null,
      signed_at timestamptz not null,
      signature bytea not null,
      primary key (organisation_id, seq)
    )`,
    ...['audit_entry', 'audit_head', 'audit_checkpoint'].flatMap((table) => isolated(table)),
    `grant select on audit_entry to relais_staff`,
    `grant select on audit_checkpoint to relais_staff`,
    ...definer('relais_staff', {
      is: `sec.record(what text, kind text, object uuid, why bytea) returns bigint`,
      in: 'plpgsql volatile',
      does: `
       declare
         org uuid := sec.organisation();
         e public.audit_entry;
       begin
         if org is null then raise exception 'nobody is signed in' using errcode = '42501'; end if;
         insert into public.audit_head (organisation_id, seq, hash) values (org, 0, sha256(''))
           on conflict do nothing;
         -- Whoever comes second waits on this row: an advisory lock could be held by any login, for any organisation.
         select org, h.seq + 1, date_trunc('hour', now(), 'UTC'), sec.account(), what, kind, object, why, h.hash
           into e.organisation_id, e.seq, e.on_hour, e.actor_id, e.action, e.object_kind, e.object_id, e.reason, e.prev
           from public.audit_head h where h.organisation_id = org for update;
         e.hash := sha256(e.prev || convert_to(${LINE}, 'UTF8'));
         insert into public.audit_entry select e.*;
         update public.audit_head set seq = e.seq, hash = e.hash where organisation_id = org;
         return e.seq;
       end`,
    }),
    ...definer('relais_jobs', {
      is: `sec.audit_heads() returns table (organisation_id uuid, seq bigint, hash bytea)`,
      in: 'sql stable',
      does: `select h.organisation_id, h.seq, h.hash from public.audit_head h`,
    }),
    ...definer('relais_jobs', {
      is: `sec.keep_checkpoint(org uuid, at_seq bigint, at_hash bytea, signed bytea) returns void`,
      in: 'sql volatile',
      does: `insert into public.audit_checkpoint (organisation_id, seq, hash, signed_at, signature)
        values (org, at_seq, at_hash, now(), signed) on conflict do nothing`,
    }),
    // One generation of a key is published once: the second would be another key under the same name.
    `create unique index key_log_once on key_log (organisation_id, kind, subject_id, generation)`,
    ...definer('relais_jobs', {
      is: `sec.key_log_head() returns table (seq bigint, hash bytea)`,
      in: 'sql stable',
      does: `select l.seq, l.hash from public.key_log l order by l.seq desc limit 1`,
    }),
    ...definer('relais_staff', publishKey('')),
  ]);
}

/** The public chain of keys: one for the whole network, in the order they were published. `more`: other kinds of keys. */
export function publishKey(more: string): Definer {
  return {
    is: `sec.publish_key(what text, subject uuid, of_generation integer, seal_key bytea, sign_key bytea,
  signed bytea) returns bigint`,
    in: 'plpgsql volatile',
    does: `
 declare
   org uuid := sec.organisation();
   k public.key_log;
 begin
   if org is null then raise exception 'nobody is signed in' using errcode = '42501'; end if;
   if not coalesce(case what
       when 'root' then subject = org
       when 'account' then exists (select from public.account a where a.id = subject and a.organisation_id = org)
       when 'intake' then exists (select from public.team t where t.id = subject and t.organisation_id = org)
       ${more}
     end, false) then
     raise exception 'not a key of this organisation' using errcode = '42501';
   end if;
   lock table public.key_log in share row exclusive mode;
   select l.seq + 1, l.hash into k.seq, k.prev from public.key_log l order by l.seq desc limit 1;
   if not found then k.seq := 1; k.prev := sha256(''); end if;
   k.organisation_id := org; k.kind := what; k.subject_id := subject; k.generation := of_generation;
   k.seal_public_key := seal_key; k.sign_public_key := sign_key; k.signature := signed;
   k.on_day := (now() at time zone 'UTC')::date;
   k.hash := sha256(k.prev || convert_to(format(
     '{"day":"%s","generation":%s,"kind":"%s","organisation":"%s","seal":"%s","seq":%s,"sign":"%s","signature":"%s","subject":"%s"}',
     to_char(k.on_day, 'YYYY-MM-DD'), k.generation, k.kind, k.organisation_id, coalesce(encode(k.seal_public_key, 'hex'), ''), k.seq,
     coalesce(encode(k.sign_public_key, 'hex'), ''), encode(k.signature, 'hex'), k.subject_id), 'UTF8'));
   insert into public.key_log select k.*;
   return k.seq;
 end`,
  };
}
