import { sql, type Transaction } from 'kysely';
import type { Worker } from '#modules/access/server/index.ts';
import { verify, wordsOf, type About, type Statement } from '#sealing/index.ts';
import { pinnedRoot } from './pins.ts';

type Tx = Transaction<unknown>;

/** The private half of an offer's key, under the receiving team's. */
export const seedAbout = (takeover: string): About => ({
  table: 'takeover_offer',
  column: 'wrapped',
  row: takeover,
  origin: 'relais',
});

/** What the giving team means to hand over, and to which key: sealed under its own, so that nobody else writes it. */
export const planAbout = (takeover: string): About => ({
  table: 'takeover',
  column: 'plan',
  row: takeover,
  origin: 'relais',
});

type OnItsWay = { readonly takeover: string; readonly file: string; readonly origin: string };

export const onItsWayAbout = ({ takeover, file, origin }: OnItsWay): About => ({
  table: 'takeover_file',
  column: 'sealed',
  row: `${takeover}:${file}`,
  origin,
  file,
});

export type Between = {
  readonly takeover: string;
  readonly giver: string;
  readonly receiver: string;
  /** To which the keys of files are sealed. */
  readonly publicKey: Buffer;
};

/** What the receiving house signs. */
export function offerStatement({ takeover, giver, receiver, publicKey }: Between): Statement {
  return { purpose: 'takeover key', takeover, giver, receiver, seal: publicKey.toString('hex') };
}

/** What the giving house signs: these files, to this very key. */
export function agreementStatement({ takeover, giver, receiver, publicKey }: Between): Statement {
  return { purpose: 'takeover', takeover, giver, receiver, seal: publicKey.toString('hex') };
}

/** Six words for the key of a takeover and the house it belongs to, read aloud by both houses on the telephone. */
export function takeoverWords(publicKey: Buffer, root: Buffer): readonly string[] {
  return wordsOf({ seal: publicKey, sign: root });
}

export type Offer = Between & {
  readonly side: 'common' | 'victims' | 'perpetrators';
  readonly words: readonly string[];
};

type Row = {
  giver_id: string;
  organisation_id: string;
  public_key: Buffer;
  signature: Buffer;
  side: Offer['side'];
};

/**
 * What another house offers to take from one's own. `changed`: it is not signed by the root key that was pinned when
 * both met, and nothing may be sealed to it.
 */
export async function findOffer(
  tx: Tx,
  worker: Worker,
  takeover: string,
): Promise<Offer | 'changed' | undefined> {
  const { rows } = await sql<Row>`
    select giver_id, organisation_id, public_key, signature, side from takeover_offer
    where id = ${takeover} and giver_id = sec.organisation() and closed_on is null`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const { giver_id: giver, organisation_id: receiver, public_key: publicKey, side } = row;
  const pinned = await pinnedRoot(tx, worker, receiver);
  if (pinned === 'unknown') return undefined;
  const between = { takeover, giver, receiver, publicKey };
  if (pinned === 'changed' || !verify(pinned.root, offerStatement(between), row.signature)) return 'changed';
  return { ...between, side, words: takeoverWords(publicKey, pinned.root) };
}
