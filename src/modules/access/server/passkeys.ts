import { randomBytes } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { tag, type Key } from '#sealing/index.ts';
import type { RelyingParty } from '../domain/relyingParty.ts';
import type { Passkey } from './secondFactors.ts';

/** ES256, Ed25519, and RS256 for the computers that know nothing else. */
const ALGORITHMS = [-7, -8, -257];
/** In milliseconds: finding the key in a bag. */
const PATIENCE = 120_000;
/** In bytes: what the specification asks at least is 16. */
const CHALLENGE = 32;

/** It weighs 25 MB in memory and a fifth of a second: loaded by the first who uses a passkey. */
export const loadPasskeys = () => import('@simplewebauthn/server');

/** What a key must sign, once. */
export function newChallenge(): string {
  return randomBytes(CHALLENGE).toString('base64url');
}

type Asking = {
  readonly challenge: string;
  readonly relyingParty: RelyingParty;
  /** Of the keys she has already, so that no device is added twice. */
  readonly taken: readonly string[];
};

/**
 * What the browser is asked for a new key. It must be found without an address (`residentKey`) and look at who holds it
 * (`userVerification`). Its holder is a number that only her own key gives; the script adds the name she typed.
 */
export function passkeyOptions(
  own: Key,
  { challenge, relyingParty, taken }: Asking,
): PublicKeyCredentialCreationOptionsJSON {
  return {
    challenge,
    rp: { id: relyingParty.id, name: 'Relais' },
    user: { id: tag(own, 'passkey holder', '').toString('base64url'), name: '', displayName: '' },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' })),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    excludeCredentials: taken.map((id) => ({ id, type: 'public-key' })),
    attestation: 'none',
    timeout: PATIENCE,
  };
}

/** What a browser sent, and what it was asked to sign. No challenge: it was used, is too old, or is somebody else's. */
export type PasskeyAnswer = {
  readonly response: string;
  readonly challenge: string | null;
  readonly relyingParty: RelyingParty | null;
};

const code = z.base64url().min(1);
const made = z.strictObject({ id: code, clientDataJSON: code, attestationObject: code });
const given = z.strictObject({ id: code, clientDataJSON: code, authenticatorData: code, signature: code });

const EVERY = { type: 'public-key', clientExtensionResults: {} } as const;

/** The key somebody made on this challenge and at this address; null for anything else, whatever is wrong. */
export async function verifyNewPasskey({
  response,
  challenge,
  relyingParty,
}: PasskeyAnswer): Promise<Pick<Passkey, 'id' | 'key' | 'count'> | null> {
  const sent = made.safeParse(read(response)).data;
  if (!sent || challenge === null || relyingParty === null) return null;
  const { id, clientDataJSON, attestationObject } = sent;
  const whole: RegistrationResponseJSON = {
    ...EVERY,
    id,
    rawId: id,
    response: { clientDataJSON, attestationObject },
  };
  try {
    if (!(await isUnattested(attestationObject))) return null;
    const { verifyRegistrationResponse } = await loadPasskeys();
    const { registrationInfo } = await verifyRegistrationResponse({
      response: whole,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (registrationInfo?.credential.id !== id) return null;
    const { publicKey, counter } = registrationInfo.credential;
    return { id, key: Buffer.from(publicKey).toString('base64url'), count: counter };
  } catch {
    return null;
  }
}

/**
 * A certificate of the maker is neither asked nor read: to look whether it was revoked, the library would ask an
 * address written in it, and a server of Relais asks nothing of anybody.
 */
async function isUnattested(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
  const format = attestation.get('fmt');
  return format === 'none' || (format === 'packed' && !attestation.get('attStmt').get('x5c'));
}

/**
 * The key that signed this challenge at this address, with its new count; null for anything else, a count that does not
 * rise included: then there are two copies of a key that said it has none.
 */
export async function verifyPasskey(
  passkeys: readonly Passkey[],
  { response, challenge, relyingParty }: PasskeyAnswer,
): Promise<Passkey | null> {
  const sent = given.safeParse(read(response)).data;
  const passkey = passkeys.find(({ id }) => id === sent?.id);
  if (!sent || !passkey || challenge === null || relyingParty === null) return null;
  const { id, ...signed } = sent;
  const whole: AuthenticationResponseJSON = { ...EVERY, id, rawId: id, response: signed };
  try {
    const { verifyAuthenticationResponse } = await loadPasskeys();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: whole,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      credential: {
        id,
        publicKey: new Uint8Array(Buffer.from(passkey.key, 'base64url')),
        counter: passkey.count,
      },
    });
    return verified ? { ...passkey, count: authenticationInfo.newCounter } : null;
  } catch {
    return null;
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
