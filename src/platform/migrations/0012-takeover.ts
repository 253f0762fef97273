import type { Kysely } from 'kysely';
import { closing } from './0012-takeoverClosing.ts';
import { agreeing, moving } from './0012-takeoverFunctions.ts';
import { inner, isolated, replaced, runAll } from './statements.ts';

/**
 * Files that change house: what the receiving house offers, what the giving house agrees to, and the seals of files on
 * their way. All of it is written by these functions alone, which look at both sides; a login can read, and no more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [...tables(), ...journals(), ...agreeing(), ...moving(), ...closing()]);
}

function tables(): readonly string[] {
  return [
    // The wall between victims and perpetrators: the side is the team's own, in both rows, and must be the same.
    `create table takeover_offer (
      organisation_id uuid not null references organisation,
      id uuid not null,
      giver_id uuid not null references organisation,
      team_id uuid not null,
      side text not null,
      public_key bytea not null check (length(public_key) = 32),
      signature bytea not null,
      epoch integer not null,
      wrapped bytea,
      offered_on date not null default current_date,
      closed_on date,
      primary key (organisation_id, id),
      foreign key (organisation_id, team_id, side) references team (organisation_id, id, side),
      foreign key (organisation_id, team_id, epoch) references team_epoch,
      check (giver_id <> organisation_id),
      check ((wrapped is null) = (closed_on is not null))
    )`,
    `create table takeover (
      organisation_id uuid not null references organisation,
      id uuid not null,
      receiver_id uuid not null references organisation,
      team_id uuid not null,
      side text not null,
      epoch integer not null,
      plan bytea not null,
      files integer,
      prepared_by uuid not null,
      prepared_on date not null default current_date,
      agreed_by uuid,
      agreed_on date,
      signature bytea,
      ended_on date,
      primary key (organisation_id, id),
      foreign key (organisation_id, team_id, side) references team (organisation_id, id, side),
      foreign key (organisation_id, team_id, epoch) references team_epoch,
      foreign key (organisation_id, prepared_by) references account,
      foreign key (organisation_id, agreed_by) references account,
      check (agreed_by <> prepared_by),
      check (num_nulls(agreed_by, agreed_on, signature) in (0, 3))
    )`,
    `create table takeover_file (
      organisation_id uuid not null,
      takeover_id uuid not null,
      file_id uuid not null,
      sealed bytea not null,
      primary key (organisation_id, takeover_id, file_id),
      foreign key (organisation_id, takeover_id) references takeover,
      foreign key (organisation_id, file_id) references file on delete cascade on update cascade
    )`,
    `create index takeover_file_file on takeover_file (organisation_id, file_id)`,
    `create table dissolution (
      organisation_id uuid primary key references organisation,
      asked_by uuid not null,
      asked_on date not null default current_date,
      shreds_on date not null default current_date + 30,
      agreed_by uuid,
      foreign key (organisation_id, asked_by) references account,
      foreign key (organisation_id, agreed_by) references account,
      check (agreed_by <> asked_by)
    )`,
    ...['takeover_offer', 'takeover', 'takeover_file', 'dissolution'].flatMap((table) => isolated(table)),
    `grant select on takeover_offer, takeover, takeover_file to relais_staff`,
    `grant select, delete on dissolution to relais_staff`,
    // Each house sees what the other addressed to it, and nothing of what passes between two others.
    `create policy addressed on takeover_offer for select using (giver_id = (select sec.organisation()))`,
    `create policy addressed on takeover for select using (receiver_id = (select sec.organisation()))`,
    // What hangs on a file follows it to another house.
    ...['file_key', 'file_record'].flatMap((table) => [
      `alter table ${table} drop constraint ${table}_organisation_id_file_id_fkey`,
      `alter table ${table} add constraint ${table}_organisation_id_file_id_fkey
        foreign key (organisation_id, file_id) references file on delete cascade on update cascade`,
    ]),
    // Who held a file before. Nobody but the move writes it: a deletion is written down for each of them.
    `alter table file add column passed_by uuid[] not null default '{}'`,
    `revoke insert on file from relais_staff`,
    `grant insert (organisation_id, id, origin_id, team_id, opened_on, erase_on) on file to relais_staff`,
    // A house is closed by \`sec.close_organisation\` alone.
    `revoke update (closed_on) on organisation from relais_staff`,
  ];
}

function journals(): readonly string[] {
  return [
    // A backup from before a move has the file in the house it left: what is deleted later must go from there too.
    replaced({
      is: `sec.journal_deletion() returns trigger`,
      in: 'plpgsql',
      does: `
      declare passed uuid[] := '{}';
      begin
        -- The records of a file that goes are gone with it: its own line is enough.
        if tg_argv[0] = 'record' then
          select f.passed_by into passed from public.file f
            where f.organisation_id = old.organisation_id and f.id = old.file_id;
          if not found then return null; end if;
        elsif tg_argv[0] = 'file' then
          passed := old.passed_by;
        end if;
        insert into public.deletion (organisation_id, object_kind, object_id)
          select holder, tg_argv[0], old.id from unnest(old.organisation_id || passed) holder
          on conflict do nothing;
        return null;
      end `,
    }),
    // The other house's journal names this house, not its worker. Always in one order: two houses may give to each other.
    // `sec.append` is of 0015.
    ...inner({
      is: `sec.record_both(other uuid, here text, there text, kind text, objects uuid[]) returns void`,
      in: 'plpgsql volatile',
      does: `
       declare
         own uuid := sec.organisation();
         house uuid;
         object uuid;
       begin
         foreach house in array array[least(own, other), greatest(own, other)] loop
           foreach object in array objects loop
             if house = own then perform sec.append(own, sec.account(), here, kind, object, null);
             else perform sec.append(other, own, there, kind, object, null); end if;
           end loop;
         end loop;
       end`,
    }),
  ];
}
