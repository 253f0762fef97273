import type { Kysely } from 'kysely';
import { isolated, isolatedBy, runAll, trigger } from './statements.ts';

/** What an organisation writes about itself. `account.state` and `left_on` of a leaver change through `sec.put_out`. */
const OWN: Readonly<Record<string, string>> = {
  account_side: 'select, insert, delete',
  team: 'select, insert, update (label, label_epoch, epoch, must_rotate, closed_on)',
  team_member: 'select, insert, delete, update (roles)',
  accreditation: 'select, insert, update, delete',
  agreement: 'select, insert, update, delete',
  excluded_organisation: 'select, insert, delete',
  team_epoch: 'select, insert, update (previous_wrapped)',
  team_key: 'select, insert, update (sealed), delete',
  root_key: 'select, insert, update (team_id, epoch, wrapped)',
  intake_key: 'select, insert, update (epoch, wrapped, retired_on)',
  key_pin: 'select, insert, update (compared_on)',
  file: 'select, insert, update (team_id, erase_on), delete',
  file_key: 'select, insert, delete',
  file_record: 'select, insert, update (sealed), delete',
};

/** Isolation by organisation, forced on every table about one: the second lock, the keys are the first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const signedIn = `(select sec.account()) is not null`;
  const mine = `organisation_id = (select sec.organisation())`;
  await runAll(db, [
    `grant usage on schema sec to relais_staff, relais_jobs`,
    ...Object.entries(OWN).flatMap(([table, rights]) => [
      ...isolated(table),
      `grant ${rights} on ${table} to relais_staff`,
    ]),
    // Looked at when the transaction ends: a rotation passes through moments with no holder at all.
    ...trigger(
      'sec.watch_holders()',
      `
      declare holders integer;
      begin
        select count(*) into holders from public.team t join public.team_key k
          on k.organisation_id = t.organisation_id and k.team_id = t.id and k.epoch = t.epoch
          where t.id = coalesce(new.team_id, old.team_id);
        update public.team t set few_holders_since =
            case when holders < 2 then coalesce(t.few_holders_since, current_date) end
          where t.id = coalesce(new.team_id, old.team_id);
        return null;
      end`,
    ),
    `create constraint trigger watch_holders after insert or delete on team_key
      deferrable initially deferred for each row execute function sec.watch_holders()`,
    // Organisations are public to each other; their rows are written by their own.
    ...isolated('organisation', 'id'),
    `create policy known on organisation for select using (${signedIn})`,
    `grant select, update (name, service_id, kinds, territory, accepts_requests, closed_on) on organisation to relais_staff`,
    ...isolated('account'),
    `grant select, insert (organisation_id, id, profile, profile_epoch),
      update (profile, profile_epoch, state, keys_signature) on account to relais_staff`,
    // Who has left is out of reach: `sec.put_out` alone makes a leaver, and nothing brings her back.
    `create policy leaver on account as restrictive for update
      using (state <> 'left' or current_user <> 'relais_staff')
      with check (state <> 'left' or current_user <> 'relais_staff')`,
    `grant usage on schema sec to relais_backup`,
    `create policy backup on sec.credential for select to relais_backup using (true)`,
    `grant select on sec.credential to relais_backup`,
    // The chain of public keys is for all to read: that is what makes a swapped key visible.
    ...isolated('key_log'),
    `create policy known on key_log for select using (${signedIn})`,
    `grant select on key_log to relais_staff`,
    // A draft belongs to one person.
    ...isolatedBy('sealed_draft', `${mine} and account_id = (select sec.account())`),
    `grant select, insert, update, delete on sealed_draft to relais_staff`,
  ]);
}
