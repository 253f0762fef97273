import type { Kysely } from 'kysely';
import { definer, isolated, runAll } from './statements.ts';

/**
 * What was forgotten stays forgotten: every deletion leaves the id of what went, and nothing of what it was. A restore
 * of an older backup deletes it again before anyone signs in. A person who left is written down too: her way in must
 * not come back. A table joins by a trigger that calls `sec.journal_deletion` with the word for its rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `create table deletion (
      organisation_id uuid not null,
      object_kind text not null check (object_kind ~ '^[a-zA-Z]{3,40}$'),
      object_id uuid not null,
      deleted_on date not null default current_date,
      primary key (organisation_id, object_kind, object_id)
    )`,
    `create index deletion_deleted_on on deletion (deleted_on)`,
    ...isolated('deletion'),
    `create function sec.journal_deletion() returns trigger language plpgsql
      security definer set search_path = pg_catalog, pg_temp as $body$
      begin
        -- The records of a file that goes are gone with it: its own line is enough.
        if tg_argv[0] = 'record' then
          if not exists (select from public.file f where f.organisation_id = old.organisation_id and f.id = old.file_id)
          then return null; end if;
        end if;
        insert into public.deletion (organisation_id, object_kind, object_id)
          values (old.organisation_id, tg_argv[0], old.id) on conflict do nothing;
        return null;
      end $body$`,
    `revoke all on function sec.journal_deletion() from public`,
    `create trigger journal_deletion after delete on file
      for each row execute function sec.journal_deletion('file')`,
    `create trigger journal_deletion after delete on file_record
      for each row execute function sec.journal_deletion('record')`,
    `create trigger journal_leaving after update of state on account
      for each row when (new.state = 'left' and old.state <> 'left')
      execute function sec.journal_deletion('account')`,
    `create index file_erase_on on file (erase_on)`,
    // A few at a time: whoever works meanwhile does not wait.
    ...definer('relais_jobs', {
      is: `sec.erase_due(most integer) returns integer`,
      in: 'plpgsql volatile',
      does: `
      declare gone integer;
      begin
        delete from public.file f using (
          select d.organisation_id, d.id from public.file d where d.erase_on <= current_date
          limit most for update skip locked
        ) due where f.organisation_id = due.organisation_id and f.id = due.id;
        get diagnostics gone = row_count;
        return gone;
      end `,
    }),
    ...definer('relais_jobs', {
      is: `sec.deletions(since date)
      returns table (organisation_id uuid, object_kind text, object_id uuid, deleted_on date)`,
      in: 'sql stable',
      does: `select d.organisation_id, d.object_kind, d.object_id, d.deleted_on
        from public.deletion d where d.deleted_on >= since `,
    }),
    // A backup says which migrations its tables come from.
    `grant select on kysely_migration to relais_backup`,
  ]);
}
