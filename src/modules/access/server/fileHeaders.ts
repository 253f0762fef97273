import { setImmediate as aTurn } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { readSealed, withDerived, withUnwrapped, type Key } from '#sealing/index.ts';
import { keyAbout, recordAbout } from './fileKeys.ts';
import type { Keyring } from './keyring.ts';

type Tx = Transaction<unknown>;

/** After so many, whoever else waits for this process has a turn: two or three milliseconds. */
const AT_ONCE = 200;

export type Listing<Shown> = {
  readonly team: string;
  readonly kind: string;
  /** What a screen shows of the content, which is lent for this moment and erased after. */
  readonly read: (content: Buffer) => Shown | null;
};

/** `shown` is null where it does not open: it was moved, or damaged, and is told so. */
export type Listed<Shown> = { readonly file: string; readonly id: string; readonly shown: Shown | null };

type Row = { id: string; file: string; origin: string; epoch: number; wrapped: Buffer; sealed: Buffer };

/**
 * One kind of record of every file of a team, in one question. No key of a file outlives its line: each lies in memory
 * that is lent and erased. Gives nothing for a team whose key this person does not hold.
 */
export async function listHeaders<Shown>(
  tx: Tx,
  keyring: Keyring,
  { team, kind, read }: Listing<Shown>,
): Promise<readonly Listed<Shown>[]> {
  if (!keyring.of(team)) return [];
  const { rows } = await sql<Row>`
    select r.id, f.id as file, f.origin_id as origin, k.epoch, k.wrapped, r.sealed from file f
    join file_key k on k.organisation_id = f.organisation_id and k.file_id = f.id and k.team_id = f.team_id
    join file_record r on r.organisation_id = f.organisation_id and r.file_id = f.id and r.kind = ${kind}
    where f.team_id = ${team}`.execute(tx);
  const keys = await keysOf(keyring, team, rows);
  const listed = new Map<string, Listed<Shown>>();
  for (const [place, row] of rows.entries()) {
    if (place > 0 && place % AT_ONCE === 0) await aTurn();
    const { id, file } = row;
    // Between two rotations a file may lie under two keys: one that opens is enough.
    if (listed.get(id)?.shown != null) continue;
    const under = keys.get(row.epoch);
    listed.set(id, { file, id, shown: under ? shownOf(under, row, read) : null });
  }
  return [...listed.values()];
}

async function keysOf(
  keyring: Keyring,
  team: string,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, Key | null>> {
  const keys = new Map<number, Key | null>();
  for (const { epoch } of rows) if (!keys.has(epoch)) keys.set(epoch, await keyring.at(team, epoch));
  return keys;
}

function shownOf<Shown>(
  under: Key,
  { id, file, origin, wrapped, sealed: envelope }: Row,
  read: (content: Buffer) => Shown | null,
): Shown | null {
  const about = recordAbout({ id, file, origin });
  return withUnwrapped({ under, wrapped, about: keyAbout(file, origin) }, (key) =>
    withDerived(key, { purpose: 'record', id }, (own) => readSealed(own, { envelope, about, read })),
  );
}
