import { generateSecret, generateURI, verifySync } from 'otplib';
import { z } from 'zod';
import { openJson, sealJson, type About, type Key } from '#sealing/index.ts';

/** One step before and after: a telephone's clock is rarely right. */
const TOLERANCE_SECONDS = 30;
const SIX_DIGITS = /^\d{6}$/;

const passkey = z.strictObject({
  id: z.string(),
  /** Public, as the device gave it. */
  key: z.string(),
  /** As she calls it. */
  name: z.string(),
  addedOn: z.iso.date(),
  /** The last number it gave; most give 0 for ever. */
  count: z.int().nonnegative(),
});
export type Passkey = z.infer<typeof passkey>;

const kept = z.strictObject({ totp: z.string().nullable(), passkeys: z.array(passkey).default([]) });
/** What proves, besides the pass-phrase, that it is she. Sealed under her own key: the database holds nothing usable. */
export type SecondFactors = z.infer<typeof kept>;

const about = (account: string): About => ({
  table: 'credential',
  column: 'second_factors',
  row: account,
  origin: 'relais',
});

export function sealFactors(own: Key, account: string, factors: SecondFactors): Buffer {
  return sealJson(own, factors, about(account));
}

/** None when nothing is kept; null when it does not open, which nobody should meet. */
export function openFactors(own: Key, account: string, sealed: Buffer | null): SecondFactors | null {
  if (sealed === null) return { totp: null, passkeys: [] };
  return kept.safeParse(openJson(own, sealed, about(account))).data ?? null;
}

export function newTotp(): string {
  return generateSecret();
}

/** What an application for codes reads from the picture. */
export function totpAddress(secret: string, label: string): string {
  return generateURI({ issuer: 'Relais', label, secret });
}

type Code = { readonly typed: string; readonly now: Date; readonly lastStep: number };

/** The half-minute a code belongs to, or null when it is wrong or was used: a code serves once. */
export function totpStep(secret: string, { typed, now, lastStep }: Code): number | null {
  const token = typed.replace(/\s/g, '');
  if (!SIX_DIGITS.test(token)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE_SECONDS });
  return result.valid && 'timeStep' in result && result.timeStep > lastStep ? result.timeStep : null;
}
