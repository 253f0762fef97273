import { factsOf, factsToSeal, type About } from './about.ts';
import { isZero, joined } from './bytes.ts';
import { SUITE, decrypt, encrypt } from './envelope.ts';
import { Key, KEY_BYTES, lentAsKey, use } from './key.ts';

/**
 * A key under a key: a file's key under its team's, a person's seed under what her password gives.
 *
 * Promises what `seal` promises; a wrapped key opens with `unwrap` only, never as a record, and a record never as a key.
 * Refuses (throws): facts that cannot be facts, a zeroed key.
 */
export function wrap(under: Key, key: Key, about: About): Buffer {
  const seal = { key: under, suite: SUITE.key, facts: factsToSeal(about) };
  return encrypt(seal, copyOf(key));
}

/** The key that `wrap` wrapped, for the caller to zero; null for every failure, the same. */
export function unwrap(under: Key, wrapped: Uint8Array, about: About): Key | null {
  const facts = factsOf(about);
  return facts && decrypt({ key: under, suite: SUITE.key, facts }, wrapped, keyIn);
}

export type Wrapped = { readonly under: Key; readonly wrapped: Uint8Array; readonly about: About };

/** The same key, lent to one piece of work and zeroed when it returns: for who opens many. */
export function withUnwrapped<Result>(
  { under, wrapped, about }: Wrapped,
  work: (key: Key) => Result | null,
): Result | null {
  const facts = factsOf(about);
  if (!facts) return null;
  return decrypt({ key: under, suite: SUITE.key, facts }, wrapped, (content) =>
    content.length === KEY_BYTES && !isZero(content) ? lentAsKey(content, work) : null,
  );
}

/** The bytes of a key, for an envelope that zeroes them. */
export function copyOf(key: Key): Buffer {
  return use(key, (bytes) => joined(bytes));
}

/** The key that is the whole content of an envelope, or null; zeroes the content. */
export function keyIn(content: Buffer): Key | null {
  if (content.length !== KEY_BYTES || isZero(content)) return null;
  return Key.take(content);
}
