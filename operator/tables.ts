import { sql, type Kysely } from 'kysely';
import { SettingError } from '../src/platform/settings.ts';

export type Column = { readonly name: string; readonly type: string };
export type Table = { readonly schema: string; readonly name: string; readonly columns: readonly Column[] };

/**
 * What no backup holds: what lives for minutes, what lets somebody in, what was being typed (a restore would bring
 * back what was thrown away), and how the schema came to be, which the header says.
 */
const LEFT_OUT = [
  'public.draft',
  'public.sealed_draft',
  'sec.session',
  'sec.attempt',
  'sec.invitation',
  'sec.mail_due',
  'public.kysely_migration',
  'public.kysely_migration_lock',
  'public.unfinished_restore',
];

export const nameOf = ({ schema, name }: Table): string => `${schema}.${name}`;

/** Every table that a backup holds, with the columns that are written (not those PostgreSQL works out). */
export async function listTables(db: Kysely<unknown>): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select n.nspname as schema, c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
        order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname in ('public', 'sec') and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and n.nspname || '.' || c.relname <> all(${LEFT_OUT})
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** Row-level security leaves rows out without a word: a table that the backup may not see whole stops it. */
export async function refuseHidden(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'sec') and c.relkind in ('r', 'p')
      and n.nspname || '.' || c.relname <> all(${LEFT_OUT})
      and (not has_table_privilege(c.oid, 'select')
        or (c.relrowsecurity and not exists (
          select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('r', '*')
            and (select oid from pg_roles where rolname = current_user) = any(p.polroles)
            and pg_get_expr(p.polqual, p.polrelid) = 'true'))
        or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('r', '*')))
    order by 1`.execute(db);
  if (rows.length === 0) return;
  throw new SettingError(
    `The backup may not read all of ${rows.map(({ name }) => name).join(', ')}: its rights were changed, no backup was made.`,
  );
}

export async function countRows(db: Kysely<unknown>, { schema, name }: Table): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::float8 as n from ${sql.id(schema, name)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** For one transaction: as long as it takes. */
export async function takeTime(tx: Kysely<unknown>): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
  // The text of a value must not depend on where it is read.
  await sql`set local bytea_output = 'hex'`.execute(tx);
  await sql`set local intervalstyle = 'iso_8601'`.execute(tx);
  await sql`set local extra_float_digits = 1`.execute(tx);
}
