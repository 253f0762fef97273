import { argon2, randomBytes } from 'node:crypto';
import { derivedKey } from './hash.ts';
import { Key, KEY_BYTES } from './key.ts';
import { Turns } from './turns.ts';
import { ownMemory } from './bytes.ts';

/** How a password was turned into keys: kept beside the account, not secret. */
export type PasswordHash = {
  readonly salt: Buffer;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
};

/** Argon2id as OWASP and RFC 9106 (second choice, one lane) have it: 64 MiB, three passes. About 0.3 s. */
export const ARGON2 = { memoryKiB: 64 * 1024, passes: 3, lanes: 1, saltBytes: 16 } as const;
/** A stored row that asks for more is not one of ours: it would be a way to stop the server. */
const CEILING = { memoryKiB: 1024 * 1024, passes: 16, lanes: 4 } as const;

/** 64 MiB each: two at once are 128 MiB, and leave the thread pool to the files. Who waits longer is told to come back. */
export const PASSWORD_TURNS = { atOnce: 2, waiting: 32 } as const;
export const passwordTurns = new Turns(PASSWORD_TURNS);

/** A new salt, with today's costs. */
export function newPasswordHash(): PasswordHash {
  const { memoryKiB, passes, lanes, saltBytes } = ARGON2;
  const salt = ownMemory(saltBytes);
  salt.set(randomBytes(saltBytes));
  return { salt, memoryKiB, passes, lanes };
}

/**
 * Two keys from a password: `auth`, to be compared as `tag(pepper, 'password', auth)`, and `wrapping`, under which the
 * person's seed lies.
 *
 * Promises: a guess costs 64 MiB and three passes, at least; neither key says anything of the other; at most two are
 * computed at once and 32 wait, beyond that 'busy' at once, so that a crowd cannot take the memory of the server.
 * Refuses (throws): costs below today's or beyond what the server can bear, a salt under 16 bytes.
 * The password is bytes, for the caller to zero when the promise settles; so are the keys.
 */
export async function passwordKeys(
  password: Uint8Array,
  hash: PasswordHash,
): Promise<{ auth: Key; wrapping: Key } | 'busy'> {
  mustBeBearable(hash);
  return passwordTurns.take(async () => {
    const root = await rootOf(password, hash);
    try {
      return { auth: derivedKey(root, 'password auth'), wrapping: derivedKey(root, 'password wrapping') };
    } finally {
      root.zero();
    }
  });
}

function rootOf(password: Uint8Array, { salt, memoryKiB, passes, lanes }: PasswordHash): Promise<Key> {
  const costs = { memory: memoryKiB, passes, parallelism: lanes, tagLength: KEY_BYTES };
  return new Promise((resolve, reject) =>
    argon2('argon2id', { message: password, nonce: salt, ...costs }, (error, bytes) => {
      if (error) reject(new Error('Argon2 failed'));
      else resolve(Key.take(bytes));
    }),
  );
}

function mustBeBearable({ salt, memoryKiB, passes, lanes }: PasswordHash): void {
  const bearable =
    salt.length >= ARGON2.saltBytes &&
    isBetween(memoryKiB, ARGON2.memoryKiB, CEILING.memoryKiB) &&
    isBetween(passes, ARGON2.passes, CEILING.passes) &&
    isBetween(lanes, ARGON2.lanes, CEILING.lanes);
  if (!bearable) throw new RangeError('the costs of this password hash are not ours');
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
