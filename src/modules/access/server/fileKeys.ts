import { sql, type Transaction } from 'kysely';
import { derive, Key, open, seal, unwrap, wrap, type About } from '#sealing/index.ts';
import type { Outcome } from '../domain/refusals.ts';
import type { Keyring, TeamKey } from './keyring.ts';

type Tx = Transaction<unknown>;

/** How many files' keys are wrapped anew in one go: a few milliseconds, and nothing is lost when it is cut short. */
const AT_ONCE = 500;
/** After that many days with fewer than two holders, a team takes no new file. */
const DAYS_WITH_TOO_FEW = 7;

/** What a file's key is bound to: its file and where it began, never who holds it today. */
export const keyAbout = (file: string, origin: string): About => ({
  table: 'file_key',
  column: 'wrapped',
  row: file,
  origin,
  file,
});
export const recordAbout = ({ id, file, origin }: RecordPlace): About => ({
  table: 'file_record',
  column: 'sealed',
  row: id,
  origin,
  file,
});

export type NewFile = { readonly team: string; readonly eraseOn: string };
/** A file whose key somebody holds. Whoever opened it zeroes the key. */
export type OpenFile = {
  readonly id: string;
  readonly origin: string;
  readonly key: Key;
  /** Which of its keys, for a file of named people: a name taken away makes another. */
  readonly generation?: number;
};

export type FileRefusal = 'notHolder' | 'tooFewHolders';

/**
 * A file of a team, with a key of its own under the team's. Refuses a team whose key this person does not hold, and one
 * that fewer than two people could open for a week: the next illness would close it for ever.
 */
export async function newFile(
  tx: Tx,
  keyring: Keyring,
  { team, eraseOn }: NewFile,
): Promise<Outcome<{ readonly file: OpenFile }, FileRefusal>> {
  const under = keyring.of(team);
  if (!under) return { ok: false, refusal: 'notHolder' };
  const { rows: closed } = await sql`select from team
    where id = ${team} and few_holders_since < current_date - ${DAYS_WITH_TOO_FEW}::integer`.execute(tx);
  if (closed.length > 0) return { ok: false, refusal: 'tooFewHolders' };
  const [id, key] = [crypto.randomUUID(), Key.random()];
  const { rows } = await sql<{ origin_id: string }>`
    insert into file (organisation_id, id, origin_id, team_id, erase_on)
    values (sec.organisation(), ${id}, sec.organisation(), ${team}, ${eraseOn}) returning origin_id`.execute(
    tx,
  );
  const file = { id, origin: rows[0]?.origin_id ?? '', key };
  await keepKey(tx, under, file);
  return { ok: true, file };
}

async function keepKey(
  tx: Tx,
  { team, epoch, key: under }: TeamKey,
  { id, origin, key }: OpenFile,
): Promise<void> {
  const wrapped = wrapFileKey(under, { id, origin, key });
  await sql`insert into file_key (organisation_id, file_id, team_id, epoch, wrapped)
    values (sec.organisation(), ${id}, ${team}, ${epoch}, ${wrapped})
    on conflict do nothing`.execute(tx);
}

/** A file's key under a team's, to be kept as its `file_key`: for who holds both. */
export function wrapFileKey(under: Key, { id, origin, key }: OpenFile): Buffer {
  return wrap(under, key, keyAbout(id, origin));
}

type Wrapped = { file_id: string; origin_id: string; team_id: string; epoch: number; wrapped: Buffer };

/** A file this person may open; null for any other, and for one that is not there. */
export async function openFileKey(tx: Tx, keyring: Keyring, file: string): Promise<OpenFile | null> {
  const { rows } = await sql<Wrapped>`
    select k.file_id, f.origin_id, k.team_id, k.epoch, k.wrapped
    from file_key k join file f on f.organisation_id = k.organisation_id and f.id = k.file_id
    where k.file_id = ${file} order by k.epoch desc`.execute(tx);
  for (const row of rows) {
    const opened = await unwrapped(keyring, row);
    if (opened) return opened;
  }
  return null;
}

async function unwrapped(keyring: Keyring, row: Wrapped): Promise<OpenFile | null> {
  const under = await keyring.at(row.team_id, row.epoch);
  const key = under && unwrap(under, row.wrapped, keyAbout(row.file_id, row.origin_id));
  return key && { id: row.file_id, origin: row.origin_id, key };
}

type RecordPlace = { readonly id: string; readonly file: string; readonly origin: string };
export type NewRecord = { readonly kind: string; readonly content: Uint8Array };

/** Keeps something in a file, under a key made for this record alone. Gives the record's id. */
export async function keepRecord(tx: Tx, file: OpenFile, { kind, content }: NewRecord): Promise<string> {
  const id = crypto.randomUUID();
  const key = derive(file.key, 'record', id);
  const sealed = seal(key, content, recordAbout({ id, file: file.id, origin: file.origin }));
  key.zero();
  // Waits for whoever makes the file a new key at this moment: nothing is kept under one that nobody has any more.
  const { numAffectedRows } = await sql`insert into file_record (organisation_id, file_id, id, kind, sealed)
    select f.organisation_id, f.id, ${id}, ${kind}, ${sealed} from file f
    where f.organisation_id = sec.organisation() and f.id = ${file.id}
      and f.key_generation = ${file.generation ?? 1} for share`.execute(tx);
  if (numAffectedRows !== 1n) throw new Error('the file is gone, or has a new key');
  return id;
}

export type FileRecord = { readonly id: string; readonly kind: string; readonly content: Buffer | null };

/** What a file holds. `content` is null where it does not open: it was moved, or damaged, and is told so. */
export async function listRecords(tx: Tx, file: OpenFile): Promise<readonly FileRecord[]> {
  const { rows } = await sql<{ id: string; kind: string; sealed: Buffer }>`
    select id, kind, sealed from file_record where file_id = ${file.id} order by id`.execute(tx);
  return rows.map(({ id, kind, sealed }) => ({ id, kind, content: openRecord(file, { id, sealed }) }));
}

export type SealedRecord = { readonly id: string; readonly sealed: Buffer };

/** A record of a file, as its key opens it; null when this key or this place is not its own. */
export function openRecord(file: OpenFile, { id, sealed }: SealedRecord): Buffer | null {
  const key = derive(file.key, 'record', id);
  const content = open(key, sealed, recordAbout({ id, file: file.id, origin: file.origin }));
  key.zero();
  return content;
}

/**
 * After a rotation: the keys of a team's files under its new key, some at a time, the new wrap kept before the old one
 * goes. Cut short at any moment, every file still opens and the next call goes on. Gives how many were done.
 */
export async function rewrapFiles(tx: Tx, keyring: Keyring, team: string): Promise<number> {
  const present = keyring.of(team);
  if (!present) return 0;
  const { rows } = await sql<Wrapped>`
    select k.file_id, f.origin_id, k.team_id, k.epoch, k.wrapped
    from file_key k join file f on f.organisation_id = k.organisation_id and f.id = k.file_id
    where k.team_id = ${team} and k.epoch < ${present.epoch}
    limit ${AT_ONCE}`.execute(tx);
  for (const row of rows) {
    const opened = await unwrapped(keyring, row);
    if (!opened) throw new Error('a file of an epoch that cannot be reached any more');
    await keepKey(tx, present, opened);
    opened.key.zero();
  }
  await sql`delete from file_key k where k.team_id = ${team} and k.epoch < ${present.epoch}
    and exists (select from file_key n where n.file_id = k.file_id and n.team_id = k.team_id
      and n.epoch = ${present.epoch})`.execute(tx);
  return rows.length;
}
