import { factsOf, factsToSeal, type About } from './about.ts';
import { erase, joined } from './bytes.ts';
import { CHECK_BYTES, SUITE, decrypt, encrypt } from './envelope.ts';
import type { Key } from './key.ts';
import { pad, plainIn } from './padding.ts';

/**
 * Seals some bytes under a key, for one place.
 *
 * Promises: without the key nothing is learnt but the bucket of the size and the id of the key; the same bytes sealed
 * twice are never the same envelope; it opens under this key, at this place, and nowhere else.
 * Refuses (throws): facts that cannot be facts, more than 16 MiB, a zeroed key. Leaves `plain` to its owner.
 */
export function seal(key: Key, plain: Uint8Array, about: About): Buffer {
  return encrypt({ key, suite: SUITE.record, facts: factsToSeal(about) }, pad(plain, CHECK_BYTES));
}

/**
 * Opens what `seal` sealed: a buffer of its own, for the caller to zero.
 *
 * Promises: null for every failure, the same, whatever the bytes: wrong key, moved, changed, cut, another version,
 * another kind, not an envelope. Throws only for a zeroed key.
 */
export function open(key: Key, envelope: Uint8Array, about: About): Buffer | null {
  return readSealed(key, { envelope, about, read: (plain) => joined(plain) });
}

export type Opening<Result> = {
  readonly envelope: Uint8Array;
  readonly about: About;
  /** Keeps no reference to the plain bytes, which are lent to it. */
  readonly read: (plain: Buffer) => Result | null;
};

/** What `read` makes of what `seal` sealed, erased after: for who opens many. Null for every failure, as `open`. */
export function readSealed<Result>(key: Key, { envelope, about, read }: Opening<Result>): Result | null {
  const facts = factsOf(about);
  if (!facts) return null;
  return decrypt({ key, suite: SUITE.record, facts }, envelope, (content) => {
    const plain = plainIn(content, CHECK_BYTES);
    return plain && read(plain);
  });
}

/** `seal` for a text, in UTF-8. Half a character (a lone surrogate) becomes U+FFFD. */
export function sealText(key: Key, text: string, about: About): Buffer {
  const plain = Buffer.from(text);
  try {
    return seal(key, plain, about);
  } finally {
    erase(plain);
  }
}

/** `open` for a text. Null also for bytes that are no UTF-8. The text is a string: it cannot be zeroed. */
export function openText(key: Key, envelope: Uint8Array, about: About): string | null {
  return readSealed(key, { envelope, about, read: decoded });
}

/** `seal` for a value, as JSON. Refuses (throws) a value that JSON cannot say: undefined, a function, a cycle. */
export function sealJson(key: Key, value: unknown, about: About): Buffer {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError('JSON cannot say this value');
  return sealText(key, text, about);
}

/** `open` for a value; undefined, which JSON cannot say, for every failure. The caller checks the shape. */
export function openJson(key: Key, envelope: Uint8Array, about: About): unknown {
  const text = openText(key, envelope, about);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(plain: Buffer): string | null {
  try {
    return utf8.decode(plain);
  } catch {
    return null;
  }
}
