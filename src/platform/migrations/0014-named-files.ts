import type { Kysely } from 'kysely';
import { waitingFiles } from './0012-takeoverFunctions.ts';
import { definer, inner, isolated, replaced, runAll, trigger } from './statements.ts';

const REFUSED = `using errcode = '23514'`;

/**
 * Files that named people alone open: their key is sealed to each of them and never lies under a team's. And for every
 * file, who must never be given it. Both are watched by the database, whatever the program asks.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `alter table file add column named_only boolean not null default false,
      add column key_generation integer not null default 1,
      add column must_renew boolean not null default false,
      add unique (organisation_id, id, team_id)`,
    `grant insert (named_only), update (key_generation, must_renew) on file to relais_staff`,
    // Whoever leaves the file's team loses its key with her membership: a named person is of the team, and of its side.
    `create table file_person (
      organisation_id uuid not null,
      id uuid not null default gen_random_uuid(),
      file_id uuid not null,
      team_id uuid not null,
      account_id uuid not null,
      generation integer not null,
      sealed bytea not null,
      made_by uuid not null,
      made_with integer not null,
      signature bytea not null,
      primary key (organisation_id, id),
      unique (organisation_id, file_id, account_id),
      foreign key (organisation_id, file_id, team_id) references file (organisation_id, id, team_id) on delete cascade,
      foreign key (organisation_id, team_id, account_id) references team_member on delete cascade
    )`,
    `create index file_person_member on file_person (organisation_id, team_id, account_id)`,
    ...isolated('file_person'),
    `grant select, insert, update (generation, sealed, made_by, made_with, signature), delete on file_person
      to relais_staff`,
    `create table file_exclusion (
      organisation_id uuid not null,
      file_id uuid not null,
      excluded_kind text not null check (excluded_kind in ('worker', 'team', 'organisation')),
      excluded_id uuid not null,
      primary key (organisation_id, file_id, excluded_kind, excluded_id),
      foreign key (organisation_id, file_id) references file on delete cascade on update cascade,
      check (excluded_kind <> 'organisation' or excluded_id <> organisation_id)
    )`,
    ...isolated('file_exclusion'),
    `grant select, insert, delete on file_exclusion to relais_staff`,
    ...keys(),
    ...exclusions(),
  ]);
}

function keys(): readonly string[] {
  return [
    ...trigger(
      'sec.keep_apart()',
      `
      begin
        if exists (select from public.file f where f.organisation_id = new.organisation_id and f.id = new.file_id
            and f.named_only = (tg_table_name = 'file_key')) then
          raise exception 'a file is for its team or for named people, never both' ${REFUSED};
        end if;
        return null;
      end`,
    ),
    ...['file_key', 'file_person'].map(
      (table) =>
        `create trigger keep_apart after insert on ${table} for each row execute function sec.keep_apart()`,
    ),
    // A seal that is gone means somebody may have kept the key: whoever opens the file next makes another.
    ...trigger(
      'sec.mark_renewal()',
      `
      begin
        update public.file f set must_renew = true where f.organisation_id = old.organisation_id and f.id = old.file_id;
        return null;
      end`,
    ),
    `create trigger mark_renewal after delete on file_person for each row execute function sec.mark_renewal()`,
    // A restore of an older backup takes the name away again.
    `create trigger journal_deletion after delete on file_person
      for each row execute function sec.journal_deletion('naming')`,
    // New keys after a reset open nothing that was sealed to the old ones.
    ...trigger(
      'sec.forget_seals()',
      `
      begin
        delete from public.file_person p where p.organisation_id = new.organisation_id and p.account_id = new.id;
        return null;
      end`,
    ),
    `create trigger forget_seals after update of key_generation on account
      for each row when (new.key_generation <> old.key_generation) execute function sec.forget_seals()`,
  ];
}

/** Whether an exclusion `x` is about this account: herself, or a team she is in. */
const about = (account: string, org: string): string => `(
  x.excluded_kind = 'worker' and x.excluded_id = ${account}
  or x.excluded_kind = 'team' and exists (select from public.team_member t
    where t.organisation_id = ${org} and t.team_id = x.excluded_id and t.account_id = ${account}))`;

function exclusions(): readonly string[] {
  return [
    // Asked before somebody is given a file or a team, so that the refusal is an answer. `team`: one she would join.
    ...definer('relais_staff', {
      is: `sec.is_excluded(who uuid, of_file uuid, joining uuid) returns boolean`,
      in: 'sql stable',
      does: `select exists (
        select from public.file_exclusion x
        join public.file f on f.organisation_id = x.organisation_id and f.id = x.file_id
        where x.organisation_id = sec.organisation()
          and (f.id = of_file
            or not f.named_only and (f.team_id = joining or exists (select from public.team_member m
              where m.organisation_id = f.organisation_id and m.team_id = f.team_id and m.account_id = who))
            or f.named_only and exists (select from public.file_person p
              where p.organisation_id = f.organisation_id and p.file_id = f.id and p.account_id = who))
          and (x.excluded_kind = 'team' and x.excluded_id = joining or ${about('who', 'x.organisation_id')}))`,
    }),
    // Who opens a file and is on its list: `who` and `of_file` narrow the question, null asks about all.
    ...inner({
      is: `sec.opens_excluded(org uuid, of_file uuid, who uuid) returns boolean`,
      in: 'sql stable',
      does: `select exists (
        select from public.file_exclusion x
        join public.file f on f.organisation_id = x.organisation_id and f.id = x.file_id
        join public.team_member m on m.organisation_id = f.organisation_id and m.team_id = f.team_id
        where x.organisation_id = org and (of_file is null or f.id = of_file) and (who is null or m.account_id = who)
          and (not f.named_only or exists (select from public.file_person p
            where p.organisation_id = org and p.file_id = f.id and p.account_id = m.account_id))
          and ${about('m.account_id', 'org')})`,
    }),
    ...trigger(
      'sec.refuse_excluded()',
      `
      declare
        which uuid;
        whom uuid;
      begin
        if tg_table_name = 'file' then which := new.id;
        elsif tg_table_name = 'team_member' then whom := new.account_id;
        elsif tg_table_name = 'file_person' then which := new.file_id; whom := new.account_id;
        else
          which := new.file_id;
          -- Whoever is being named at this moment is waited for.
          perform from public.file f where f.organisation_id = new.organisation_id and f.id = which for update;
        end if;
        if sec.opens_excluded(new.organisation_id, which, whom) then
          raise exception 'somebody is given a file she must never be given' ${REFUSED};
        end if;
        return null;
      end`,
    ),
    ...['team_member', 'file_person', 'file_exclusion'].map(
      (table) => `create trigger refuse_excluded after insert on ${table}
        for each row execute function sec.refuse_excluded()`,
    ),
    `create trigger refuse_excluded after update of team_id on file
      for each row execute function sec.refuse_excluded()`,
    // A house is not offered what its people must never be given: such a file stays where it is.
    replaced(
      waitingFiles(`and not exists (select from public.file_exclusion x
        where x.organisation_id = h.giver and x.file_id = f.id
          and (x.excluded_id in (h.receiver, h.into_team) or exists (select from public.team_member n
            where n.organisation_id = h.receiver and n.team_id = h.into_team
              and ${about('n.account_id', 'h.receiver')})))`),
    ),
  ];
}
