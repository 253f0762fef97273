/**
 * What each column of the database holds. `sealed`: opens with a person's or a team's key. `peppered`: opens with the
 * server's own secret, which is in no backup. `wrapped`: a key, under another. `hash`: a fingerprint, which leads back
 * to nothing. `key`: a public key or a signature. Anything else is clear, and says why it must be. The list (`inventory.ts`) is all that a seizure of the database can read (docs/columns.md).
 */
export type Held = 'sealed' | 'peppered' | 'wrapped' | 'hash' | 'key' | { readonly clear: string };

export const clear = (why: string): Held => ({ clear: why });

export const ID = clear('a random name, which the other rows point to');
export const OWNER = clear('whose row it is: the isolation reads it at each request');
export const ACCOUNT = clear('which account, a random name');
export const TEAM = clear('which team, a random name');
export const EPOCH = clear('which key opens it');
export const CHAIN = clear('the place in the chain');
