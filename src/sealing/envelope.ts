import sodium from 'sodium-native';
import { erase, joined, lend, ownMemory } from './bytes.ts';
import { keyIdOf, sameTag, withKeyedHash } from './hash.ts';
import { Key, KEY_BYTES } from './key.ts';

/** What an envelope holds. One kind never opens as another. */
export const SUITE = { record: 1, key: 2, boxedContent: 3, boxedKey: 4, file: 5, share: 6 } as const;
export type Suite = (typeof SUITE)[keyof typeof SUITE];

const MAGIC = Buffer.from('RLS');
const VERSION = 1;
export const HEADER_BYTES = 13;
export const CHECK_BYTES = 16;
const NONCE_BYTES = 24;
const MAC_BYTES = 16;
const OVERHEAD = HEADER_BYTES + NONCE_BYTES + CHECK_BYTES + MAC_BYTES;

/** Under which key, as what, and bound to which bytes. */
export type Seal = { readonly key: Key; readonly suite: Suite; readonly facts: Buffer };

/** "RLS", version, suite, key id: the thirteen bytes that everything sealed begins with. Nothing in it is secret. */
export function headerOf(suite: Suite, keyId: Uint8Array): Buffer {
  return Buffer.concat([MAGIC, Buffer.of(VERSION, suite), keyId]);
}

/** The key that one envelope or one file is sealed with, the check sealed inside it, and what they are bound to. */
export type MessageKey = { readonly key: Key; readonly check: Buffer; readonly bound: Buffer };

/** The same while it is lent: the bytes of the key, in memory that is erased after. */
type Message = { readonly key: Buffer; readonly check: Buffer; readonly bound: Buffer };

/**
 * Both come from the key, the header and the facts in one keyed hash: the check inside commits the envelope to its key,
 * which XChaCha20-Poly1305 alone does not.
 */
function withMessage<Result>({ key, suite, facts }: Seal, work: (message: Message) => Result): Result {
  const bound = Buffer.concat([MAGIC, Buffer.of(VERSION, suite), keyIdOf(key), facts]);
  return withKeyedHash(key, 2 * KEY_BYTES, {
    said: ['envelope', bound],
    work: (both) =>
      work({
        key: both.subarray(0, KEY_BYTES),
        check: both.subarray(KEY_BYTES, KEY_BYTES + CHECK_BYTES),
        bound,
      }),
  });
}

/** For what is opened or sealed over some time: the caller zeroes the key. */
export function messageKeyOf(seal: Seal): MessageKey {
  return withMessage(seal, ({ key, check, bound }) => ({
    check: joined(check),
    bound,
    key: Key.take(key),
  }));
}

/** header 13 | nonce 24 | ciphertext of (check 16 | content) | mac 16. Zeroes the content, which is ours by now. */
export function encrypt(seal: Seal, content: Buffer): Buffer {
  return withMessage(seal, ({ key, check, bound }) => {
    const body = joined(check, content);
    erase(content);
    const envelope = ownMemory(OVERHEAD - CHECK_BYTES + body.length);
    bound.copy(envelope, 0, 0, HEADER_BYTES);
    const nonce = envelope.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
    const cipher = envelope.subarray(HEADER_BYTES + NONCE_BYTES);
    sodium.randombytes_buf(nonce);
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(cipher, body, bound, null, nonce, key);
    erase(body);
    return envelope;
  });
}

/**
 * What `read` makes of the content, which is lent to it and erased after. Null for a wrong key, kind, fact, length,
 * version or byte, all alike.
 */
export function decrypt<Result>(
  seal: Seal,
  envelope: Uint8Array,
  read: (content: Buffer) => Result | null,
): Result | null {
  return withMessage(seal, (message) => {
    if (envelope.length < OVERHEAD || !beginsWith(envelope, message.bound)) return null;
    return lend(envelope.length - HEADER_BYTES - NONCE_BYTES - MAC_BYTES, (body) => {
      if (!isOpened(message, envelope, body)) return null;
      return sameTag(body.subarray(0, CHECK_BYTES), message.check) ? read(body.subarray(CHECK_BYTES)) : null;
    });
  });
}

/** The header, which anybody may read. */
function beginsWith(envelope: Uint8Array, bound: Buffer): boolean {
  return bound.compare(envelope, 0, HEADER_BYTES, 0, HEADER_BYTES) === 0;
}

function isOpened({ key, bound }: Message, envelope: Uint8Array, body: Buffer): boolean {
  const nonce = envelope.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const cipher = envelope.subarray(HEADER_BYTES + NONCE_BYTES);
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(body, null, cipher, bound, nonce, key);
    return true;
  } catch {
    return false;
  }
}
