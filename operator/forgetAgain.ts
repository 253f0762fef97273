import { sql, type Kysely } from 'kysely';
import type { Deletion } from '../src/platform/deletions.ts';

/** What goes when somebody has left: her way in, and every key that was given to her. */
const WAYS_IN = ['sec.session', 'sec.credential', 'sec.invitation', 'public.team_key', 'public.team_member'];

export type Forgotten = {
  readonly rows: number;
  /** Teams that somebody opened in the backup, and nobody does any more, or nobody who may give its key. */
  readonly unopened: readonly { readonly organisation: string; readonly team: string }[];
};

/**
 * Deletes again everything the journal names: what the backup's own journal says, and what was deleted since. Which
 * tables there are is said by their triggers, so that a new one is never left out. A right that was taken is taken
 * again with the keys that came with it, and the team gets a new key from whoever holds it next. With
 * `keepLastHolders`, whoever alone opens a team stays in it.
 */
export async function forgetAgain(
  tx: Kysely<unknown>,
  since: readonly Deletion[],
  keepLastHolders: boolean,
): Promise<Forgotten> {
  await addToJournal(tx, since);
  const opened = await openedTeams(tx);
  if (keepLastHolders) await pardonLastHolders(tx);
  await takeKeysAgain(tx);
  let rows = await takeRolesAgain(tx);
  for (const { schema, name, kind } of await journalled(tx)) {
    const { numAffectedRows } = await sql`delete from ${sql.id(schema, name)} t using deletion d
      where d.object_kind = ${kind} and d.organisation_id = t.organisation_id and d.object_id = t.id`.execute(
      tx,
    );
    rows += Number(numAffectedRows ?? 0);
  }
  rows += await putOutAgain(tx);
  const still = new Set((await openedTeams(tx)).map(({ team }) => team));
  return { rows, unopened: opened.filter(({ team }) => !still.has(team)) };
}

/** Who opens a team and may give its key to others. The whole house's is given by whoever lets people in. */
const HOLDERS = sql`team t
  join team_key k on k.organisation_id = t.organisation_id and k.team_id = t.id and k.epoch = t.epoch
  join team_member m on m.organisation_id = k.organisation_id and m.team_id = t.id and m.account_id = k.account_id
  join account a on a.organisation_id = k.organisation_id and a.id = k.account_id and a.state = 'active'
  where t.closed_on is null and ('keyHolder' = any(m.roles) or t.kind = 'everyone')`;

async function openedTeams(tx: Kysely<unknown>): Promise<Forgotten['unopened']> {
  const { rows } = await sql<{ organisation: string; team: string }>`
    select distinct t.organisation_id as organisation, t.id as team from ${HOLDERS} order by 1, 2`.execute(
    tx,
  );
  return rows;
}

/** Their line leaves this database's journal; the file beside it keeps it, and another restore asks again. */
async function pardonLastHolders(tx: Kysely<unknown>): Promise<void> {
  await sql`with holder as (
      select m.organisation_id, m.team_id, m.id, array(
        select d.object_kind from deletion d where d.organisation_id = m.organisation_id
          and (d.object_id = m.id and d.object_kind in ('membership', 'roleKeyHolder')
            or d.object_id = m.account_id and d.object_kind = 'account')) as lost
      from ${HOLDERS})
    delete from deletion d using holder h
    where d.organisation_id = h.organisation_id and d.object_id = h.id
      and d.object_kind in ('membership', 'roleKeyHolder') and not 'account' = any(h.lost)
      and not exists (select from holder o where o.team_id = h.team_id and o.lost = '{}')`.execute(tx);
}

/** While the memberships that go still say whose they are. A key that was once hers must open nothing new. */
async function takeKeysAgain(tx: Kysely<unknown>): Promise<void> {
  await sql`with gone as (
      delete from team_key k using team_member m, deletion d
      where d.object_kind = 'membership' and d.organisation_id = m.organisation_id and d.object_id = m.id
        and k.organisation_id = m.organisation_id and k.team_id = m.team_id and k.account_id = m.account_id
      returning k.organisation_id, k.team_id)
    update team t set must_rotate = true from gone
      where t.organisation_id = gone.organisation_id and t.id = gone.team_id`.execute(tx);
}

async function takeRolesAgain(tx: Kysely<unknown>): Promise<number> {
  const lost = sql`select from deletion d where d.organisation_id = m.organisation_id and d.object_id = m.id
    and d.object_kind = 'role' || upper(left(r, 1)) || substr(r, 2)`;
  const { numAffectedRows } = await sql`update team_member m
    set roles = array(select r from unnest(m.roles) r where not exists (${lost}))
    where exists (select from unnest(m.roles) r where exists (${lost}))`.execute(tx);
  return Number(numAffectedRows ?? 0);
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
  await sql`update team t set must_rotate = true from team_key k
    join account a on a.organisation_id = k.organisation_id and a.id = k.account_id and a.state = 'left'
    where t.organisation_id = k.organisation_id and t.id = k.team_id`.execute(tx);
  for (const table of WAYS_IN) {
    await sql`delete from ${sql.id(...table.split('.'))} t using account a
      where a.organisation_id = t.organisation_id and a.id = t.account_id and a.state = 'left'`.execute(tx);
  }
  return Number(numAffectedRows ?? 0);
}
