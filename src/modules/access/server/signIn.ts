import { sql, type Kysely, type Transaction } from 'kysely';
import { derive, readRecoveryCode, unwrap, wrap, type Key, type PasswordHash } from '#sealing/index.ts';
import type { Outcome, SignInRefusal } from '../domain/refusals.ts';
import { mailOf } from '../domain/mail.ts';
import { inventedHash, loginOf, networkOf, proofOf, recoveryProof, seedAbout } from './credential.ts';
import { loadPasskeys, verifyPasskey, type PasskeyAnswer } from './passkeys.ts';
import { openFactors, sealFactors, totpStep } from './secondFactors.ts';
import { newToken, sessionKeys } from './token.ts';
import { sessionAbout } from './worker.ts';
import { recordOwn } from './audit.ts';

type Db = Kysely<unknown>;

export type Attempt = {
  readonly mail: string;
  /** As bytes, zeroed by whoever read them from the request. */
  readonly passphrase: Uint8Array;
  /** Six digits; empty as long as no second factor was set up. */
  readonly code: string;
  /** What a passkey signed, instead of the code. */
  readonly passkey?: PasskeyAnswer | null;
  /** The neighbourhood of the address she comes from; only its fingerprint is kept. */
  readonly network: string;
  readonly now: Date;
};

type SignedIn = Outcome<{ readonly token: string }, SignInRefusal>;
const no = (refusal: SignInRefusal): SignedIn => ({ ok: false, refusal });

type Proven = {
  account_id: string;
  seed: Buffer;
  second_factors: Buffer | null;
  last_step: string;
};

/**
 * Signs in with address, pass-phrase, and a code or a passkey. Unknown address, wrong pass-phrase, wrong code and wrong
 * passkey are one refusal, with the same work behind it. Tries are counted for each address and network; nobody can lock
 * another one out.
 */
export async function signIn(db: Db, attempt: Attempt): Promise<SignedIn> {
  const login = loginOf(mailOf(attempt.mail) ?? '');
  const network = networkOf(attempt.network);
  if (!(await mayTry(db, login, network))) return no('wait');
  // Whoever sends a passkey waits for this, the first time: also with an address that nobody has.
  if (attempt.passkey) await loadPasskeys();
  const proof = await proofOf(attempt.passphrase, login, (await hashOf(db, login)) ?? inventedHash(login));
  if (proof === 'busy') return no('busy');
  const { verifier, wrapping } = proof;
  try {
    const proven = await provenBy(db, login, verifier);
    const seed = proven && unwrap(wrapping, proven.seed, seedAbout(login, 'password'));
    if (!proven || !seed) return no('wrong');
    const second = await secondFactor(proven, seed, attempt);
    return second ? await begin(db, { seed, login, verifier, network, ...second }) : zeroed(seed);
  } finally {
    wrapping.zero();
  }
}

/** With the printed code instead of pass-phrase and second factor. The pass-phrase must then be chosen anew. */
export async function signInWithRecovery(
  db: Db,
  { mail, code, network: from }: { readonly mail: string; readonly code: string; readonly network: string },
): Promise<SignedIn> {
  const login = loginOf(mailOf(mail) ?? '');
  const network = networkOf(from);
  if (!(await mayTry(db, login, network))) return no('wait');
  const key = readRecoveryCode(code);
  if (!key) return no('wrong');
  const { verifier, wrapping } = recoveryProof(key, login);
  key.zero();
  try {
    const { rows } = await sql<{ seed_by_recovery: Buffer }>`
      select seed_by_recovery from sec.prove_recovery(${login}, ${verifier})`.execute(db);
    const seed = rows[0] && unwrap(wrapping, rows[0].seed_by_recovery, seedAbout(login, 'recovery'));
    return seed ? await begin(db, { seed, login, verifier, network, step: 0 }, true) : no('wrong');
  } finally {
    wrapping.zero();
  }
}

function zeroed(seed: Key): SignedIn {
  seed.zero();
  return no('wrong');
}

