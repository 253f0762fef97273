import { z } from 'zod';
import { openJson, sealJson, type About, type Key } from '#sealing/index.ts';

const profile = z.strictObject({ name: z.string(), duty: z.string(), mail: z.string() });
/** What colleagues see of each other; nobody outside the organisation does. */
export type Profile = z.infer<typeof profile>;

const about = (account: string): About => ({
  table: 'account',
  column: 'profile',
  row: account,
  origin: 'relais',
});

export function sealProfile(everyone: Key, account: string, value: Profile): Buffer {
  return sealJson(everyone, value, about(account));
}

/** Null when this person's keys do not open it: she waits, or it was sealed before her time. */
export function openProfile(everyone: Key, account: string, sealed: Buffer): Profile | null {
  return profile.safeParse(openJson(everyone, sealed, about(account))).data ?? null;
}
