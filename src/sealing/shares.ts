import { combine, split } from 'shamir-secret-sharing';
import { erase, isZero, joined } from './bytes.ts';
import { HEADER_BYTES, SUITE, headerOf } from './envelope.ts';
import { keyIdOf, sameTag } from './hash.ts';
import { Key, KEY_BYTES } from './key.ts';
import { copyOf } from './wrap.ts';

const MOST = 255;
const SHARE_BYTES = HEADER_BYTES + 1 + KEY_BYTES + 1;

/**
 * Splits a key between n custodians, any k of whom open it together (2 <= k <= n <= 255).
 *
 * Promises: fewer than k learn nothing of the key but its public id, which tells the shares of one key from those of
 * another. A share is: header 13 | k 1 | Shamir's share 33. It is secret and not sealed: seal it to its custodian.
 */
export async function splitKey(key: Key, n: number, k: number): Promise<readonly Buffer[]> {
  if (![n, k].every(Number.isSafeInteger) || k < 2 || n < k || n > MOST)
    throw new RangeError('2 <= k <= n <= 255');
  const secret = copyOf(key);
  try {
    const head = joined(headerOf(SUITE.share, keyIdOf(key)), Buffer.of(k));
    const shares = await split(bare(secret), n, k);
    return shares.map((share) => joined(head, share));
  } finally {
    erase(secret);
  }
}

/** The key of these shares, for the caller to zero; null when they are too few, of several keys, changed or twice the same. */
export async function joinShares(shares: readonly Uint8Array[]): Promise<Key | null> {
  const [first] = shares;
  if (!first || !shares.every((share) => isOfSameKey(share, first))) return null;
  const least = first[HEADER_BYTES] ?? MOST;
  if (least < 2 || shares.length < least) return null;
  const secret = await combined(shares.map((share) => bare(share.subarray(HEADER_BYTES + 1))));
  if (secret?.length !== KEY_BYTES || isZero(secret)) return null;
  const key = Key.take(secret);
  if (sameTag(headerOf(SUITE.share, keyIdOf(key)), first.subarray(0, HEADER_BYTES))) return key;
  key.zero();
  return null;
}

function isOfSameKey(share: Uint8Array, first: Uint8Array): boolean {
  const head = HEADER_BYTES + 1;
  return share.length === SHARE_BYTES && sameTag(share.subarray(0, head), first.subarray(0, head));
}

async function combined(shares: Uint8Array[]): Promise<Uint8Array | null> {
  try {
    return await combine(shares);
  } catch {
    return null;
  }
}

/** The same memory as a Uint8Array: the library refuses the Buffers of Node. */
function bare({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}
