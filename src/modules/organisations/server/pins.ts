import { sql, type Transaction } from 'kysely';
import {
  houseRoot,
  record,
  signAs,
  signersAmong,
  tellRefused,
  type Signed,
  type Worker,
} from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { wordsOf, type Statement } from '#sealing/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import { isAdministrator, type Acting } from './joining.ts';

type Tx = Transaction<unknown>;
type Believes = Awaited<ReturnType<typeof signersAmong>>;

/** `changed`: the root key is not the one this organisation pinned when both met. Nothing is sealed to it. */
export type Pinned = { readonly root: Buffer } | 'changed' | 'unknown';

const statementOf = (organisation: string, pinned: string, root: Buffer): Statement => ({
  purpose: 'pinned root',
  organisation,
  pinned,
  root: root.toString('hex'),
});

type Row = Signed & { now: Buffer; first: Buffer | null; pinned: Buffer | null };

const MET = sql`o.root_public_key as now, p.root_public_key as pinned, p.made_by, p.made_with, p.signature,
  (select l.sign_public_key from key_log l where l.organisation_id = o.id and l.kind = 'root'
    and l.subject_id = o.id order by l.generation desc limit 1) as first`;
const HOUSES = sql`organisation o
  left join key_pin p on p.organisation_id = sec.organisation() and p.pinned_id = o.id`;

async function find(tx: Tx, organisation: string): Promise<Met | undefined> {
  const { rows } = await sql<Row>`select ${MET} from ${HOUSES}
    where o.id = ${organisation} and o.closed_on is null`.execute(tx);
  return rows[0] && { organisation, ...rows[0] };
}

/**
 * The root key of another organisation as one's own first met it. The first time it is pinned, when the network's chain
 * shows the same; whoever pins signs. From then on another key, or a pin that no colleague signed, is refused: no house
 * changes its root key, so another one is somebody else's.
 */
export async function pinnedRoot(tx: Tx, worker: Worker, organisation: string): Promise<Pinned> {
  const met = await find(tx, organisation);
  if (!met) return 'unknown';
  if (await isBelieved(tx, worker, met)) return { root: met.now };
  await tellRefused(tx, 'organisation', organisation);
  return 'changed';
}

type Met = Row & { readonly organisation: string };

async function isBelieved(tx: Tx, worker: Worker, met: Met): Promise<boolean> {
  if (met.pinned === null) return await pin(tx, worker, met);
  const believes = await signersAmong(tx, await houseRoot(tx, worker), [met.made_by]);
  return isOurs(worker, met, believes);
}

async function pin(tx: Tx, worker: Worker, { organisation, now, first }: Met): Promise<boolean> {
  if (!first?.equals(now)) return false;
  const signed = await signAs(tx, worker, statementOf(worker.organisation, organisation, now));
  await sql`insert into key_pin (organisation_id, pinned_id, root_public_key, made_by, made_with, signature)
    values (sec.organisation(), ${organisation}, ${now}, ${signed.made_by}, ${signed.made_with},
      ${signed.signature})`.execute(tx);
  return true;
}

function isOurs({ organisation: own }: Worker, met: Met, believes: Believes): boolean {
  const { organisation, now, pinned, ...signed } = met;
  return (pinned?.equals(now) ?? false) && believes(statementOf(own, organisation, now), signed);
}

/** A root key stands for itself: one key, where a person has two. */
const wordsOfRoot = (root: Buffer): readonly string[] => wordsOf({ seal: root, sign: root });

export type Acquaintance = {
  readonly id: string;
  readonly name: string;
  /** `met`: its key is known, and its words were not compared yet. `changed`: nothing is sealed to it. */
  readonly state: 'met' | 'compared' | 'changed';
  /** To be heard from the other house by telephone: those of its key as it stands now. */
  readonly words: readonly string[];
  /** Those of the key it had when both met, when they are others. */
  readonly wordsBefore: readonly string[];
  readonly comparedOn: string | null;
};

type Known = Row & { id: string; name: string; compared_on: string | null };

/** Every other open organisation, by name, with the six words of its root key. Reading it pins nothing. */
export async function listAcquaintances(tx: Tx, worker: Worker): Promise<readonly Acquaintance[]> {
  const { rows } = await sql<Known>`select o.id, o.name, p.compared_on, ${MET} from ${HOUSES}
    where o.closed_on is null and o.id <> sec.organisation() order by o.name, o.id`.execute(tx);
  const signers = rows.map(({ made_by }) => made_by);
  const believes = await signersAmong(tx, await houseRoot(tx, worker), signers);
  return rows.map(({ id, name, compared_on: comparedOn, ...row }) => {
    const known = row.pinned ?? row.first;
    const isSame = row.pinned
      ? isOurs(worker, { organisation: id, ...row }, believes)
      : (known?.equals(row.now) ?? false);
    return {
      ...{ id, name, comparedOn, words: wordsOfRoot(row.now) },
      state: isSame ? (comparedOn === null ? 'met' : 'compared') : 'changed',
      wordsBefore: known === null || known.equals(row.now) ? [] : wordsOfRoot(known),
    };
  });
}

/** The six words another house must see for one's own. None when the database shows another root key for it. */
export async function ownRootWords(tx: Tx, worker: Worker): Promise<readonly string[]> {
  const root = await houseRoot(tx, worker);
  return root ? wordsOfRoot(root) : [];
}

type Heard = { readonly organisation: string; readonly words: readonly string[] };

/**
 * Writes down that these words were heard from this house, by telephone. Refuses words that are not those of its key
 * at this moment, and a key that is not the one this house first met.
 */
export async function markCompared(
  tx: Tx,
  acting: Acting,
  { organisation, words }: Heard,
): Promise<Outcome<object, OrganisationRefusal>> {
  const { worker } = acting;
  if (!worker.steppedUp) return no('stepUp');
  if (!(await isAdministrator(tx, acting))) return no('notHolder');
  const met = organisation === worker.organisation ? undefined : await find(tx, organisation);
  if (!met) return no('notFound');
  if (wordsOfRoot(met.now).join() !== words.join()) return no('otherWords');
  if (!(await isBelieved(tx, worker, met))) return no('otherWords');
  await sql`update key_pin set compared_on = current_date
    where organisation_id = sec.organisation() and pinned_id = ${organisation}`.execute(tx);
  await record(tx, { action: 'wordsCompared', kind: 'organisation', object: organisation });
  return { ok: true };
}
