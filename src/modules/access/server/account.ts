import { sql, type Kysely, type Transaction } from 'kysely';
import { derive, newRecoveryCode, unwrap, wrap, type Key, type PasswordHash } from '#sealing/index.ts';
import { networkOf, newCredential, proofOf, recoveryProof, seedAbout } from './credential.ts';
import { mayTry } from './signIn.ts';
import { newToken, sessionKeys } from './token.ts';
import { asWorker, sessionAbout, type Worker } from './worker.ts';
import { recordOwn } from './audit.ts';

type Db = Kysely<unknown>;
type Tx = Transaction<unknown>;

type Own = { login: Buffer; salt: Buffer; memory_kib: number; passes: number; lanes: number };

/** What is needed to ask the person whose session this is for her pass-phrase again. */
async function ownHash(tx: Tx): Promise<{ login: Buffer; hash: PasswordHash } | null> {
  const { rows } = await sql<Own>`select * from sec.own_hash()`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { login, salt, memory_kib: memoryKiB, passes, lanes } = row;
  return { login, hash: { salt, memoryKiB, passes, lanes } };
}

type Stepped = 'wrong' | 'busy' | 'signedOut' | { readonly token: string };

/**
 * Asks for the pass-phrase again before an act that counts: five minutes of greater rights, under a new token. The old
 * one opens nothing any more. Too many wrong ones in an hour end the session: a cookie that was taken is no place to guess.
 */
export async function stepUp(db: Db, token: string, passphrase: Uint8Array): Promise<Stepped> {
  const own = await db.transaction().execute((tx) => asWorker(tx, token, () => ownHash(tx)));
  if (!own) return 'signedOut';
  const proof = await proofOf(passphrase, own.login, own.hash);
  if (proof === 'busy') return 'busy';
  const { wrapping, verifier } = proof;
  try {
    const seed = await seedProvenBy(db, { login: own.login, verifier, wrapping });
    if (!seed) return await wrongAgain(db, token, own.login);
    const renewed = await db.transaction().execute((tx) => renew(tx, { token, seed, verifier }));
    seed.zero();
    return renewed ?? 'signedOut';
  } finally {
    wrapping.zero();
  }
}

/** A network of its own, so that guesses behind a cookie take nothing from who signs in. */
async function wrongAgain(db: Db, token: string, login: Buffer): Promise<'wrong' | 'signedOut'> {
  if (await mayTry(db, login, networkOf('again'))) return 'wrong';
  await db.transaction().execute((tx) => asWorker(tx, token, () => signOut(tx)));
  return 'signedOut';
}

type Proof = { readonly login: Buffer; readonly verifier: Buffer; readonly wrapping: Key };

async function seedProvenBy(db: Db, { login, verifier, wrapping }: Proof): Promise<Key | null> {
  const { rows } = await sql<{ seed: Buffer }>`
    select seed_by_password as seed from sec.prove(${login}, ${verifier})`.execute(db);
  return rows[0] ? unwrap(wrapping, rows[0].seed, seedAbout(login, 'password')) : null;
}

type Renewal = { readonly token: string; readonly seed: Key; readonly verifier: Buffer };

async function renew(tx: Tx, { token, seed, verifier }: Renewal): Promise<{ token: string } | null> {
  return await asWorker(tx, token, async () => {
    const next = newToken();
    const keys = sessionKeys(next);
    if (!keys) throw new Error('a new token is no token');
    const wrapped = wrap(keys.wrapping, seed, sessionAbout(keys.id));
    keys.wrapping.zero();
    await recordOwn(tx, 'steppedUp');
    const { rows } = await sql<{ done: boolean }>`
      select sec.step_up(${verifier}, ${keys.id}, ${keys.secretHash}, ${wrapped}) as done`.execute(tx);
    if (!rows[0]?.done) throw new Error('the proof was good a moment ago');
    return { token: next };
  });
}

/** Ends this session; the others of the same person go on. */
export async function signOut(tx: Tx): Promise<void> {
  await recordOwn(tx, 'signedOut');
  await sql`select sec.end_session()`.execute(tx);
}

/** Ends every session of this person, this one included. */
export async function signOutEverywhere(tx: Tx, { account }: Worker): Promise<void> {
  await recordOwn(tx, 'signedOutEverywhere');
  await sql`select sec.end_sessions(${account})`.execute(tx);
}

export type OpenSession = { readonly begunAt: Date; readonly isThis: boolean };

export async function listSessions(tx: Tx): Promise<readonly OpenSession[]> {
  const { rows } = await sql<{
    begun_at: Date;
    is_this: boolean;
  }>`select * from sec.other_sessions()`.execute(tx);
  return rows.map(({ begun_at, is_this }) => ({ begunAt: begun_at, isThis: is_this }));
}

/**
 * A new pass-phrase around the same seed: nothing that was sealed is touched. Every other session ends. Refuses without
 * a fresh step-up. The seed comes from the session, so the pass-phrase of before is not needed after a recovery.
 */
export async function changePassphrase(
  db: Db,
  token: string,
  passphrase: Uint8Array,
): Promise<Stepped | 'stepUp'> {
  const own = await db.transaction().execute((tx) => asWorker(tx, token, () => ownHash(tx)));
  if (!own) return 'signedOut';
  return await db.transaction().execute(async (tx) => {
    const seed = await seedOf(tx, token);
    if (seed === null) return 'signedOut';
    const credential = await newCredential(passphrase, own.login, seed);
    seed.zero();
    if (credential === 'busy') return 'busy';
    const { hash, verifier, seedByPassword } = credential;
    const { rows } = await sql<{ done: boolean }>`
      select sec.change_credential(${hash.salt}, ${[hash.memoryKiB, hash.passes, hash.lanes]}, ${verifier},
        ${seedByPassword}) as done`.execute(tx);
    if (!rows[0]?.done) return 'stepUp';
    await recordOwn(tx, 'passphraseChanged');
    await sql`select sec.end_other_sessions()`.execute(tx);
    return { token };
  });
}

/** The seed itself, only to put it under another key. The caller zeroes it. */
async function seedOf(tx: Tx, token: string): Promise<Key | null> {
  const keys = sessionKeys(token);
  if (!keys) return null;
  const { rows } = await sql<{ seed_wrapped: Buffer }>`
    select seed_wrapped from sec.enter(${keys.id}, ${keys.secret})`.execute(tx);
  const seed = rows[0] ? unwrap(keys.wrapping, rows[0].seed_wrapped, sessionAbout(keys.id)) : null;
  keys.wrapping.zero();
  return seed;
}

/** A recovery code to print, shown once. The one before it opens nothing any more. Needs a fresh step-up. */
export async function renewRecovery(tx: Tx, token: string): Promise<string | null> {
  const own = await ownHash(tx);
  const seed = own && (await seedOf(tx, token));
  if (!seed) return null;
  const { text, key } = newRecoveryCode();
  const { verifier, wrapping } = recoveryProof(key, own.login);
  const wrapped = wrap(wrapping, seed, seedAbout(own.login, 'recovery'));
  for (const used of [seed, key, wrapping]) used.zero();
  const { rows } = await sql<{ done: boolean }>`
    select sec.set_recovery(${verifier}, ${wrapped}) as done`.execute(tx);
  if (!rows[0]?.done) return null;
  await recordOwn(tx, 'recoveryRenewed');
  return text;
}

/** The key of what this person was typing when her session ended. */
export function draftKey({ own }: Worker): Key {
  return derive(own, 'draft');
}
