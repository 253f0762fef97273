import type { Kysely } from 'kysely';
import { CURRENT } from './0004-sessions.ts';
import { closed, definer, runAll } from './statements.ts';

const STAFF = 'relais_staff';
const JOBS = 'relais_jobs';

/** Spread over ten minutes, so that nobody who watches a mailbox can tell which act it was. */
const SOME_MINUTES = `random() * interval '10 minutes'`;
const AN_HOUR = `interval '1 hour'`;
/** Longer than a try may take: whoever was killed in the middle leaves the row to another. */
const LEASE = `interval '2 minutes'`;

/**
 * Mail to those who asked for it. What is kept is to whom and when, never why: there is nothing to tell. An address is
 * gone with the credential it belongs to: who leaves, or takes her place anew, gets none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `alter table sec.credential add unique (organisation_id, account_id)`,
    `create table sec.mail_address (
      organisation_id uuid not null,
      account_id uuid not null,
      id uuid not null default gen_random_uuid(),
      sealed bytea not null,
      quiet_until timestamptz,
      primary key (organisation_id, account_id),
      foreign key (organisation_id, account_id) references sec.credential (organisation_id, account_id)
        on delete cascade
    )`,
    // One row a person at most: what happens before it has left is in it already.
    `create table sec.mail_due (
      organisation_id uuid not null,
      account_id uuid not null,
      message_id uuid not null default gen_random_uuid(),
      due_at timestamptz not null,
      leased_until timestamptz,
      tries integer not null default 0,
      again boolean not null default false,
      primary key (organisation_id, account_id),
      foreign key (organisation_id, account_id) references sec.mail_address on delete cascade
    )`,
    `create index mail_due_due_at on sec.mail_due (due_at)`,
    ...['sec.mail_address', 'sec.mail_due'].flatMap(closed),
    // An older backup must not bring back the address of who wanted no mail any more.
    `create trigger journal_deletion after delete on sec.mail_address
      for each row execute function sec.journal_deletion('mailAddress')`,
    `create policy backup on sec.mail_address for select to relais_backup using (true)`,
    `grant select on sec.mail_address to relais_backup`,
    ...definer(STAFF, {
      is: `sec.keep_mail_address(address bytea) returns void`,
      in: 'sql volatile',
      does: `
       insert into sec.mail_address (organisation_id, account_id, sealed)
         select s.organisation_id, s.account_id, address ${CURRENT}
         on conflict (organisation_id, account_id) do update set sealed = excluded.sealed `,
    }),
    ...definer(STAFF, {
      is: `sec.forget_mail_address() returns void`,
      in: 'sql volatile',
      does: `
       delete from sec.mail_address m using (select s.account_id ${CURRENT}) c where m.account_id = c.account_id `,
    }),
    ...definer(STAFF, {
      is: `sec.gets_mail() returns boolean`,
      in: 'sql stable',
      does: `
       select exists (select from sec.mail_address m, (select s.account_id ${CURRENT}) c
         where m.account_id = c.account_id) `,
    }),
    // Colleagues of whoever is signed in, and only those who asked. In one order, so that two acts never wait in a ring.
    ...definer(STAFF, {
      is: `sec.notify(whom uuid[]) returns void`,
      in: 'sql volatile',
      does: `
       insert into sec.mail_due as d (organisation_id, account_id, due_at)
         select m.organisation_id, m.account_id,
           greatest(now(), coalesce(m.quiet_until, now())) + ${SOME_MINUTES}
         from sec.mail_address m, (select s.organisation_id ${CURRENT}) c
         where m.organisation_id = c.organisation_id and m.account_id = any(whom)
         order by m.account_id
         on conflict (organisation_id, account_id) do update set again = true
           where d.leased_until is not null `,
    }),
    // The next that is due, for whoever asks first; the others pass over it. What no server took for days is dropped.
    ...definer(JOBS, {
      is: `sec.claim_mail() returns table (account_id uuid, message_id uuid, sealed bytea)`,
      in: 'plpgsql volatile',
      does: `
       begin
         update sec.mail_address m set quiet_until = null where m.quiet_until <= now();
         delete from sec.mail_due d
           where d.leased_until is null and (d.due_at < now() - interval '7 days' or d.tries >= 100);
         return query
           with next as (
             select d.account_id from sec.mail_due d
             where d.due_at <= now() and coalesce(d.leased_until, '-infinity') <= now()
             order by d.due_at limit 1 for update skip locked
           )
           update sec.mail_due t set leased_until = now() + ${LEASE}
             from next, sec.mail_address m
             where t.account_id = next.account_id and m.account_id = next.account_id
             returning t.account_id, t.message_id, m.sealed;
       end `,
    }),
    // It has left: an hour of quiet, and then another one if something happened while it was leaving.
    ...definer(JOBS, {
      is: `sec.mail_left(message uuid) returns void`,
      in: 'plpgsql volatile',
      does: `
       begin
         update sec.mail_address m set quiet_until = now() + ${AN_HOUR}
           from sec.mail_due d where d.message_id = message and m.account_id = d.account_id;
         delete from sec.mail_due d where d.message_id = message and not d.again;
         update sec.mail_due d set message_id = gen_random_uuid(), leased_until = null, tries = 0, again = false,
             due_at = now() + ${AN_HOUR} + ${SOME_MINUTES}
           where d.message_id = message;
       end `,
    }),
    // Not taken: again in a minute, then two, four, at most an hour, under the same name.
    ...definer(JOBS, {
      is: `sec.mail_kept_back(message uuid) returns void`,
      in: 'sql volatile',
      does: `
       update sec.mail_due d set leased_until = null, tries = d.tries + 1,
           due_at = now() + least(interval '1 minute' * power(2, least(d.tries, 10)), ${AN_HOUR})
         where d.message_id = message `,
    }),
  ]);
}
