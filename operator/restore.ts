import { open, readFile, type FileHandle } from 'node:fs/promises';
import { sql, type Kysely } from 'kysely';
import { NOBODY, RESTORED } from '../src/modules/access/index.ts';
import {
  keepCheckpoints,
  notaryOf,
  readCheckpoints,
  signRestored,
} from '../src/modules/access/server/index.ts';
import { openDatabase } from '../src/platform/database.ts';
import type { Deletion } from '../src/platform/deletions.ts';
import { MIGRATIONS, migrateTo, prepareLogins, UNFINISHED, type Passwords } from '../src/platform/migrate.ts';
import { SettingError } from '../src/platform/settings.ts';
import { ageDecrypt } from '../src/sealing/index.ts';
import { readLines, type Header, type Opened } from './backupFile.ts';
import { verifyChains } from './chains.ts';
import { forgetAgain, type Forgotten } from './forgetAgain.ts';
import { goOn } from './interrupted.ts';
import { loadRows } from './loadRows.ts';
import { number, type Progress } from './progress.ts';
import { streamOf } from './streamOf.ts';
import { takeTime } from './tables.ts';

export type Restore = {
  readonly ownerUrl: string;
  /** Of the restricted logins; null when the operator makes them. */
  readonly passwords: Passwords | null;
  /** What was deleted since the backup was made. */
  readonly deletions: readonly Deletion[];
  /** Leaves in place whoever alone opens a team, though her right was taken since: nobody else could any more. */
  readonly keepLastHolders?: boolean;
  /** Where the server's notary signs. */
  readonly data: string;
  readonly migrations?: typeof MIGRATIONS;
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

export type Restored = {
  readonly header: Header;
  readonly rows: number;
  readonly forgotten: Forgotten;
  /** Of the chains, a sentence each: data that somebody changed before the backup still comes back. */
  readonly problems: readonly string[];
  /** The whole journal, as the database now has it. */
  readonly deletions: readonly Deletion[];
};

/** Opens a backup with the identity in a file. Refuses, before anything is touched, what it does not open. */
export async function openBackup(from: string, identityFile: string): Promise<Opened> {
  const identity = /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}/.exec(await textOf(identityFile))?.[0];
  if (!identity) throw new SettingError(`There is no age identity (AGE-SECRET-KEY-1…) in ${identityFile}.`);
  const file = await open(from).catch(() => null);
  if (!file) throw new SettingError(`${from} cannot be read.`);
  try {
    return await readLines(decrypted(await ageDecrypt(identity, streamOf(partsOf(file)))));
  } catch (error) {
    throw isUnopened(error)
      ? new SettingError('This identity does not open this backup, or the file is not whole.')
      : error;
  }
}

/**
 * Fills an empty database with a backup, in one transaction: what is interrupted leaves the database empty, marked so
 * that no Relais serves from it, and ready for another try. Before it ends, what was deleted since is deleted
 * again. Refuses a database where an organisation is.
 */
export async function restore(opened: Opened, given: Restore): Promise<Restored> {
  refuseNewer(opened.header, given.migrations ?? MIGRATIONS);
  const db = openDatabase<unknown>(given.ownerUrl, 1);
  try {
    await db.transaction().execute((tx) => mark(tx, given.passwords));
    return await db.transaction().execute((tx) => fill(tx, opened, given));
  } catch (error) {
    throw isUnopened(error) ? new SettingError('This backup cannot be used: it is not whole.') : error;
  } finally {
    await db.destroy();
  }
}

