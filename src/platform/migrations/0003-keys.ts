import type { Kysely } from 'kysely';
import { runAll } from './statements.ts';

/**
 * Keys, as the database may hold them: sealed to people, or wrapped under a key that is. A new epoch's key opens the
 * one before it (`previous_wrapped`); a key that somebody lost the right to opens nothing that comes after.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `create table team_epoch (
      organisation_id uuid not null,
      team_id uuid not null,
      epoch integer not null check (epoch > 0),
      previous_wrapped bytea,
      created_on date not null default current_date,
      primary key (organisation_id, team_id, epoch),
      foreign key (organisation_id, team_id) references team
    )`,
    `create table team_key (
      organisation_id uuid not null,
      team_id uuid not null,
      epoch integer not null,
      account_id uuid not null,
      sealed bytea not null,
      primary key (organisation_id, team_id, epoch, account_id),
      foreign key (organisation_id, team_id, epoch) references team_epoch,
      foreign key (organisation_id, account_id) references account
    )`,
    // The organisation's own signing key, wrapped under its administration's key.
    `create table root_key (
      organisation_id uuid primary key references organisation,
      team_id uuid not null,
      epoch integer not null,
      wrapped bytea not null,
      foreign key (organisation_id, team_id, epoch) references team_epoch
    )`,
    `create table intake_key (
      organisation_id uuid not null,
      team_id uuid not null,
      generation integer not null,
      public_key bytea not null check (length(public_key) = 32),
      epoch integer not null,
      wrapped bytea not null,
      retired_on date,
      primary key (organisation_id, team_id, generation),
      foreign key (organisation_id, team_id, epoch) references team_epoch
    )`,
    // The public chain of every public key: nobody can be given another key without leaving a mark.
    `create table key_log (
      seq bigint primary key,
      organisation_id uuid not null references organisation,
      kind text not null check (kind in ('root', 'account', 'intake')),
      subject_id uuid not null,
      generation integer not null,
      seal_public_key bytea check (length(seal_public_key) = 32),
      sign_public_key bytea check (length(sign_public_key) = 32),
      signature bytea not null,
      on_day date not null,
      prev bytea not null,
      hash bytea not null
    )`,
    `create table key_pin (
      organisation_id uuid not null references organisation,
      pinned_id uuid not null references organisation,
      root_public_key bytea not null,
      compared_on date,
      primary key (organisation_id, pinned_id)
    )`,
    // What is kept for a person: the file's key under the team's, its content under the file's.
    `create table file (
      organisation_id uuid not null references organisation,
      id uuid not null default gen_random_uuid(),
      origin_id uuid not null,
      team_id uuid not null,
      opened_on date not null default current_date,
      erase_on date not null,
      primary key (organisation_id, id),
      foreign key (organisation_id, team_id) references team
    )`,
    `create table file_key (
      organisation_id uuid not null,
      file_id uuid not null,
      team_id uuid not null,
      epoch integer not null,
      wrapped bytea not null,
      primary key (organisation_id, file_id, team_id, epoch),
      foreign key (organisation_id, file_id) references file on delete cascade,
      foreign key (organisation_id, team_id, epoch) references team_epoch
    )`,
    `create table file_record (
      organisation_id uuid not null,
      file_id uuid not null,
      id uuid not null default gen_random_uuid(),
      kind text not null,
      sealed bytea not null,
      primary key (organisation_id, id),
      foreign key (organisation_id, file_id) references file on delete cascade
    )`,
    `create index file_team on file (organisation_id, team_id)`,
    `create index file_record_file on file_record (organisation_id, file_id)`,
    // What was being typed, sealed to the person who typed it.
    `create table sealed_draft (
      organisation_id uuid not null,
      account_id uuid not null,
      form bytea not null,
      sealed bytea not null,
      kept_until timestamptz not null,
      primary key (organisation_id, account_id, form),
      foreign key (organisation_id, account_id) references account
    )`,
  ]);
}
