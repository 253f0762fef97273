import { constants, existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';

export type Deletion = {
  readonly organisation: string;
  readonly kind: string;
  readonly object: string;
  readonly on: string;
};

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const LINE = new RegExp(
  `^\\{"organisation":"${UUID}","kind":"[a-zA-Z]{3,40}","object":"${UUID}","on":"\\d{4}-\\d\\d-\\d\\d"\\}$`,
);

/** The copy of the journal that outlives the database, beside it. Ids and days only. */
export const journalFile = (data: string): string => join(data, 'deletions.jsonl');

/** What the file says was deleted. A line cut by a power failure is left out; any other that is no deletion is refused. */
export async function readDeletions(file: string): Promise<Deletion[]> {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n');
  const last = lines.pop() ?? '';
  if (LINE.test(last)) lines.push(last);
  const wrong = lines.findIndex((line) => line !== '' && !LINE.test(line));
  if (wrong >= 0) throw new Error(`line ${wrong + 1} of the journal of deletions is no deletion`);
  return lines.filter((line) => line !== '').map((line): Deletion => JSON.parse(line));
}

/** Adds to the file what it lacks, and has it on disk when it answers. Says how many lines it added. */
export async function keepDeletions(file: string, deletions: readonly Deletion[]): Promise<number> {
  const kept = await readDeletions(file);
  const known = new Set(kept.map(lineOf));
  const missing = deletions.map(lineOf).filter((line) => !known.has(line));
  if (missing.length === 0) return 0;
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    // Whole lines are kept, one that a power failure cut is not: the next begins where it began.
    const whole = kept.reduce((size, deletion) => size + lineOf(deletion).length + 1, 0);
    await handle.truncate(whole);
    await handle.write(`${missing.join('\n')}\n`, whole);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return missing.length;
}

/** What was deleted on this day and after. `db` is the jobs' login. */
export async function listDeletions(db: Kysely<unknown>, since: string): Promise<Deletion[]> {
  const { rows } = await sql<Deletion>`
    select organisation_id as organisation, object_kind as kind, object_id as object, deleted_on as "on"
    from sec.deletions(${since}::date)`.execute(db);
  return rows;
}

function lineOf({ organisation, kind, object, on }: Deletion): string {
  return JSON.stringify({ organisation, kind, object, on });
}
