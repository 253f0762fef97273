import type { Kysely } from 'kysely';
import { runAll } from './statements.ts';

/**
 * Organisations, their teams and their members. Names of people, labels of teams and mail addresses are sealed; what
 * stays clear is listed with its reason in `src/platform/inventory.ts`. Every table leads with its organisation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `create schema sec`,
    // A row is the organisation's public face: any signed-in worker may read it, only its own may write it.
    `create table organisation (
      id uuid primary key default gen_random_uuid(),
      name text not null check (length(name) between 2 and 200),
      service_id text,
      kinds text[] not null default '{}',
      territory text[] not null default '{}',
      accepts_requests boolean not null default false,
      root_public_key bytea not null check (length(root_public_key) = 32),
      founded_on date not null default current_date,
      closed_on date,
      trial boolean not null default false
    )`,
    `create table account (
      organisation_id uuid not null references organisation,
      id uuid not null default gen_random_uuid(),
      state text not null default 'invited' check (state in ('invited', 'waiting', 'active', 'left')),
      profile bytea not null,
      profile_epoch integer not null default 1,
      seal_public_key bytea check (length(seal_public_key) = 32),
      sign_public_key bytea check (length(sign_public_key) = 32),
      keys_signature bytea,
      key_generation integer not null default 0,
      created_on date not null default current_date,
      left_on date,
      primary key (organisation_id, id),
      unique (id)
    )`,
    // Who works with perpetrators never works with victims: an account has one side at most.
    `create table account_side (
      organisation_id uuid not null,
      account_id uuid not null,
      side text not null check (side in ('victims', 'perpetrators')),
      primary key (organisation_id, account_id),
      unique (organisation_id, account_id, side),
      foreign key (organisation_id, account_id) references account
    )`,
    `create table team (
      organisation_id uuid not null references organisation,
      id uuid not null default gen_random_uuid(),
      kind text not null check (kind in ('everyone', 'administration', 'team')),
      side text not null check (side in ('common', 'victims', 'perpetrators')),
      label bytea,
      label_epoch integer not null default 1,
      epoch integer not null default 1,
      must_rotate boolean not null default false,
      few_holders_since date,
      created_on date not null default current_date,
      closed_on date,
      primary key (organisation_id, id),
      unique (organisation_id, id, side),
      check ((kind = 'team') = (side <> 'common'))
    )`,
    `create unique index team_built_in on team (organisation_id, kind) where kind <> 'team'`,
    // 'common' has no exclusive side; any other must be the account's only one.
    `create table team_member (
      organisation_id uuid not null,
      team_id uuid not null,
      account_id uuid not null,
      side text not null,
      exclusive_side text generated always as (nullif(side, 'common')) stored,
      roles text[] not null check (
        roles <@ array['keyHolder', 'caseworker', 'listener', 'reader', 'coordinator', 'directoryEditor']
      ),
      since_on date not null default current_date,
      primary key (organisation_id, team_id, account_id),
      foreign key (organisation_id, account_id) references account,
      foreign key (organisation_id, team_id, side) references team (organisation_id, id, side),
      foreign key (organisation_id, account_id, exclusive_side)
        references account_side (organisation_id, account_id, side)
    )`,
    `create table accreditation (
      organisation_id uuid not null references organisation,
      id uuid not null default gen_random_uuid(),
      kind text not null,
      authority text not null,
      valid_from date not null,
      valid_until date,
      primary key (organisation_id, id),
      check (valid_until is null or valid_until >= valid_from)
    )`,
    `create table agreement (
      organisation_id uuid not null references organisation,
      id uuid not null default gen_random_uuid(),
      with_organisation_id uuid references organisation,
      terms bytea not null,
      terms_epoch integer not null default 1,
      signed_on date not null,
      until_on date,
      primary key (organisation_id, id),
      check (until_on is null or until_on >= signed_on)
    )`,
    // To whom nothing is ever routed, whatever the territory says.
    `create table excluded_organisation (
      organisation_id uuid not null references organisation,
      excluded_id uuid not null references organisation,
      primary key (organisation_id, excluded_id)
    )`,
  ]);
}
