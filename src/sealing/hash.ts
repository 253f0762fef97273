import { timingSafeEqual } from 'node:crypto';
import sodium from 'sodium-native';
import { isZero, lend, ownMemory } from './bytes.ts';
import { Key, KEY_BYTES, lentAsKey, remembered, use } from './key.ts';

const PURPOSE = /^[a-z][a-z0-9 -]{0,63}$/;
const TAG_BYTES = 32;
const KEY_ID_BYTES = 8;

/**
 * Keyed BLAKE2b of so many bytes (16 to 64) over a label and parts. Each use of this folder has its own label, which
 * ends with a line feed that no label or purpose contains: no two uses ever hash the same bytes.
 */
export function keyedHash(key: Key, size: number, said: Said): Buffer {
  const out = ownMemory(size);
  hashInto(out, key, said);
  return out;
}

type Said = readonly [label: string, ...parts: Uint8Array[]];

function hashInto(out: Buffer, key: Key, [label, ...parts]: Said): void {
  const head = Buffer.from(`relais ${label}\n`);
  use(key, (bytes) =>
    parts.length === 0
      ? sodium.crypto_generichash(out, head, bytes)
      : sodium.crypto_generichash_batch(out, [head, ...parts], bytes),
  );
  if (isZero(out)) throw new Error('the keyed hash failed');
}

/** The same for keys: lends the hash to one piece of work, then erases it. */
export function withKeyedHash<Result>(
  key: Key,
  size: number,
  { said, work }: { readonly said: Said; readonly work: (hash: Buffer) => Result },
): Result {
  return lend(size, (hash) => {
    hashInto(hash, key, said);
    return work(hash);
  });
}

/** A key made by keyed hash under a label of this folder. */
export function derivedKey(key: Key, label: string): Key {
  return withKeyedHash(key, KEY_BYTES, { said: [label], work: Key.take });
}

/**
 * Another key from this one, for one purpose and, if given, one id.
 *
 * Promises: the same three give the same key; another purpose or id gives a key that says nothing of this one, nor of
 * any sibling; no purpose can be chosen that gives a key, an id or a check used inside the envelopes.
 * Refuses (throws): a purpose that is not lower-case ASCII words, an empty id or one with a line feed or half a
 * character.
 */
export function derive(key: Key, purpose: string, id?: string): Key {
  return derivedKey(key, labelFor(purpose, id));
}

/** The same key, lent to one piece of work and zeroed when it returns: for who opens many. */
export function withDerived<Result>(
  key: Key,
  { purpose, id }: { readonly purpose: string; readonly id?: string },
  work: (derived: Key) => Result,
): Result {
  const said: Said = [labelFor(purpose, id)];
  return withKeyedHash(key, KEY_BYTES, { said, work: (bytes) => lentAsKey(bytes, work) });
}

function labelFor(purpose: string, id: string | undefined): string {
  mustBePurpose(purpose);
  if (id === undefined) return `key\n${purpose}`;
  if (id === '' || id.includes('\n') || !id.isWellFormed())
    throw new TypeError('not an id to derive a key for');
  return `key\n${purpose}\n${id}`;
}

/**
 * A keyed hash of 32 bytes for looking things up (a login, a bucket of the network) or for checking a key derived from a
 * password: `tag(pepper, 'password', auth)`.
 *
 * Promises: without the key nothing can be guessed from it, one guess after another; purposes never meet.
 * Refuses (throws): a purpose that is not lower-case ASCII words, text with half a character.
 */
export function tag(key: Key, purpose: string, of: string | Uint8Array | Key): Buffer {
  mustBePurpose(purpose);
  const label = `tag\n${purpose}`;
  if (of instanceof Key) return use(of, (bytes) => keyedHash(key, TAG_BYTES, [label, bytes]));
  if (typeof of !== 'string') return keyedHash(key, TAG_BYTES, [label, of]);
  if (!of.isWellFormed()) throw new TypeError('not a text to tag');
  return keyedHash(key, TAG_BYTES, [label, Buffer.from(of)]);
}

/** Whether two tags are the same, in a time that does not tell where they differ. Other lengths are another tag. */
export function sameTag(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Eight public bytes that name a key without telling anything of it. */
export function keyIdOf(key: Key): Buffer {
  const work = (hash: Buffer): Buffer => Buffer.copyBytesFrom(hash, 0, KEY_ID_BYTES);
  return remembered(key, () => withKeyedHash(key, KEY_BYTES, { said: ['key id'], work }));
}

function mustBePurpose(purpose: string): void {
  if (!PURPOSE.test(purpose)) throw new TypeError('a purpose is a few lower-case words');
}
