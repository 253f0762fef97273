import { sql, type Transaction } from 'kysely';
import { record } from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import { mayGrant } from './granting.ts';
import { agreementStatement, findOffer } from './takeoverKeys.ts';
import { isAdministrator, type Acting } from './joining.ts';
import { openRoot } from './publicKeys.ts';

type Tx = Transaction<unknown>;

export type Agreeing = {
  readonly takeover: string;
  /** The six words, as the receiving house read them. */
  readonly words: readonly string[];
};

/**
 * Somebody of the administration, other than who prepared it, agrees for the giving house: it signs, and files may
 * leave. Refuses another key than the one both houses compared.
 */
export async function agreeTakeover(
  tx: Tx,
  { worker, keyring }: Acting,
  { takeover, words }: Agreeing,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!worker.steppedUp) return no('stepUp');
  const offer = await findOffer(tx, worker, takeover);
  const preparedBy = await findPreparer(tx, takeover);
  if (!offer || !preparedBy) return no('notFound');
  if (preparedBy === worker.account) return no('anotherPerson');
  if (offer === 'changed' || offer.words.join() !== words.join()) return no('keyChanged');
  const root = await openRoot(tx, worker, keyring);
  if (!root) return no('notHolder');
  const signature = root.sign(agreementStatement(offer));
  root.zero();
  const { rows } = await sql<{ done: boolean }>`
    select sec.agree_takeover(${takeover}, ${signature}) as done`.execute(tx);
  if (!rows[0]?.done) return no('notFound');
  await record(tx, { action: 'takeoverAgreed', kind: 'takeover', object: takeover });
  return { ok: true };
}

async function findPreparer(tx: Tx, takeover: string): Promise<string | undefined> {
  const { rows } = await sql<{ prepared_by: string }>`
    select prepared_by from takeover where id = ${takeover} and organisation_id = sec.organisation()
      and agreed_on is null and ended_on is null`.execute(tx);
  return rows[0]?.prepared_by;
}

/**
 * Either house ends a takeover: what has moved has moved, the rest stays where it is. Both journals say it. For who
 * may give the team's key, or runs the house.
 */
export async function endTakeover(
  tx: Tx,
  acting: Acting,
  takeover: string,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!acting.worker.steppedUp) return no('stepUp');
  const { rows: teams } = await sql<{ team_id: string }>`
    select team_id from takeover where id = ${takeover} and organisation_id = sec.organisation()
    union select team_id from takeover_offer where id = ${takeover} and organisation_id = sec.organisation()`.execute(
    tx,
  );
  const team = teams[0]?.team_id;
  const may =
    (team !== undefined && (await mayGrant(tx, acting.worker, team))) || (await isAdministrator(tx, acting));
  if (!may) return no('notHolder');
  const { rows } = await sql<{ done: boolean }>`select sec.end_takeover(${takeover}) as done`.execute(tx);
  return rows[0]?.done ? { ok: true } : no('notFound');
}