async function fill(tx: Kysely<unknown>, opened: Opened, given: Restore): Promise<Restored> {
  const { header } = opened;
  const { migrations = MIGRATIONS, passwords, progress, signal } = given;
  await takeTime(tx);
  await clear(tx, passwords);
  await migrateTo(tx, header.migrations.at(-1), migrations);
  const total = header.tables.reduce((sum, table) => sum + table.rows, 0);
  const rows = await loadRows(tx, opened, (done) => {
    goOn(signal);
    progress.tell(`restore: ${number(done)} of ${number(total)} rows`);
  });
  await migrateTo(tx, undefined, migrations);
  progress.tell('restore: forgetting again what was deleted since');
  const forgotten = await forgetAgain(tx, given.deletions, given.keepLastHolders === true);
  const { rows: journal } = await sql<Deletion>`select organisation_id as organisation, object_kind as kind,
    object_id as object, deleted_on as "on" from deletion order by deleted_on`.execute(tx);
  const problems = await seal(tx, given, header.madeOn);
  return { header, rows, forgotten, problems, deletions: journal };
}

/**
 * Tells each organisation, in its own audit, that it was brought back, and signs where each chain was set back to. What
 * is signed is on disk a moment before the restore ends; one that then fails has signed for the next try.
 */
async function seal(tx: Kysely<unknown>, given: Restore, backupOf: string): Promise<readonly string[]> {
  const { data, progress, signal } = given;
  const notary = notaryOf(data);
  const signed = await signRestored(tx, notary, { backupOf, now: new Date() });
  await sql`select sec.append(id, ${NOBODY}, ${RESTORED}, 'organisation', id, null) from organisation
    order by id`.execute(tx);
  const checkpoints = [...(await readCheckpoints(notary.file)), ...signed];
  const { problems } = await verifyChains(tx, { data, checkpoints }, (done, of) => {
    goOn(signal);
    progress.tell(`restore: verifying the chains, ${number(done)} of ${number(of)} entries`);
  });
  goOn(signal);
  await keepCheckpoints(notary, signed);
  return problems;
}

/** Marks the database as being filled; refuses one that holds something. What an interrupted try left is no obstacle. */
async function mark(tx: Kysely<unknown>, passwords: Passwords | null): Promise<void> {
  const { rows } = await sql<{ marked: boolean; ours: boolean; tables: number; organisations: boolean }>`
    select to_regclass(${`public.${UNFINISHED}`}) is not null as marked,
      to_regclass('public.kysely_migration') is not null as ours,
      to_regclass('public.organisation') is not null as organisations,
      (select count(*)::int from pg_tables where schemaname = 'public') as tables`.execute(tx);
  const found = rows[0];
  if (!found || found.marked) return;
  if (!found.ours && found.tables > 0)
    throw new SettingError('This database holds tables of something else.');
  if (found.organisations) await refuseOrganisations(tx);
  await prepareLogins(tx, passwords);
  await sql`create table ${sql.id(UNFINISHED)} ()`.execute(tx);
}

async function refuseOrganisations(tx: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select 1 from organisation limit 1`.execute(tx);
  if (rows.length === 0) return;
  throw new SettingError(
    'An organisation is in this database: restore into an empty one (another database, or another RELAIS_DATA).',
  );
}

/** Back to a database nobody used; the mark goes with the rest, and comes back if this transaction does not end well. */
async function clear(tx: Kysely<unknown>, passwords: Passwords | null): Promise<void> {
  await sql`drop schema if exists sec cascade`.execute(tx);
  await sql`drop schema public cascade`.execute(tx);
  await sql`create schema public`.execute(tx);
  await prepareLogins(tx, passwords);
}

function refuseNewer(header: Header, migrations: typeof MIGRATIONS): void {
  const known = Object.keys(migrations).sort();
  if (header.migrations.every((name, at) => name === known[at])) return;
  throw new SettingError(
    `This backup was made by Relais ${header.version}, which this one does not know: upgrade first.`,
  );
}

async function* partsOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  for await (const part of file.createReadStream({ highWaterMark: 1 << 18 })) yield part;
}

async function* decrypted(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new SettingError(`${file} cannot be read.`);
  });
}

function isUnopened(error: unknown): boolean {
  return error instanceof Error && error.name === 'CannotOpen';
}
