import { sql, type Transaction } from 'kysely';
import { recordOwn } from './audit.ts';
import { verifyNewPasskey, type PasskeyAnswer } from './passkeys.ts';
import { openFactors, sealFactors, totpStep, type SecondFactors } from './secondFactors.ts';
import type { Worker } from './worker.ts';

type Tx = Transaction<unknown>;

/** More than anybody carries; the sealed text stays small. */
const MOST_PASSKEYS = 10;

export type Security = {
  readonly hasTotp: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly addedOn: string }[];
  readonly hasRecovery: boolean;
};

/** Something besides the pass-phrase is asked of her. */
export function hasSecondFactor({ hasTotp, passkeys }: Security): boolean {
  return hasTotp || passkeys.length > 0;
}

type Row = { second_factors: Buffer | null; has_recovery: boolean };

async function findRow(tx: Tx): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select second_factors, has_recovery from sec.second_factors()`.execute(tx);
  return rows[0];
}

/** What stands between this account and somebody else. */
export async function findSecurity(tx: Tx, { own, account }: Worker): Promise<Security> {
  const row = await findRow(tx);
  const factors = openFactors(own, account, row?.second_factors ?? null);
  return {
    hasTotp: typeof factors?.totp === 'string',
    passkeys: (factors?.passkeys ?? []).map(({ id, name, addedOn }) => ({ id, name, addedOn })),
    hasRecovery: row?.has_recovery === true,
  };
}

type Changing = { readonly before: Buffer | null; readonly factors: SecondFactors };

async function factorsToChange(tx: Tx, { own, account }: Worker): Promise<Changing> {
  const before = (await findRow(tx))?.second_factors ?? null;
  const factors = openFactors(own, account, before);
  if (!factors) throw new Error('the second factors of a session do not open with its own key');
  return { before, factors };
}

/** False without a fresh step-up, and when another request of hers changed them meanwhile. */
async function replaceFactors(
  tx: Tx,
  { own, account }: Worker,
  { before, factors }: Changing,
): Promise<boolean> {
  const after = sealFactors(own, account, factors);
  const { rows } = await sql<{ done: boolean }>`
    select sec.replace_second_factors(${before}, ${after}) as done`.execute(tx);
  return rows[0]?.done === true;
}

type Enrolment = { readonly secret: string; readonly typed: string; readonly now: Date };

/** Keeps the secret of an application for codes once a code of it was typed right. Passkeys stay. */
export async function enrolTotp(
  tx: Tx,
  worker: Worker,
  { secret, typed, now }: Enrolment,
): Promise<'enrolled' | 'wrong' | 'stepUp'> {
  if (totpStep(secret, { typed, now, lastStep: 0 }) === null) return 'wrong';
  const { before, factors } = await factorsToChange(tx, worker);
  if (!(await replaceFactors(tx, worker, { before, factors: { ...factors, totp: secret } }))) return 'stepUp';
  await recordOwn(tx, 'secondFactorSet');
  return 'enrolled';
}

type NewPasskey = PasskeyAnswer & { readonly name: string; readonly day: string };

/** Keeps a key that has just signed. Needs a fresh step-up; refuses a key she has, and one that signed anything else. */
export async function addPasskey(
  tx: Tx,
  worker: Worker,
  { name, day, ...signed }: NewPasskey,
): Promise<'added' | 'refused' | 'tooMany' | 'stepUp'> {
  const { before, factors } = await factorsToChange(tx, worker);
  if (factors.passkeys.length >= MOST_PASSKEYS) return 'tooMany';
  const verified = await verifyNewPasskey(signed);
  if (!verified || factors.passkeys.some(({ id }) => id === verified.id)) return 'refused';
  const passkeys = [...factors.passkeys, { ...verified, name, addedOn: day }];
  if (!(await replaceFactors(tx, worker, { before, factors: { ...factors, passkeys } }))) return 'stepUp';
  await recordOwn(tx, 'passkeyAdded');
  return 'added';
}

/** From now on this key opens nothing. Needs a fresh step-up; refuses to leave the pass-phrase alone. */
export async function removePasskey(
  tx: Tx,
  worker: Worker,
  which: string,
): Promise<'removed' | 'lastFactor' | 'stepUp'> {
  const { before, factors } = await factorsToChange(tx, worker);
  const passkeys = factors.passkeys.filter(({ id }) => id !== which);
  // Taken away already, from another window.
  if (passkeys.length === factors.passkeys.length) return 'removed';
  if (factors.totp === null && passkeys.length === 0) return 'lastFactor';
  if (!(await replaceFactors(tx, worker, { before, factors: { ...factors, passkeys } }))) return 'stepUp';
  await recordOwn(tx, 'passkeyRemoved');
  return 'removed';
}
