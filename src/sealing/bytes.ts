import sodium from 'sodium-native';

/** Parts in one buffer of its own: `Buffer.concat` would take a slice that Node shares between buffers. */
export function joined(...parts: readonly Uint8Array[]): Buffer {
  const whole = Buffer.alloc(parts.reduce((size, part) => size + part.length, 0));
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
