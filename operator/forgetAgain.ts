import { sql, type Kysely } from 'kysely';
import type { Deletion } from '../src/platform/deletions.ts';

/** What goes when somebody has left: her way in, and every key that was given to her. */
const WAYS_IN = ['sec.session', 'sec.credential', 'sec.invitation', 'public.team_key', 'public.team_member'];

/**
 * Deletes again everything the journal names: what the backup's own journal says, and what was deleted since. Which
 * tables there are is said by their triggers, so that a new one is never left out. Says how many rows went.
 */
export async function forgetAgain(tx: Kysely<unknown>, since: readonly Deletion[]): Promise<number> {
  await addToJournal(tx, since);
  let gone = 0;
  for (const { schema, name, kind } of await journalled(tx)) {
    const { numAffectedRows } = await sql`delete from ${sql.id(schema, name)} t using deletion d
      where d.object_kind = ${kind} and d.organisation_id = t.organisation_id and d.object_id = t.id`.execute(
      tx,
    );
    gone += Number(numAffectedRows ?? 0);
  }
  return gone + (await putOutAgain(tx));
}

async function addToJournal(tx: Kysely<unknown>, since: readonly Deletion[]): Promise<void> {
  const column = (of: (deletion: Deletion) => string): readonly string[] => since.map(of);
  await sql`insert into deletion (organisation_id, object_kind, object_id, deleted_on)
    select * from unnest(${column(({ organisation }) => organisation)}::uuid[], ${column(({ kind }) => kind)}::text[],
      ${column(({ object }) => object)}::uuid[], ${column(({ on }) => on)}::date[])
    on conflict do nothing`.execute(tx);
}

type Journalled = { schema: string; name: string; kind: string };

/** The tables whose deletions are written down, and the word for their rows: the trigger's argument. */
async function journalled(tx: Kysely<unknown>): Promise<Journalled[]> {
  const { rows } = await sql<Journalled>`
    select n.nspname as schema, c.relname as name, split_part(encode(t.tgargs, 'escape'), ${'\\000'}, 1) as kind
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgfoid = 'sec.journal_deletion'::regproc and t.tgname = 'journal_deletion'
    order by 1, 2`.execute(tx);
  return rows;
}

async function putOutAgain(tx: Kysely<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`update account a set state = 'left', left_on = d.deleted_on
    from deletion d where d.object_kind = 'account' and d.organisation_id = a.organisation_id
      and d.object_id = a.id and a.state <> 'left'`.execute(tx);
  for (const table of WAYS_IN) {
    await sql`delete from ${sql.id(...table.split('.'))} t using account a
      where a.organisation_id = t.organisation_id and a.id = t.account_id and a.state = 'left'`.execute(tx);
  }
  return Number(numAffectedRows ?? 0);
}
