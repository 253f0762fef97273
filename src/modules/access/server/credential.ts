import {
  derive,
  newPasswordHash,
  passwordKeys,
  tag,
  wrap,
  type About,
  type Key,
  type PasswordHash,
} from '#sealing/index.ts';
import { pepper } from '#platform/pepper.ts';

/** Nothing to bind but the login: at that moment nobody is known yet. */
export function seedAbout(login: Buffer, by: 'password' | 'recovery'): About {
  return { table: 'credential', column: `seed_by_${by}`, row: login.toString('hex'), origin: 'relais' };
}

/** How a work address is kept: as a fingerprint that needs the server's own secret to compute. */
export function loginOf(mail: string): Buffer {
  return tag(pepper(), 'login', mail);
}

/** How the network somebody comes from is kept: never the address. */
export function networkOf(neighbourhood: string): Buffer {
  return tag(pepper(), 'network', neighbourhood);
}

/** What the database compares. It takes the pass-phrase and the server's secret to compute it. */
function verifierOf(auth: Key, login: Buffer): Buffer {
  return tag(auth, 'verifier', tag(pepper(), 'verifier', login));
}

/** The answer for a login that does not exist: the same one each time, so that asking twice tells nothing. */
export function inventedHash(login: Buffer): PasswordHash {
  const { memoryKiB, passes, lanes, salt } = newPasswordHash();
  return { memoryKiB, passes, lanes, salt: tag(pepper(), 'nobody', login).subarray(0, salt.length) };
}

export type Credential = {
  readonly hash: PasswordHash;
  readonly verifier: Buffer;
  readonly seedByPassword: Buffer;
};

/** A pass-phrase made ready to be kept: what compares it, and the seed that only it opens. */
export async function newCredential(
  passphrase: Uint8Array,
  login: Buffer,
  seed: Key,
): Promise<Credential | 'busy'> {
  const hash = newPasswordHash();
  const keys = await passwordKeys(passphrase, hash);
  if (keys === 'busy') return 'busy';
  try {
    return {
      hash,
      verifier: verifierOf(keys.auth, login),
      seedByPassword: wrap(keys.wrapping, seed, seedAbout(login, 'password')),
    };
  } finally {
    keys.auth.zero();
    keys.wrapping.zero();
  }
}

/** The proof a pass-phrase gives, and the way to the seed. The caller zeroes `wrapping`. */
export async function proofOf(
  passphrase: Uint8Array,
  login: Buffer,
  hash: PasswordHash,
): Promise<{ readonly verifier: Buffer; readonly wrapping: Key } | 'busy'> {
  const keys = await passwordKeys(passphrase, hash);
  if (keys === 'busy') return 'busy';
  try {
    return { verifier: verifierOf(keys.auth, login), wrapping: keys.wrapping };
  } finally {
    keys.auth.zero();
  }
}

/** The same for a printed recovery code, which needs no slowing down: it has 130 bits. */
export function recoveryProof(code: Key, login: Buffer): { verifier: Buffer; wrapping: Key } {
  const auth = derive(code, 'recovery auth');
  try {
    return { verifier: verifierOf(auth, login), wrapping: derive(code, 'recovery wrap') };
  } finally {
    auth.zero();
  }
}
