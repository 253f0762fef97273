import { sql, type Transaction } from 'kysely';
import { record, type Keyring } from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { Identity, Key, unwrap, wrap } from '#sealing/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import { mayGrant } from './granting.ts';
import { takeoverWords, offerStatement, seedAbout } from './takeoverKeys.ts';
import type { Acting } from './joining.ts';
import { openRoot } from './publicKeys.ts';

type Tx = Transaction<unknown>;

export type TakeoverOffer = {
  /** The house that would give. */
  readonly giver: string;
  /** One's own team that would take. */
  readonly team: string;
};

/**
 * Offers to take files of another house into a team: a key pair for this takeover alone, signed by the organisation.
 * Refuses a team that one person alone can open: what it takes could be closed for ever by an illness.
 */
export async function offerTakeover(
  tx: Tx,
  { worker, keyring }: Acting,
  { giver, team }: TakeoverOffer,
): Promise<Outcome<{ readonly takeover: string }, OrganisationRefusal>> {
  if (!worker.steppedUp) return no('stepUp');
  const under = keyring.of(team);
  const root = await openRoot(tx, worker, keyring);
  const takeover = crypto.randomUUID();
  const [seed, receiver] = [Key.random(), worker.organisation];
  try {
    if (!under || !root || !(await mayGrant(tx, worker, team))) return no('notHolder');
    if (await hasTooFew(tx, team)) return no('tooFew');
    const publicKey = publicHalf(seed);
    const signature = root.sign(offerStatement({ takeover, giver, receiver, publicKey }));
    const wrapped = wrap(under.key, seed, seedAbout(takeover));
    const { rows } = await sql<{ done: boolean }>`select sec.offer_takeover(${takeover}, ${giver}, ${team},
      ${publicKey}, ${signature}, ${under.epoch}, ${wrapped}) as done`.execute(tx);
    if (!rows[0]?.done) return no('notFound');
  } finally {
    root?.zero();
    seed.zero();
  }
  await record(tx, { action: 'takeoverOffered', kind: 'takeover', object: takeover });
  return { ok: true, takeover };
}

function publicHalf(seed: Key): Buffer {
  const pair = Identity.fromSeed(seed);
  const { seal } = pair.publicKeys;
  pair.zero();
  return seal;
}

async function hasTooFew(tx: Tx, team: string): Promise<boolean> {
  const { rows } = await sql`select from team where id = ${team} and few_holders_since is not null`.execute(
    tx,
  );
  return rows.length > 0;
}

export type OwnOffer = {
  readonly giver: string;
  readonly team: string;
  /** Opens what is sealed to this offer. The caller zeroes it. */
  readonly pair: Identity;
};

type Row = {
  giver_id: string;
  team_id: string;
  epoch: number;
  wrapped: Buffer;
};

/** One's own offer, for who holds the receiving team's key; null for anybody else, and once it has ended. */
export async function openOffer(tx: Tx, keyring: Keyring, takeover: string): Promise<OwnOffer | null> {
  const { rows } = await sql<Row>`select giver_id, team_id, epoch, wrapped from takeover_offer
    where id = ${takeover} and organisation_id = sec.organisation() and closed_on is null`.execute(tx);
  const row = rows[0];
  const under = row && (await keyring.at(row.team_id, row.epoch));
  const seed = row && under ? unwrap(under, row.wrapped, seedAbout(takeover)) : null;
  if (!row || !seed) return null;
  const pair = Identity.fromSeed(seed);
  seed.zero();
  return { giver: row.giver_id, team: row.team_id, pair };
}

/**
 * The six words of one's own offer, to be read to the giving house: made from the key itself, not from what the
 * database shows the other. Undefined for who does not hold the team's key.
 */
export async function offeredWords(
  tx: Tx,
  keyring: Keyring,
  takeover: string,
): Promise<readonly string[] | undefined> {
  const offer = await openOffer(tx, keyring, takeover);
  if (!offer) return undefined;
  const publicKey = offer.pair.publicKeys.seal;
  offer.pair.zero();
  return keyring.root ? takeoverWords(publicKey, keyring.root) : undefined;
}