/** Counts a try before it is made; false when there were too many this hour. */
export async function mayTry(db: Db, login: Buffer, network: Buffer): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select sec.may_try(${login}, ${network}) as may`.execute(db);
  return rows[0]?.may === true;
}

type HashRow = { salt: Buffer; memory_kib: number; passes: number; lanes: number };

async function hashOf(db: Db, login: Buffer): Promise<PasswordHash | null> {
  const { rows } = await sql<HashRow>`select * from sec.salt_of(${login})`.execute(db);
  const row = rows[0];
  return row ? { salt: row.salt, memoryKiB: row.memory_kib, passes: row.passes, lanes: row.lanes } : null;
}

async function provenBy(db: Db, login: Buffer, verifier: Buffer): Promise<Proven | undefined> {
  const { rows } = await sql<Proven>`
    select account_id, seed_by_password as seed, second_factors, last_step
    from sec.prove(${login}, ${verifier})`.execute(db);
  return rows[0];
}

type Second = {
  /** Of the code; 0 without one. */
  readonly step: number;
  /** What is kept of her second factors, before and after a passkey counted this signature. */
  readonly counted?: { readonly before: Buffer; readonly after: Buffer };
};

/** A code or a passkey; neither, when none was set up yet. Null refuses. */
async function secondFactor(
  { account_id: account, second_factors: sealed, last_step }: Proven,
  seed: Key,
  { passkey, code: typed, now }: Attempt,
): Promise<Second | null> {
  const own = derive(seed, 'own');
  try {
    const factors = openFactors(own, account, sealed);
    if (!factors) return null;
    const { totp, passkeys } = factors;
    if (passkey) {
      const used = await verifyPasskey(passkeys, passkey);
      if (!used || sealed === null) return null;
      const counted = passkeys.map((one) => (one.id === used.id ? used : one));
      if (counted.every((one, index) => one.count === passkeys[index]?.count)) return { step: 0 };
      const after = sealFactors(own, account, { totp, passkeys: counted });
      return { step: 0, counted: { before: sealed, after } };
    }
    if (totp === null) return passkeys.length === 0 ? { step: 0 } : null;
    const step = totpStep(totp, { typed, now, lastStep: Number(last_step) });
    return step === null ? null : { step };
  } finally {
    own.zero();
  }
}

export type Beginning = {
  readonly seed: Key;
  readonly login: Buffer;
  readonly verifier: Buffer;
  readonly network: Buffer;
  /** Of the code of the second factor; 0 without one. */
  readonly step: number;
};

async function begin(db: Db, beginning: Beginning & Second, byRecoveryCode = false): Promise<SignedIn> {
  try {
    const token = await db.transaction().execute(async (tx) => {
      if (!(await isCounted(tx, beginning))) return null;
      const begun = await beginSession(tx, beginning);
      if (begun !== null && byRecoveryCode) await recordOwn(tx, 'recoveryUsed');
      return begun;
    });
    return token === null ? no('wrong') : { ok: true, token };
  } finally {
    beginning.seed.zero();
  }
}

/** Of two copies of a key that come with the same number at the same moment, the second is refused here. */
async function isCounted(
  tx: Transaction<unknown>,
  { login, verifier, counted }: Beginning & Second,
): Promise<boolean> {
  if (!counted) return true;
  const { rows } = await sql<{ done: boolean }>`
    select sec.count_passkey(${login}, ${verifier}, ${counted.before}, ${counted.after}) as done`.execute(tx);
  return rows[0]?.done === true;
}

/**
 * Begins a session and enters it for the rest of the transaction. Null when the proof is not good, or the code was
 * used a moment ago. The caller zeroes the seed.
 */
export async function beginSession(
  tx: Transaction<unknown>,
  { seed, login, verifier, network, step }: Beginning,
): Promise<string | null> {
  const token = newToken();
  const keys = sessionKeys(token);
  if (!keys) throw new Error('a new token is no token');
  const wrapped = wrap(keys.wrapping, seed, sessionAbout(keys.id));
  keys.wrapping.zero();
  const { rows } = await sql<{ begun: boolean }>`select sec.begin_session(
    ${login}, ${verifier}, ${network}, ${step}, ${keys.id}, ${keys.secretHash}, ${wrapped}) as begun`.execute(
    tx,
  );
  if (!rows[0]?.begun) return null;
  await sql`select from sec.enter(${keys.id}, ${keys.secret})`.execute(tx);
  await recordOwn(tx, 'signedIn');
  return token;
}
