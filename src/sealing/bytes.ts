import sodium from 'sodium-native';

/**
 * Zeroed memory that stays where it is. Node keeps a buffer of 64 bytes or less among its objects, where the collector,
 * and every call into libsodium, leave copies behind that nobody can erase: what is secret never lies there.
 */
export function ownMemory(size: number): Buffer {
  return Buffer.from(new ArrayBuffer(size));
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
