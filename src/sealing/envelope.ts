import sodium from 'sodium-native';
import { erase, joined, ownMemory } from './bytes.ts';
import { keyedHash, keyIdOf, sameTag } from './hash.ts';
import { Key, KEY_BYTES, use } from './key.ts';

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

/** "RLS", version, suite, key id: the thirteen bytes that everything sealed begins with. */
export function headerOf(suite: Suite, keyId: Uint8Array): Buffer {
  return joined(MAGIC, Buffer.of(VERSION, suite), keyId);
}

/** The key that one envelope or one file is sealed with, the check sealed inside it, and what they are bound to. */
export type MessageKey = { readonly key: Key; readonly check: Buffer; readonly bound: Buffer };

/**
 * Both come from the key, the header and the facts in one keyed hash: the check inside commits the envelope to its key,
 * which XChaCha20-Poly1305 alone does not.
 */
export function messageKeyOf({ key, suite, facts }: Seal): MessageKey {
  const bound = joined(headerOf(suite, keyIdOf(key)), facts);
  const both = keyedHash(key, 2 * KEY_BYTES, ['envelope', bound]);
  const check = ownMemory(CHECK_BYTES);
  both.copy(check, 0, KEY_BYTES);
  const message = Key.take(both.subarray(0, KEY_BYTES));
  erase(both);
  return { key: message, check, bound };
}

/** header 13 | nonce 24 | ciphertext of (check 16 | content) | mac 16. Zeroes the content, which is ours by now. */
export function encrypt(seal: Seal, content: Buffer): Buffer {
  const message = messageKeyOf(seal);
  const body = joined(message.check, content);
  erase(content);
  const envelope = ownMemory(OVERHEAD - CHECK_BYTES + body.length);
  message.bound.copy(envelope, 0, 0, HEADER_BYTES);
  const nonce = envelope.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const cipher = envelope.subarray(HEADER_BYTES + NONCE_BYTES);
  sodium.randombytes_buf(nonce);
  use(message.key, (key) =>
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(cipher, body, message.bound, null, nonce, key),
  );
  erase(body);
  message.key.zero();
  return envelope;
}

/** The content, or null: for a wrong key, kind, fact, length, version or byte, all alike. */
export function decrypt(seal: Seal, envelope: Uint8Array): Buffer | null {
  const message = messageKeyOf(seal);
  try {
    return decryptWith(message, envelope);
  } finally {
    message.key.zero();
  }
}

function decryptWith(message: MessageKey, envelope: Uint8Array): Buffer | null {
  if (envelope.length < OVERHEAD) return null;
  if (!sameTag(envelope.subarray(0, HEADER_BYTES), message.bound.subarray(0, HEADER_BYTES))) return null;
  const nonce = envelope.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const cipher = envelope.subarray(HEADER_BYTES + NONCE_BYTES);
  const body = ownMemory(cipher.length - MAC_BYTES);
  if (!isOpened({ message, nonce, cipher, body })) return null;
  if (!sameTag(body.subarray(0, CHECK_BYTES), message.check)) return null;
  return body.subarray(CHECK_BYTES);
}

type Opening = { message: MessageKey; nonce: Uint8Array; cipher: Uint8Array; body: Buffer };

function isOpened({ message, nonce, cipher, body }: Opening): boolean {
  return use(message.key, (key) => {
    try {
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(body, null, cipher, message.bound, nonce, key);
      return true;
    } catch {
      return false;
    }
  });
}
