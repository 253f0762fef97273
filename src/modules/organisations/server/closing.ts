import { sql, type Transaction } from 'kysely';
import { record } from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import { isAdministrator, type Acting } from './joining.ts';

type Tx = Transaction<unknown>;
type Done = Outcome<object, OrganisationRefusal>;

const house = ({ worker }: Acting) => ({ kind: 'organisation', object: worker.organisation });

/** How many files are shredded in one go. */
const AT_ONCE = 500;

/**
 * Closes a house that holds no file any more, thirty days after the last takeover ended: sessions, ways in and keys go
 * at once, whoever closes it included. Its public face, its public keys and its journal stay.
 */
export async function closeOrganisation(tx: Tx, acting: Acting): Promise<Done> {
  const refusal = await refusalFor(tx, acting);
  if (refusal) return no(refusal);
  const { rows: files } = await sql`select from file limit 1`.execute(tx);
  if (files.length > 0) return no('notEmpty');
  const { rows } = await sql<{ done: boolean }>`select sec.close_organisation() as done`.execute(tx);
  return rows[0]?.done ? { ok: true } : no('tooSoon');
}

async function refusalFor(tx: Tx, acting: Acting): Promise<'stepUp' | 'notHolder' | null> {
  if (!acting.worker.steppedUp) return 'stepUp';
  return (await isAdministrator(tx, acting)) ? null : 'notHolder';
}

/** No house takes over: asks that every file be shredded. Everybody sees it for thirty days, and may say no. */
export async function askDissolution(tx: Tx, acting: Acting): Promise<Done> {
  const refusal = await refusalFor(tx, acting);
  if (refusal) return no(refusal);
  const { rows } = await sql<{ done: boolean }>`select sec.ask_dissolution() as done`.execute(tx);
  if (!rows[0]?.done) return no('tooSoon');
  await record(tx, { action: 'dissolutionAsked', ...house(acting) });
  return { ok: true };
}

/** Somebody else of the administration agrees that the files be shredded. */
export async function agreeDissolution(tx: Tx, acting: Acting): Promise<Done> {
  const refusal = await refusalFor(tx, acting);
  if (refusal) return no(refusal);
  const dissolution = await findDissolution(tx);
  if (!dissolution) return no('notFound');
  if (dissolution.askedBy === acting.worker.account) return no('anotherPerson');
  const { rows } = await sql<{ done: boolean }>`select sec.agree_dissolution() as done`.execute(tx);
  if (!rows[0]?.done) return no('notFound');
  await record(tx, { action: 'dissolutionAgreed', ...house(acting) });
  return { ok: true };
}

/** Nothing is shredded after all: anybody of the administration may say so, until it is done. */
export async function withdrawDissolution(tx: Tx, acting: Acting): Promise<Done> {
  const refusal = await refusalFor(tx, acting);
  if (refusal) return no(refusal);
  const { rows } = await sql`delete from dissolution returning organisation_id`.execute(tx);
  if (rows.length === 0) return no('notFound');
  await record(tx, { action: 'dissolutionWithdrawn', ...house(acting) });
  return { ok: true };
}

/**
 * Shreds files some at a time, once two people have asked and thirty days have passed. The journal of deletions keeps
 * each id, so that a restored backup shreds them again. Gives how many went: none when nothing is left.
 */
export async function shredFiles(
  tx: Tx,
  acting: Acting,
): Promise<Outcome<{ readonly shredded: number }, OrganisationRefusal>> {
  const refusal = await refusalFor(tx, acting);
  if (refusal) return no(refusal);
  const dissolution = await findDissolution(tx);
  if (!dissolution?.isDue) return no('tooSoon');
  const { rows } = await sql<{ gone: number }>`select sec.shred_files(${AT_ONCE}) as gone`.execute(tx);
  const shredded = rows[0]?.gone ?? 0;
  if (shredded > 0) await record(tx, { action: 'filesShredded', ...house(acting) });
  return { ok: true, shredded };
}

export type Dissolution = {
  readonly askedBy: string;
  readonly shredsOn: string;
  readonly isAgreed: boolean;
  /** Two people asked, the days of waiting are over, and no file is on its way to another house. */
  readonly isDue: boolean;
};

/** What everybody of the house sees: who asked that its files be shredded, and from which day. */
export async function findDissolution(tx: Tx): Promise<Dissolution | undefined> {
  const { rows } = await sql<Dissolution>`
    select asked_by as "askedBy", shreds_on as "shredsOn", agreed_by is not null as "isAgreed",
      agreed_by is not null and shreds_on <= current_date and not exists (select from takeover h
        where h.organisation_id = sec.organisation() and h.agreed_on is not null and h.ended_on is null) as "isDue"
    from dissolution where organisation_id = sec.organisation()`.execute(tx);
  return rows[0];
}
