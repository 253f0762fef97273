import { sql, type Transaction } from 'kysely';
import type { Exclusion } from '../domain/exclusions.ts';
import type { Outcome } from '../domain/refusals.ts';
import { record } from './audit.ts';
import type { OpenFile } from './fileKeys.ts';
import type { Worker } from './worker.ts';

type Tx = Transaction<unknown>;

/** Who must never be given this file: looked at by the database when somebody is named or joins a team. */
export async function listExclusions(tx: Tx, { id }: OpenFile): Promise<readonly Exclusion[]> {
  const { rows } = await sql<Exclusion>`
    select excluded_kind as kind, excluded_id as id from file_exclusion
    where file_id = ${id} and organisation_id = sec.organisation() order by excluded_kind, excluded_id`.execute(
    tx,
  );
  return rows;
}

/**
 * Puts somebody on the list of a file one has open. `opensIt`: she opens it today, and must first lose its team, or her
 * name on it; one's own organisation always does.
 */
export async function excludeFrom(
  tx: Tx,
  worker: Worker,
  { file, exclusion: { kind, id } }: { readonly file: OpenFile; readonly exclusion: Exclusion },
): Promise<Outcome<object, 'stepUp' | 'opensIt'>> {
  if (!worker.steppedUp) return { ok: false, refusal: 'stepUp' };
  // Whoever is being named at this moment is waited for.
  await sql`select from file where id = ${file.id} and organisation_id = sec.organisation() for update`.execute(
    tx,
  );
  const { rows } = await sql`
    select from file f join team_member m on m.organisation_id = f.organisation_id and m.team_id = f.team_id
    where f.id = ${file.id} and f.organisation_id = sec.organisation()
      and (not f.named_only or exists (select from file_person p
        where p.file_id = f.id and p.account_id = m.account_id))
      and case ${kind} when 'organisation' then f.organisation_id = ${id}::uuid
        when 'worker' then m.account_id = ${id}::uuid
        else exists (select from team_member t where t.team_id = ${id}::uuid and t.account_id = m.account_id) end`.execute(
    tx,
  );
  if (rows.length > 0) return { ok: false, refusal: 'opensIt' };
  await sql`insert into file_exclusion (organisation_id, file_id, excluded_kind, excluded_id)
    values (sec.organisation(), ${file.id}, ${kind}, ${id}) on conflict do nothing`.execute(tx);
  await record(tx, { action: 'exclusionAdded', kind: 'file', object: file.id });
  return { ok: true };
}

/** Takes somebody off the list of a file one has open. */
export async function includeAgain(
  tx: Tx,
  worker: Worker,
  { file, exclusion: { kind, id } }: { readonly file: OpenFile; readonly exclusion: Exclusion },
): Promise<Outcome<object, 'stepUp'>> {
  if (!worker.steppedUp) return { ok: false, refusal: 'stepUp' };
  await sql`delete from file_exclusion where file_id = ${file.id} and organisation_id = sec.organisation()
    and excluded_kind = ${kind} and excluded_id = ${id}`.execute(tx);
  await record(tx, { action: 'exclusionRemoved', kind: 'file', object: file.id });
  return { ok: true };
}

/** Whether a colleague who joins this team would open a file that she must never be given. */
export async function isExcludedFrom(
  tx: Tx,
  { account, team }: { readonly account: string; readonly team: string },
): Promise<boolean> {
  const { rows } = await sql<{ excluded: boolean }>`
    select sec.is_excluded(${account}, null, ${team}) as excluded`.execute(tx);
  return rows[0]?.excluded !== false;
}
