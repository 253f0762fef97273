import { sql, type Transaction } from 'kysely';
import { record, type TeamKey } from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { sealJson } from '#sealing/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import { mayGrant } from './granting.ts';
import { findOffer, planAbout, type Offer } from './takeoverKeys.ts';
import type { Acting } from './joining.ts';

type Tx = Transaction<unknown>;

export type TakeoverPlan = {
  /** What the other house offered. */
  readonly takeover: string;
  /** One's own team whose files go. */
  readonly team: string;
  /** `all`: whatever the team holds until the takeover ends. */
  readonly files: 'all' | readonly string[];
  /** The six words, as both houses have read them to each other. */
  readonly words: readonly string[];
};

/**
 * A holder of the giving team says which files go to whom, once the six words were the same on the telephone. Nothing
 * moves before somebody else of the administration agrees. Refuses the other side of the wall, and so does the database.
 */
export async function prepareTakeover(
  tx: Tx,
  { worker, keyring }: Acting,
  { takeover, team, files, words }: TakeoverPlan,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!worker.steppedUp) return no('stepUp');
  const under = keyring.of(team);
  if (!under || !(await mayGrant(tx, worker, team))) return no('notHolder');
  const offer = await findOffer(tx, worker, takeover);
  if (!offer) return no('notFound');
  if (offer === 'changed' || offer.words.join() !== words.join()) return no('keyChanged');
  if (offer.side !== (await sideOf(tx, team))) return no('otherSide');
  if (files !== 'all' && !(await areOf(tx, team, files))) return no('notFound');
  if (!(await prepared(tx, { offer, under, files }))) return no('notFound');
  await sql`update key_pin set compared_on = current_date where pinned_id = ${offer.receiver}`.execute(tx);
  await record(tx, { action: 'takeoverPrepared', kind: 'takeover', object: takeover });
  return { ok: true };
}

async function sideOf(tx: Tx, team: string): Promise<string | undefined> {
  const { rows } = await sql<{ side: string }>`
    select side from team where id = ${team} and organisation_id = sec.organisation()`.execute(tx);
  return rows[0]?.side;
}

async function areOf(tx: Tx, team: string, files: readonly string[]): Promise<boolean> {
  const wanted = new Set(files);
  const { rows } =
    await sql`select from file where team_id = ${team} and id = any(${[...wanted]}::uuid[])`.execute(tx);
  return wanted.size > 0 && rows.length === wanted.size;
}

type Preparing = {
  readonly offer: Offer;
  readonly under: TeamKey;
  readonly files: TakeoverPlan['files'];
};

/** False when the database refuses it: another takeover of this name, an excluded house, the other side. */
async function prepared(
  tx: Tx,
  { offer: { takeover, publicKey }, under, files }: Preparing,
): Promise<boolean> {
  const plan = { seal: publicKey.toString('hex'), files: files === 'all' ? null : files };
  const sealed = sealJson(under.key, plan, planAbout(takeover));
  const count = files === 'all' ? null : files.length;
  const { rows } = await sql<{ done: boolean }>`select sec.prepare_takeover(${takeover}, ${under.team},
    ${under.epoch}, ${sealed}, ${count}) as done`.execute(tx);
  return rows[0]?.done === true;
}
