import { sql, type Transaction } from 'kysely';
import {
  grantKey,
  holdersOfKey,
  isExcludedFrom,
  rotate,
  type Holder,
  type TeamKey,
  type Worker,
  record,
} from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { unwrap, wrap } from '#sealing/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import type { Role, Side } from '../domain/team.ts';
import type { Acting } from './joining.ts';
import { openRoot, rootAbout } from './publicKeys.ts';
import { findRecipient } from './recipient.ts';
import { join } from './teams.ts';

type Tx = Transaction<unknown>;

export type Grant = { readonly account: string; readonly team: string; readonly roles: readonly Role[] };

/**
 * Gives a colleague a team's key and her roles in it. Refuses keys the organisation did not vouch for, and whoever
 * stands on the other side of the wall. Only who holds the key can give it.
 */
export async function grantTeam(
  tx: Tx,
  { worker, keyring }: Acting,
  { account, team, roles }: Grant,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!worker.steppedUp) return no('stepUp');
  const key = keyring.of(team);
  const side = await sideOf(tx, team);
  const recipient = await findRecipient(tx, keyring.root, account);
  if (!side || !recipient) return no('notFound');
  if (!key || !(await mayGrant(tx, worker, team))) return no('notHolder');
  if (!recipient.mayJoin(side)) return no('otherSide');
  if (!recipient.holder) return no('notWaiting');
  if (await isExcludedFrom(tx, { account, team })) return no('excluded');
  await join(tx, { account, team, side, roles });
  await grantKey(tx, key, recipient.holder);
  await record(tx, { action: 'teamGranted', kind: 'account', object: account });
  return { ok: true };
}

async function sideOf(tx: Tx, team: string): Promise<'common' | Side | undefined> {
  const { rows } = await sql<{ side: 'common' | Side }>`
    select side from team where id = ${team} and organisation_id = sec.organisation() and closed_on is null`.execute(
    tx,
  );
  return rows[0]?.side;
}

/** She holds a team's key and may give it. */
export async function mayGrant(tx: Tx, { account }: Worker, team: string): Promise<boolean> {
  const { rows } = await sql`select from team_member
    where team_id = ${team} and account_id = ${account} and 'keyHolder' = any(roles)`.execute(tx);
  return rows.length > 0;
}

/** Takes a team back from a colleague: a new key for those who stay. What she read, she read. */
export async function revokeTeam(
  tx: Tx,
  { worker, keyring }: Acting,
  { account, team }: Omit<Grant, 'roles'>,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!worker.steppedUp) return no('stepUp');
  const key = keyring.of(team);
  if (!(await isMember(tx, team, account))) return no('notFound');
  if (!key || !(await mayGrant(tx, worker, team))) return no('notHolder');
  if ((await holdersOf(tx, { worker, keyring }, key)).every((holder) => holder.account === account))
    return no('lastHolder');
  await sql`delete from team_member where team_id = ${team} and account_id = ${account}`.execute(tx);
  await sql`delete from team_key where team_id = ${team} and account_id = ${account}`.execute(tx);
  await renew(tx, { worker, keyring }, key);
  await record(tx, { action: 'teamRevoked', kind: 'account', object: account });
  return { ok: true };
}

async function isMember(tx: Tx, team: string, account: string): Promise<boolean> {
  const { rows } = await sql`select from team_member
    where team_id = ${team} and account_id = ${account} and organisation_id = sec.organisation()`.execute(tx);
  return rows.length > 0;
}

async function holdersOf(tx: Tx, { worker, keyring }: Acting, key: TeamKey): Promise<readonly Holder[]> {
  const holders: Holder[] = [];
  for (const id of await holdersOfKey(tx, worker, key)) {
    const recipient = await findRecipient(tx, keyring.root, id);
    // Keys that were swapped in the database get nothing: whose they were is granted anew, once she was let in again.
    if (recipient?.holder) holders.push(recipient.holder);
  }
  return holders;
}

/** A colleague leaves: her sessions, credential and keys go at once, and every team she held gets a new key. */
export async function putOut(
  tx: Tx,
  { worker, keyring }: Acting,
  account: string,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!worker.steppedUp) return no('stepUp');
  const root = await openRoot(tx, worker, keyring);
  root?.zero();
  if (!root) return no('notHolder');
  const { rows: held } = await sql<{ team_id: string }>`
    select distinct k.team_id from team_key k where k.account_id = ${account}
    and k.organisation_id = sec.organisation()`.execute(tx);
  const { rows } = await sql<{ done: boolean }>`select sec.put_out(${account}) as done`.execute(tx);
  if (!rows[0]?.done) return no('notFound');
  for (const { team_id } of held) await renewOrMark(tx, { worker, keyring }, team_id);
  await record(tx, { action: 'colleagueLeft', kind: 'account', object: account });
  return { ok: true };
}

/** A team whose key the administrator does not hold is renewed by the next of its holders who signs in. */
async function renewOrMark(tx: Tx, acting: Acting, team: string): Promise<void> {
  const key = acting.keyring.of(team);
  if (key) await renew(tx, acting, key);
  else await sql`update team set must_rotate = true where id = ${team}`.execute(tx);
}

/** The new key, and under it what hangs on the old: the organisation's own signing key with its administration's. */
async function renew(tx: Tx, { worker, keyring }: Acting, present: TeamKey): Promise<void> {
  const holders = await holdersOf(tx, { worker, keyring }, present);
  const next = await rotate(tx, worker, { present, holders });
  try {
    const { rows } = await sql<{ wrapped: Buffer }>`
      select wrapped from root_key where team_id = ${present.team}`.execute(tx);
    const seed = rows[0] && unwrap(present.key, rows[0].wrapped, rootAbout(worker.organisation));
    if (!seed) return;
    const wrapped = wrap(next.key, seed, rootAbout(worker.organisation));
    seed.zero();
    await sql`update root_key set epoch = ${next.epoch}, wrapped = ${wrapped}`.execute(tx);
  } finally {
    next.key.zero();
  }
}

/** What a holder owes to a team that somebody left: done when she signs in, before she reads. */
export async function renewMarked(tx: Tx, acting: Acting): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from team where must_rotate and organisation_id = sec.organisation()`.execute(tx);
  let renewed = 0;
  for (const { id } of rows) {
    const key = acting.keyring.of(id);
    if (!key) continue;
    await renew(tx, acting, key);
    await sql`update team set must_rotate = false where id = ${id}`.execute(tx);
    renewed += 1;
  }
  return renewed;
}
