import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { openDatabase } from '../src/platform/database.ts';
import { ageEncrypt } from '../src/sealing/index.ts';
import { writeLines, type Header } from './backupFile.ts';
import { goOn } from './interrupted.ts';
import { number, type Progress } from './progress.ts';
import { countRows, listTables, nameOf, refuseHidden, takeTime, type Table } from './tables.ts';
import { streamOf } from './streamOf.ts';
import { writeWhole } from './writeWhole.ts';

const PAGE = 1_000;

export type Backup = {
  /** The login that only reads. */
  readonly url: string;
  readonly to: string;
  readonly recipients: readonly string[];
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

/**
 * Writes everything that must survive into one age file, as it was at one instant, while others go on working. The
 * file has its name only when it is whole and on disk. Says how many rows and bytes it holds.
 */
export async function backUp(backup: Backup): Promise<{ rows: number; bytes: number }> {
  const db = openDatabase<unknown>(backup.url, 1);
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => writeBackup(tx, backup));
  } finally {
    await db.destroy();
  }
}

async function writeBackup(tx: Kysely<unknown>, backup: Backup): Promise<{ rows: number; bytes: number }> {
  await takeTime(tx);
  await refuseHidden(tx);
  const tables = await listTables(tx);
  const header = await headerOf(tx, tables);
  const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
  const clear = streamOf(writeLines(header, exported(tx, tables, { ...backup, rows })));
  const bytes = await writeWhole(backup.to, await ageEncrypt(backup.recipients, clear), backup.signal);
  return { rows, bytes };
}

async function headerOf(tx: Kysely<unknown>, tables: readonly Table[]): Promise<Header> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(tx);
  const counted: Header['tables'] = [];
  for (const table of tables) {
    const columns = table.columns.map(({ name }) => name);
    counted.push({ name: nameOf(table), columns, rows: await countRows(tx, table) });
  }
  return {
    relais: 'backup',
    format: 1,
    version: version(),
    madeOn: new Date().toISOString().slice(0, 10),
    migrations: rows.map(({ name }) => name),
    tables: counted,
  };
}

type Export = Backup & { readonly rows: number };

async function* exported(
  tx: Kysely<unknown>,
  tables: readonly Table[],
  { rows, progress, signal }: Export,
): AsyncGenerator<{ table?: string; lines: readonly string[] }> {
  let done = 0;
  for (const table of tables) {
    yield { table: nameOf(table), lines: [] };
    for await (const lines of pagesOf(tx, table)) {
      goOn(signal);
      done += lines.length;
      progress.tell(`backup: ${number(done)} of ${number(rows)} rows`);
      yield { lines };
    }
  }
}

/** PostgreSQL writes the line itself, page by page from one snapshot: nothing here holds a table. */
async function* pagesOf(tx: Kysely<unknown>, { schema, name, columns }: Table): AsyncGenerator<string[]> {
  const texts = columns.map((column) => sql`${sql.id(column.name)}::text`);
  await sql`declare rows_to_keep no scroll cursor for
    select json_build_array(${sql.join(texts)})::text as line from ${sql.id(schema, name)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(PAGE)} from rows_to_keep`.execute(tx);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < PAGE) break;
  }
  await sql`close rows_to_keep`.execute(tx);
}

function version(): string {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? '';
}
