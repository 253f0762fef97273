import { sql, type Kysely } from 'kysely';
import { SettingError } from '../src/platform/settings.ts';
import type { Opened, Row } from './backupFile.ts';
import { listTables, nameOf, type Table } from './tables.ts';

const AT_ONCE = 2_000;
const BYTES_AT_ONCE = 8_000_000;

/**
 * Writes the rows of a backup into tables that are empty and of its version. Foreign keys are put back at the end,
 * when every row is there, and PostgreSQL then checks them all. Says how many rows.
 */
export async function loadRows(
  tx: Kysely<unknown>,
  opened: Opened,
  tell: (done: number) => void,
): Promise<number> {
  const tables = fitting(await listTables(tx), opened);
  const keys = await dropForeignKeys(tx);
  for (const { schema, name } of tables.values()) {
    await sql`alter table ${sql.id(schema, name)} disable trigger user`.execute(tx);
  }
  const rows = await insertAll(tx, { opened, tables, tell });
  for (const { table, name, definition } of keys) {
    await sql.raw(`alter table ${table} add constraint ${name} ${definition}`).execute(tx);
  }
  for (const { schema, name } of tables.values()) {
    await sql`alter table ${sql.id(schema, name)} enable trigger user`.execute(tx);
  }
  await advanceSequences(tx);
  return rows;
}

/** The tables to fill. A backup whose tables are not those of its own migrations was not made by Relais. */
function fitting(found: readonly Table[], { header }: Opened): Map<string, Table> {
  const tables = new Map(found.map((table) => [nameOf(table), table]));
  const same = header.tables.every(({ name, columns }) => {
    const there = tables.get(name)?.columns.map((column) => column.name);
    return there?.join() === columns.join();
  });
  if (same && tables.size === header.tables.length) return tables;
  throw new SettingError('This backup cannot be used: its tables are not those of the version it names.');
}

type Filling = {
  readonly opened: Opened;
  readonly tables: ReadonlyMap<string, Table>;
  readonly tell: (done: number) => void;
};

async function insertAll(tx: Kysely<unknown>, { opened, tables, tell }: Filling): Promise<number> {
  let done = 0;
  for await (const { table: name, rows } of batches(opened)) {
    const table = tables.get(name);
    if (!table) throw new Error('the reader lets no unknown table through');
    await insert(tx, table, rows);
    done += rows.length;
    tell(done);
  }
  const expected = opened.header.tables.reduce((sum, { rows }) => sum + rows, 0);
  if (done !== expected)
    throw new SettingError('This backup cannot be used: rows are missing that its header counts.');
  return done;
}

async function* batches(opened: Opened): AsyncGenerator<{ table: string; rows: Row[] }> {
  let [table, size] = ['', 0];
  let rows: Row[] = [];
  for await (const next of opened.rows()) {
    if (rows.length > 0 && (next.table !== table || rows.length >= AT_ONCE || size >= BYTES_AT_ONCE)) {
      yield { table, rows };
      [rows, size] = [[], 0];
    }
    table = next.table;
    rows.push(next.row);
    size += next.row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
  }
  if (rows.length > 0) yield { table, rows };
}

async function insert(
  tx: Kysely<unknown>,
  { schema, name, columns }: Table,
  rows: readonly Row[],
): Promise<void> {
  const names = columns.map((column) => sql.id(column.name));
  const arrays = columns.map((_, at) => sql`${rows.map((row) => row[at] ?? null)}::text[]`);
  const values = columns.map((column, at) => sql`${sql.ref(`r.c${at}`)}::${sql.raw(column.type)}`);
  const labels = columns.map((_, at) => sql.id(`c${at}`));
  await sql`insert into ${sql.id(schema, name)} (${sql.join(names)}) overriding system value
    select ${sql.join(values)} from unnest(${sql.join(arrays)}) as r(${sql.join(labels)})`.execute(tx);
}

type ForeignKey = { table: string; name: string; definition: string };

async function dropForeignKeys(tx: Kysely<unknown>): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname in ('public', 'sec')`.execute(tx);
  for (const { table, name } of rows) {
    await sql.raw(`alter table ${table} drop constraint ${name}`).execute(tx);
  }
  return rows;
}

/** A column that counts by itself goes on after the highest number that came back. */
async function advanceSequences(tx: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ schema: string; table: string; column: string; sequence: string }>`
    select n.nspname as schema, c.relname as table, a.attname as column,
      pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname in ('public', 'sec') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null`.execute(tx);
  for (const { schema, table, column, sequence } of rows) {
    await sql`select setval(${sequence}::regclass, coalesce(max(${sql.id(column)}), 0) + 1, false)
      from ${sql.id(schema, table)}`.execute(tx);
  }
}
