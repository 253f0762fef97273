import sodium from 'sodium-native';

/**
 * Zeroed memory that stays where it is. Node keeps a buffer of 64 bytes or less among its objects, where the collector,
 * and every call into libsodium, leave copies behind that nobody can erase: what is secret never lies there.
 */
export function ownMemory(size: number): Buffer {
  return Buffer.from(new ArrayBuffer(size));
}

const LENT_BYTES = 4096;
const lent = ownMemory(LENT_BYTES);
let used = 0;

/**
 * Such memory, lent to one piece of work and erased when it returns: to make some for each key of an envelope takes
 * longer than to open it. The work keeps no reference to it, and may borrow in its turn; what is too large is its own.
 */
export function lend<Result>(size: number, work: (bytes: Buffer) => Result): Result {
  if (size > LENT_BYTES - used) return erasedAfter(ownMemory(size), work);
  const from = used;
  used += size;
  try {
    return erasedAfter(lent.subarray(from, used), work);
  } finally {
    used = from;
  }
}

function erasedAfter<Result>(bytes: Buffer, work: (bytes: Buffer) => Result): Result {
  try {
    return work(bytes);
  } finally {
    erase(bytes);
  }
}

/** Parts in one buffer of its own: `Buffer.concat` would take a slice that Node shares between buffers. */
export function joined(...parts: readonly Uint8Array[]): Buffer {
  const whole = ownMemory(parts.reduce((size, part) => size + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** Whether nothing but zeros is in it. */
export function isZero(bytes: Uint8Array): boolean {
  return sodium.sodium_is_zero(bytes, bytes.length);
}

/** Erases, in a way no compiler leaves out. */
export function erase(bytes: Uint8Array): void {
  sodium.sodium_memzero(bytes);
}
