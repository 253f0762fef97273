import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import {
  listExclusions,
  openFileKey,
  openRecord,
  wrapFileKey,
  type Keyring,
  type OpenFile,
  type Worker,
} from '#modules/access/server/index.ts';
import { mayReceive, type Outcome } from '#modules/access/index.ts';
import { openJson, openKeyFor, sealKeyTo, verify, type Identity, type Key } from '#sealing/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import { agreementStatement, onItsWayAbout, planAbout, type Between } from './takeoverKeys.ts';
import type { Acting } from './joining.ts';
import { openOffer } from './offerTakeover.ts';
import { pinnedRoot } from './pins.ts';

type Tx = Transaction<unknown>;

/** How many files in one go: well under a second, and nothing is lost when it is cut short. */
const AT_ONCE = 250;

export type Batch = {
  readonly takeover: string;
  /** What the batch before gave as `next`; left out at the beginning, and after any interruption. */
  readonly after?: string;
};
export type Moved = {
  readonly done: number;
  /** Files whose key did not open: they stay where they are, and hold up nobody else's. */
  readonly unopened: readonly string[];
  /** Where the next batch goes on; null when there is nothing more. */
  readonly next: string | null;
};
type Moving = Outcome<Moved, OrganisationRefusal>;

const Plan = z.object({ seal: z.string().regex(/^[0-9a-f]{64}$/), files: z.array(z.uuid()).nullable() });
type Agreed = { receiver_id: string; team_id: string; epoch: number; plan: Buffer };

/**
 * The giving house seals the keys of files to the receiver, some at a time: to the key its holder wrote into the plan,
 * whatever the database says since. The files stay where they are until they are taken. For who holds the team's key.
 */
export async function sealFiles(tx: Tx, { keyring }: Acting, { takeover, after }: Batch): Promise<Moving> {
  const { rows } = await sql<Agreed>`select receiver_id, team_id, epoch, plan from takeover
    where id = ${takeover} and organisation_id = sec.organisation()
      and agreed_on is not null and ended_on is null`.execute(tx);
  const agreed = rows[0];
  if (!agreed) return no('notFound');
  const under = await keyring.at(agreed.team_id, agreed.epoch);
  if (!under) return no('notHolder');
  const plan = Plan.safeParse(openJson(under, agreed.plan, planAbout(takeover)));
  if (!plan.success) return no('keyChanged');
  const { rows: files } = await sql<{
    id: string;
  }>`select f.id from file f where f.team_id = ${agreed.team_id}
    and (${plan.data.files}::uuid[] is null or f.id = any(${plan.data.files}::uuid[]))
    and (${after ?? null}::uuid is null or f.id > ${after ?? null}::uuid)
    and not exists (select from takeover_file x where x.takeover_id = ${takeover} and x.file_id = f.id)
    order by f.id limit ${AT_ONCE}`.execute(tx);
  const [to, receiver] = [Buffer.from(plan.data.seal, 'hex'), agreed.receiver_id];
  const tried: Tried[] = [];
  for (const { id } of files)
    tried.push({ id, bytes: await sealedTo(tx, { to, receiver, takeover, keyring }, id) });
  return inOneGo(tried, async (ids, seals) => {
    const { rows: sealed } = await sql<{ done: number }>`
      select sec.seal_files(${takeover}, ${ids}::uuid[], ${seals}::bytea[]) as done`.execute(tx);
    return sealed[0]?.done ?? 0;
  });
}

type Sealing = {
  readonly to: Buffer;
  readonly receiver: string;
  readonly takeover: string;
  readonly keyring: Keyring;
};

/** Null for a file that does not open here, those of named people among them, or that this house must never be given. */
async function sealedTo(
  tx: Tx,
  { to, receiver, takeover, keyring }: Sealing,
  id: string,
): Promise<Buffer | null> {
  const file = await openFileKey(tx, keyring, id);
  if (!file) return null;
  const may = mayReceive(await listExclusions(tx, file), { organisation: receiver, teams: [], workers: [] });
  const sealed = may
    ? sealKeyTo(to, file.key, onItsWayAbout({ takeover, file: id, origin: file.origin }))
    : null;
  file.key.zero();
  return sealed;
}

