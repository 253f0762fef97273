import sodium from 'sodium-native';
import { isZero, ownMemory } from './bytes.ts';
import { derivedKey } from './hash.ts';
import { Key, KEY_BYTES, use } from './key.ts';
import { signedBytes, type Statement } from './statement.ts';

const SIGNING_KEY_BYTES = 64;
const SIGNATURE_BYTES = 64;
export const BOX_BYTES = KEY_BYTES + 48;

/** What others know of a person or of an intake: X25519 to seal to, Ed25519 to check what was signed. 32 bytes each. */
export type PublicKeys = { readonly seal: Buffer; readonly sign: Buffer };

let unboxed: (identity: Identity, box: Uint8Array) => Buffer | null;

/**
 * The two key pairs of a person or of an intake, made from one seed.
 *
 * Promises: the same seed gives the same pairs; nothing of the secret halves is printed or serialised; `zero` erases
 * them and the identity then throws. Leaves the seed to its owner, who may zero it as soon as this returns.
 */
export class Identity {
  readonly #publicKeys: PublicKeys;
  readonly #opening: Key;
  readonly #signing = ownMemory(SIGNING_KEY_BYTES);
  #zeroed = false;

  static {
    unboxed = (identity, box) => identity.#unbox(box);
  }

  private constructor(seed: Key) {
    const seal = ownMemory(KEY_BYTES);
    const opening = ownMemory(KEY_BYTES);
    const sign = ownMemory(KEY_BYTES);
    withSeed(seed, 'identity seal', (bytes) => sodium.crypto_box_seed_keypair(seal, opening, bytes));
    withSeed(seed, 'identity sign', (bytes) => sodium.crypto_sign_seed_keypair(sign, this.#signing, bytes));
    if (isZero(seal) || isZero(sign) || isZero(this.#signing)) throw new Error('the key pairs failed');
    this.#opening = Key.take(opening);
    this.#publicKeys = { seal, sign };
  }

  static fromSeed(seed: Key): Identity {
    return new Identity(seed);
  }

  /** Copies: whoever changes them changes no identity. */
  get publicKeys(): PublicKeys {
    return { seal: Buffer.from(this.#publicKeys.seal), sign: Buffer.from(this.#publicKeys.sign) };
  }

  /** Signs a statement: 64 bytes. Refuses (throws) what `Statement` refuses. */
  sign(statement: Statement): Buffer {
    if (this.#zeroed) throw new Error('the identity was zeroed');
    const signature = ownMemory(SIGNATURE_BYTES);
    sodium.crypto_sign_detached(signature, signedBytes(statement), this.#signing);
    return signature;
  }

  /** Erases the secret halves. May be called twice. */
  zero(): void {
    this.#zeroed = true;
    this.#opening.zero();
    sodium.sodium_memzero(this.#signing);
  }

  toString(): string {
    return '[identity]';
  }

  toJSON(): string {
    return '[identity]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[identity]';
  }

  #unbox(box: Uint8Array): Buffer | null {
    const plain = ownMemory(KEY_BYTES);
    const opened = use(this.#opening, (secret) =>
      sodium.crypto_box_seal_open(plain, box, this.#publicKeys.seal, secret),
    );
    return opened ? plain : null;
  }
}

/** The 32 bytes in a sealed box to this identity; null when it is for another, changed, or not a box. */
export function unbox(identity: Identity, box: Uint8Array): Key | null {
  if (box.length !== BOX_BYTES) return null;
  const plain = unboxed(identity, box);
  return plain && !isZero(plain) ? Key.take(plain) : null;
}

/** A key in a libsodium sealed box. Throws for a public key of another length or of low order. */
export function box(recipient: Uint8Array, key: Key): Buffer {
  if (recipient.length !== KEY_BYTES) throw new RangeError('a public key has 32 bytes');
  const sealed = ownMemory(BOX_BYTES);
  use(key, (bytes) => sodium.crypto_box_seal(sealed, bytes, recipient));
  return sealed;
}

/**
 * Whether this signer signed this statement. False for every failure: another signer, purpose, fact or byte, a
 * statement that cannot be one, a key that cannot be one. Says nothing of who the signer is: pin the key.
 */
export function verify(signer: Uint8Array, statement: Statement, signature: Uint8Array): boolean {
  if (signer.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  try {
    return sodium.crypto_sign_verify_detached(signature, signedBytes(statement), signer);
  } catch {
    return false;
  }
}

function withSeed(seed: Key, label: string, work: (bytes: Buffer) => void): void {
  const derived = derivedKey(seed, label);
  use(derived, work);
  derived.zero();
}
