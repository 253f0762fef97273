import { factsOf, factsToSeal, type About } from './about.ts';
import { erase, joined } from './bytes.ts';
import { CHECK_BYTES, HEADER_BYTES, SUITE, decrypt, encrypt, type Suite } from './envelope.ts';
import { BOX_BYTES, box, unbox, type Identity } from './identity.ts';
import { Key } from './key.ts';
import { pad, unpad } from './padding.ts';
import { copyOf, keyIn } from './wrap.ts';

/** To whom (32 bytes, X25519), as what, for which place. */
type To = { readonly recipient: Uint8Array; readonly suite: Suite; readonly facts: Buffer };

/**
 * Seals a key to somebody's public key: a team's key to a member, a request's key to an intake.
 *
 * Promises: only who holds the recipient's seed opens it, at this place; the envelope does not say for whom it is, nor
 * who made it. Whoever must know the sender asks for a signed statement beside it.
 * Refuses (throws): a public key of another length or of low order, facts that cannot be facts.
 */
export function sealKeyTo(recipient: Uint8Array, key: Key, about: About): Buffer {
  const facts = factsToSeal(about);
  return sealed({ recipient, suite: SUITE.boxedKey, facts }, copyOf(key));
}

/** The key that `sealKeyTo` sealed, for the caller to zero; null for every failure, the same. */
export function openKeyFor(identity: Identity, sealed: Uint8Array, about: About): Key | null {
  return opened(identity, sealed, { suite: SUITE.boxedKey, about, read: keyIn });
}

/** Seals some bytes to somebody's public key, padded as `seal` pads. Promises and refuses what `sealKeyTo` does. */
export function sealTo(recipient: Uint8Array, plain: Uint8Array, about: About): Buffer {
  const facts = factsToSeal(about);
  return sealed({ recipient, suite: SUITE.boxedContent, facts }, pad(plain, CHECK_BYTES));
}

/** The bytes that `sealTo` sealed, for the caller to zero; null for every failure, the same. */
export function openFor(identity: Identity, sealed: Uint8Array, about: About): Buffer | null {
  const read = (content: Buffer): Buffer | null => unpad(content, CHECK_BYTES);
  return opened(identity, sealed, { suite: SUITE.boxedContent, about, read });
}

/** header 13 | sealed box of a new key 80 | the rest of an envelope under that key, bound to the box and its recipient. */
function sealed({ recipient, suite, facts }: To, content: Buffer): Buffer {
  const key = Key.random();
  try {
    const boxed = box(recipient, key);
    const envelope = encrypt({ key, suite, facts: joined(recipient, boxed, facts) }, content);
    return joined(envelope.subarray(0, HEADER_BYTES), boxed, envelope.subarray(HEADER_BYTES));
  } finally {
    key.zero();
    erase(content);
  }
}

type Reading<Result> = { suite: Suite; about: About; read: (content: Buffer) => Result | null };

function opened<Result>(
  identity: Identity,
  sealed: Uint8Array,
  { suite, about, read }: Reading<Result>,
): Result | null {
  const boxed = sealed.subarray(HEADER_BYTES, HEADER_BYTES + BOX_BYTES);
  const facts = factsOf(about);
  const key = facts && unbox(identity, boxed);
  if (!key) return null;
  try {
    const envelope = joined(sealed.subarray(0, HEADER_BYTES), sealed.subarray(HEADER_BYTES + BOX_BYTES));
    return decrypt({ key, suite, facts: joined(identity.publicKeys.seal, boxed, facts) }, envelope, read);
  } finally {
    key.zero();
  }
}
