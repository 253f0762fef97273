import { timingSafeEqual } from 'node:crypto';
import sodium from 'sodium-native';
import { isZero, ownMemory } from './bytes.ts';
import { Key, KEY_BYTES, use } from './key.ts';

const PURPOSE = /^[a-z][a-z0-9 -]{0,63}$/;
const TAG_BYTES = 32;
const KEY_ID_BYTES = 8;

/**
 * Keyed BLAKE2b of so many bytes (16 to 64) over a label and parts. Each use of this folder has its own label, which
 * ends with a line feed that no label or purpose contains: no two uses ever hash the same bytes.
 */
export function keyedHash(key: Key, size: number, [label, ...parts]: [string, ...Uint8Array[]]): Buffer {
  const out = ownMemory(size);
  const head = Buffer.from(`relais ${label}\n`);
  use(key, (bytes) => sodium.crypto_generichash_batch(out, [head, ...parts], bytes));
  if (isZero(out)) throw new Error('the keyed hash failed');
  return out;
}

/** A key made by keyed hash under a label of this folder. */
export function derivedKey(key: Key, label: string): Key {
  return Key.take(keyedHash(key, KEY_BYTES, [label]));
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
  mustBePurpose(purpose);
  if (id === undefined) return derivedKey(key, `key\n${purpose}`);
  if (id === '' || id.includes('\n') || !id.isWellFormed())
    throw new TypeError('not an id to derive a key for');
  return derivedKey(key, `key\n${purpose}\n${id}`);
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
  return keyedHash(key, KEY_BYTES, ['key id']).subarray(0, KEY_ID_BYTES);
}

function mustBePurpose(purpose: string): void {
  if (!PURPOSE.test(purpose)) throw new TypeError('a purpose is a few lower-case words');
}
