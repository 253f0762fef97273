import { isZero, joined, ownMemory } from './bytes.ts';

const KIB = 1024;
const BUCKETS = [256, KIB, 4 * KIB, 16 * KIB] as const;
const STEP = 16 * KIB;
const LENGTH_BYTES = 4;
/** Beyond this it is a file, not a record. */
export const MAX_PLAIN_BYTES = 16 * KIB * KIB;

/**
 * The size that a size is rounded up to: 256 bytes, 1, 4, 16 KiB, then multiples of 16 KiB; from 512 KiB on, steps of a
 * sixteenth of the power of two below, so that a large size tells no more than a small one and grows by 6 % at most.
 */
export function bucketOf(size: number): number {
  const bucket = BUCKETS.find((bucket) => size <= bucket);
  if (bucket !== undefined) return bucket;
  const step = Math.max(STEP, 2 ** (Math.floor(Math.log2(size)) - 4));
  return Math.ceil(size / step) * step;
}

/** The length in four bytes, the plain bytes, zeros, so that with the `beside` bytes before it a bucket is full. */
export function pad(plain: Uint8Array, beside: number): Buffer {
  if (plain.length > MAX_PLAIN_BYTES) throw new RangeError('too long for a record: seal it as a file');
  const padded = ownMemory(bucketOf(beside + LENGTH_BYTES + plain.length) - beside);
  padded.writeUInt32BE(plain.length);
  padded.set(plain, LENGTH_BYTES);
  return padded;
}

/** Where what `pad` was given lies, or null when anything but `pad` made it: one plain text has one padded form. */
export function plainIn(padded: Buffer, beside: number): Buffer | null {
  if (padded.length < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + padded.readUInt32BE();
  if (padded.length + beside !== bucketOf(beside + end)) return null;
  if (!isZero(padded.subarray(end))) return null;
  return padded.subarray(LENGTH_BYTES, end);
}

/** A copy of it, or null. */
export function unpad(padded: Buffer, beside: number): Buffer | null {
  const plain = plainIn(padded, beside);
  return plain && joined(plain);
}