type Tried = { readonly id: string; readonly bytes: Buffer | null };

async function inOneGo(
  tried: readonly Tried[],
  keep: (ids: readonly string[], bytes: readonly Buffer[]) => Promise<number>,
): Promise<Moving> {
  const opened = tried.flatMap(({ id, bytes }) => (bytes ? [{ id, bytes }] : []));
  const ids = opened.map(({ id }) => id);
  const done =
    opened.length === 0
      ? 0
      : await keep(
          ids,
          opened.map(({ bytes }) => bytes),
        );
  const unopened = tried.filter(({ bytes }) => bytes === null).map(({ id }) => id);
  const next = tried.length < AT_ONCE ? null : (tried.at(-1)?.id ?? null);
  return { ok: true, done, unopened, next };
}

/**
 * The receiving house takes what was sealed to it, some at a time: each file in one statement, with its records, out of
 * the one house and into the other; nothing of it stays behind that opens. A key is tried on a record before its file
 * moves. For who holds the receiving team's key; refuses an agreement the giving house did not sign.
 */
export async function takeFiles(
  tx: Tx,
  { worker, keyring }: Acting,
  { takeover, after }: Batch,
): Promise<Moving> {
  const offer = await openOffer(tx, keyring, takeover);
  const under = offer && keyring.of(offer.team);
  if (!offer || !under) return no('notFound');
  const { pair, giver } = offer;
  try {
    const publicKey = pair.publicKeys.seal;
    const refusal = await refusalOf(tx, worker, { takeover, giver, publicKey });
    if (refusal) return no(refusal);
    const { rows } = await sql<OnItsWay>`
      select * from sec.waiting_files(${takeover}, ${after ?? null}, ${AT_ONCE})`.execute(tx);
    const tried = rows.map((row) => ({
      id: row.file_id,
      bytes: taken({ pair, under: under.key, takeover }, row),
    }));
    return await inOneGo(tried, async (ids, wraps) => {
      const { rows: moved } = await sql<{
        done: number;
      }>`select sec.take_files(${takeover}, ${ids}::uuid[],
        ${under.epoch}, ${wraps}::bytea[]) as done`.execute(tx);
      return moved[0]?.done ?? 0;
    });
  } finally {
    pair.zero();
  }
}

/** What is missing before anything is taken: both houses' signatures under the same key. */
async function refusalOf(
  tx: Tx,
  worker: Worker,
  ours: Omit<Between, 'receiver'>,
): Promise<'notFound' | 'keyChanged' | null> {
  const { rows } = await sql<{ signature: Buffer }>`select signature from takeover
    where id = ${ours.takeover} and organisation_id = ${ours.giver}
      and agreed_on is not null and ended_on is null`.execute(tx);
  const pinned = await pinnedRoot(tx, worker, ours.giver);
  if (!rows[0] || pinned === 'unknown') return 'notFound';
  if (pinned === 'changed') return 'keyChanged';
  return verify(
    pinned.root,
    agreementStatement({ ...ours, receiver: worker.organisation }),
    rows[0].signature,
  )
    ? null
    : 'keyChanged';
}

type OnItsWay = {
  file_id: string;
  origin_id: string;
  sealed: Buffer;
  record_id: string | null;
  record: Buffer | null;
};
type Taking = { readonly pair: Identity; readonly under: Key; readonly takeover: string };

/** A file's key under the receiving team's; null when it does not open, or does not open what the file holds. */
function taken({ pair, under, takeover }: Taking, row: OnItsWay): Buffer | null {
  const { file_id: id, origin_id: origin, sealed, record_id, record } = row;
  const key = openKeyFor(pair, sealed, onItsWayAbout({ takeover, file: id, origin }));
  if (!key) return null;
  const file: OpenFile = { id, origin, key };
  try {
    if (record_id === null || record === null) return wrapFileKey(under, file);
    const content = openRecord(file, { id: record_id, sealed: record });
    content?.fill(0);
    return content && wrapFileKey(under, file);
  } finally {
    key.zero();
  }
}
