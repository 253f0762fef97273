import type { Kysely } from 'kysely';
import { definer, isolated, runAll } from './statements.ts';

const RIGHTS: Readonly<Record<string, string>> = {
  recovery_set: 'select, insert, update (retired_on)',
  recovery_team_key: 'select, insert, delete',
  recovery_share: 'select, insert',
  recovery_request: 'select, insert (organisation_id, id, generation, account_id), delete',
  // What custodians give is read through `sec.recovery_shares`, by who asked, when the time has come.
  recovery_approval: 'insert',
};

/**
 * For who wants it: a recovery key that nobody holds, split between custodians. Several of them together, and a day of
 * waiting that everybody sees, give somebody back the keys of her teams. A custodian alone can do nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `create table recovery_set (
      organisation_id uuid not null references organisation,
      generation integer not null,
      threshold integer not null check (threshold >= 2),
      public_key bytea not null check (length(public_key) = 32),
      made_on date not null default current_date,
      retired_on date,
      primary key (organisation_id, generation)
    )`,
    `create table recovery_team_key (
      organisation_id uuid not null,
      generation integer not null,
      team_id uuid not null,
      epoch integer not null,
      sealed bytea not null,
      primary key (organisation_id, generation, team_id, epoch),
      foreign key (organisation_id, generation) references recovery_set,
      foreign key (organisation_id, team_id, epoch) references team_epoch
    )`,
    `create table recovery_share (
      organisation_id uuid not null,
      generation integer not null,
      account_id uuid not null,
      sealed bytea not null,
      primary key (organisation_id, generation, account_id),
      foreign key (organisation_id, generation) references recovery_set,
      foreign key (organisation_id, account_id) references account
    )`,
    `create table recovery_request (
      organisation_id uuid not null,
      id uuid not null default gen_random_uuid(),
      generation integer not null,
      account_id uuid not null,
      opens_at timestamptz not null default now() + interval '24 hours',
      primary key (organisation_id, id),
      foreign key (organisation_id, generation) references recovery_set,
      foreign key (organisation_id, account_id) references account
    )`,
    `create table recovery_approval (
      organisation_id uuid not null,
      request_id uuid not null,
      account_id uuid not null,
      sealed bytea not null,
      primary key (organisation_id, request_id, account_id),
      foreign key (organisation_id, request_id) references recovery_request on delete cascade,
      foreign key (organisation_id, account_id) references account
    )`,
    ...Object.entries(RIGHTS).flatMap(([table, rights]) => [
      ...isolated(table),
      `grant ${rights} on ${table} to relais_staff`,
    ]),
    ...definer('relais_staff', {
      is: `sec.recovery_shares(asked uuid) returns table (account_id uuid, sealed bytea)`,
      in: 'sql stable',
      does: `select a.account_id, a.sealed from public.recovery_approval a
        join public.recovery_request r on r.organisation_id = a.organisation_id and r.id = a.request_id
        where a.request_id = asked and r.organisation_id = sec.organisation()
          and r.account_id = sec.account() and r.opens_at <= now()`,
    }),
  ]);
}
