import sodium from 'sodium-native';
import { erase, isZero, joined, ownMemory } from './bytes.ts';

export const KEY_BYTES = 32;

let bytesOf: (key: Key) => Buffer;
let idOf: (key: Key, make: () => Buffer) => Buffer;
let around: (bytes: Buffer) => Key;

/**
 * Thirty-two secret bytes.
 *
 * Promises: printing, serialising, cloning, spreading or putting a key into an error shows nothing of it; the bytes lie
 * in memory of their own, never in a slice that Node shares between buffers; `zero` erases them; a key that is zeroed
 * throws when it is used, rather than sealing with zeros.
 *
 * Refuses: any other length, and thirty-two zeros, which is what a derivation that failed silently looks like.
 *
 * Does not promise: that the system never wrote the page to its swap (see docs/sealing.md), nor that whoever forgets to
 * call `zero` is forgiven before the garbage collector passes.
 */
export class Key {
  readonly #bytes: Buffer;
  #zeroed = false;
  #id: Buffer | null = null;

  static {
    bytesOf = (key) => {
      if (key.#zeroed) throw new Error('the key was zeroed');
      return key.#bytes;
    };
    idOf = (key, make) => (key.#id ??= make());
    around = (bytes) => new Key(bytes);
  }

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** A new key, by the system's chance. */
  static random(): Key {
    const bytes = ownMemory(KEY_BYTES);
    sodium.randombytes_buf(bytes);
    return Key.take(bytes);
  }

  /** Takes the bytes over: copies them, then zeroes the source, whether it was accepted or not. */
  static take(bytes: Uint8Array): Key {
    try {
      mustBeKey(bytes);
      return new Key(joined(bytes));
    } finally {
      erase(bytes);
    }
  }

  /** Erases the bytes. May be called twice. */
  zero(): void {
    this.#zeroed = true;
    erase(this.#bytes);
  }

  toString(): string {
    return '[key]';
  }

  toJSON(): string {
    return '[key]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[key]';
  }
}

/** Lends the bytes to one piece of work of this folder, which keeps no reference to them. Throws for a zeroed key. */
export function use<Result>(key: Key, work: (bytes: Buffer) => Result): Result {
  return work(bytesOf(key));
}

function mustBeKey(bytes: Uint8Array): void {
  if (bytes.length !== KEY_BYTES) throw new RangeError('a key has 32 bytes');
  if (isZero(bytes)) throw new RangeError('a key is never all zeros');
}

/** Bytes that are lent, as a key that is zeroed when the work returns. Refuses what `Key.take` refuses. */
export function lentAsKey<Result>(bytes: Buffer, work: (key: Key) => Result): Result {
  mustBeKey(bytes);
  const key = around(bytes);
  try {
    return work(key);
  } finally {
    key.zero();
  }
}

/** The public id of a key, made once: a list opens a thousand envelopes under one key. */
export function remembered(key: Key, make: () => Buffer): Buffer {
  return idOf(key, make);
}
