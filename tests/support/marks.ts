import { sql, type Kysely } from 'kysely';

type Column = { readonly table: string; readonly column: string };
const PUBLIC = ['public.organisation', 'public.key_log'];

/** Every id and every sealed byte of this organisation that no other one may see, as text. */
export async function marksOf(owner: Kysely<unknown>, organisation: string): Promise<readonly string[]> {
  const { rows: columns } = await sql<Column>`
    select c.table_schema || '.' || c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.columns o
      on o.table_schema = c.table_schema and o.table_name = c.table_name and o.column_name = 'organisation_id'
    where c.table_schema in ('public', 'sec') and c.data_type in ('bytea', 'uuid')
      and c.column_name <> 'organisation_id'`.execute(owner);
  const marks = new Set<string>();
  for (const { table, column } of columns) {
    if (PUBLIC.includes(table)) continue;
    const { rows } = await sql<{ mark: string }>`
      select ltrim(${sql.ref(column)}::text, '\\x') as mark from ${sql.raw(table)}
      where organisation_id = ${organisation} and ${sql.ref(column)} is not null`.execute(owner);
    for (const { mark } of rows) if (mark.length >= 32) marks.add(mark);
  }
  // What the chain of public keys tells everybody, and what every chain begins with.
  const { rows } = await sql<{ open: string }>`select subject_id::text as open from key_log
    union all select id::text from organisation union all select encode(sha256(''), 'hex')`.execute(owner);
  for (const { open } of rows) marks.delete(open);
  return [...marks];
}

/** One fingerprint of each thing that must not change: rows of this organisation, chains, rights, definitions. */
export async function everythingOf(
  owner: Kysely<unknown>,
  organisation: string,
): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relnamespace::regnamespace || '.' || c.relname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
    where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'sec'::regnamespace)`.execute(owner);
  const prints = tables.map(
    ({
      name,
    }) => sql`select ${name} as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print
      from ${sql.raw(name)} t where organisation_id = ${organisation}`,
  );
  const catalogues = CATALOGUES.map(
    ([name, kept]) => sql`select ${name} as name, md5(coalesce(string_agg(${sql.raw(kept)}, '|' order by
      ${sql.raw(kept)}), '')) as print from ${sql.raw(name)} t`,
  );
  const organisations = sql`select 'public.organisation' as name, md5(string_agg(t::text, '|')) as print
    from organisation t where id = ${organisation}`;
  const { rows } = await sql<{ name: string; print: string }>`
    ${sql.join([...prints, ...catalogues, organisations], sql` union all `)}`.execute(owner);
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}

/** Rights and definitions; of tables and functions, those that are not PostgreSQL's own. */
const CATALOGUES = [
  ['pg_policy', 't::text'],
  [
    'pg_class',
    `case when relnamespace::regnamespace::text in ('public', 'sec') or relnamespace > 16383
    then concat_ws(' ', oid, relname, relacl, relowner, relkind, relrowsecurity, relforcerowsecurity, relrewrite) end`,
  ],
  ['pg_proc', `case when pronamespace <> 'pg_catalog'::regnamespace then t::text end`],
  ['pg_attribute', `case when attacl is not null and attrelid > 16383 then t::text end`],
  ['pg_roles', 't::text'],
  ['pg_auth_members', 't::text'],
  ['pg_db_role_setting', 't::text'],
  ['pg_default_acl', 't::text'],
  ['pg_namespace', 't::text'],
  ['pg_trigger', 't::text'],
  ['pg_extension', 't::text'],
  ['pg_largeobject_metadata', 't::text'],
  ['pg_event_trigger', 't::text'],
  ['pg_database', 'datname'],
] as const;
