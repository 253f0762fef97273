import { sql, type Kysely, type Transaction } from 'kysely';
import {
  accountStatement,
  asWorker,
  beginSession,
  grantKey,
  houseRoot,
  invitationId,
  loginOf,
  networkOf,
  newCredential,
  newToken,
  noteRoot,
  type AccountKeys,
  type Keyring,
  type Worker,
  record,
} from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { Identity, Key, wordsOf } from '#sealing/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import { sealProfile, type Profile } from './profile.ts';
import { openRoot, publishKeys } from './publicKeys.ts';
import { findRecipient } from './recipient.ts';
import { everyoneKey, join } from './teams.ts';

type Db = Kysely<unknown>;
type Tx = Transaction<unknown>;
/** Who acts, and what she can open. */
export type Acting = { readonly worker: Worker; readonly keyring: Keyring };

/** A place for a colleague, and the link that opens it: once, for seven days, and it says nothing of where it leads. */
export async function inviteColleague(
  tx: Tx,
  { worker, keyring }: Acting,
  profile: Profile,
): Promise<Outcome<{ readonly account: string; readonly link: string }, OrganisationRefusal>> {
  if (!worker.steppedUp) return no('stepUp');
  const everyone = await everyoneKey(tx, keyring);
  if (!everyone || !(await isAdministrator(tx, { worker, keyring }))) return no('notHolder');
  const account = crypto.randomUUID();
  const sealed = sealProfile(everyone.key, account, profile);
  await sql`insert into account (organisation_id, id, profile, profile_epoch)
    values (sec.organisation(), ${account}, ${sealed}, ${everyone.epoch})`.execute(tx);
  const link = await newLink(tx, account, 'join');
  await record(tx, { action: 'colleagueInvited', kind: 'account', object: account });
  return { ok: true, account, link };
}

/**
 * For who forgot everything, or lost the printed code: a new link, to a new empty key. What she could read comes back
 * when colleagues grant it again; nothing is lost as long as somebody holds it.
 */
export async function resetColleague(
  tx: Tx,
  acting: Acting,
  account: string,
): Promise<Outcome<{ readonly link: string }, OrganisationRefusal>> {
  if (!acting.worker.steppedUp) return no('stepUp');
  if (!(await isAdministrator(tx, acting))) return no('notHolder');
  const { rows } = await sql`select from account where id = ${account} and state <> 'left'
    and organisation_id = sec.organisation()`.execute(tx);
  if (rows.length === 0) return no('notFound');
  const link = await newLink(tx, account, 'reset');
  await record(tx, { action: 'colleagueReset', kind: 'account', object: account });
  return { ok: true, link };
}

async function newLink(tx: Tx, account: string, purpose: 'join' | 'reset'): Promise<string> {
  const link = newToken();
  const { rows } = await sql<{ done: boolean }>`
    select sec.invite(${invitationId(link)}, ${account}, ${purpose}) as done`.execute(tx);
  if (!rows[0]?.done) throw new Error('a place just seen cannot be given');
  return link;
}

export async function isAdministrator(tx: Tx, { worker, keyring }: Acting): Promise<boolean> {
  const root = await openRoot(tx, worker, keyring);
  root?.zero();
  return root !== null;
}

export type Invitation = {
  readonly purpose: 'found' | 'join' | 'reset';
  readonly organisation: string | null;
};

/** What a link is for, or undefined when it is used, old or invented. */
export async function findInvitation(db: Db, link: string): Promise<Invitation | undefined> {
  const { rows } = await sql<{ purpose: Invitation['purpose']; organisation_name: string | null }>`
    select * from sec.invitation_for(${invitationId(link)})`.execute(db);
  const row = rows[0];
  return row && { purpose: row.purpose, organisation: row.organisation_name };
}

export type Joining = {
  readonly link: string;
  readonly mail: string;
  readonly passphrase: Uint8Array;
  readonly network: string;
};

/** Takes the place a link opens: her own keys, made here, and a session. She reads nothing until a colleague lets her in. */
export async function joinOrganisation(
  db: Db,
  { link, mail, passphrase, network }: Joining,
): Promise<Outcome<{ readonly token: string }, OrganisationRefusal>> {
  const invitation = await findInvitation(db, link);
  if (!invitation || invitation.purpose === 'found') return no('linkDead');
  const login = loginOf(mail);
  const seed = Key.random();
  try {
    const credential = await newCredential(passphrase, login, seed);
    if (credential === 'busy') return no('busy');
    const token = await db.transaction().execute(async (tx) => {
      const account = await insertJoined(tx, { link, login, seed, credential });
      if (account === null) return null;
      const { verifier } = credential;
      const begun = await beginSession(tx, { seed, login, verifier, network: networkOf(network), step: 0 });
      if (begun === null) return null;
      await asWorker(tx, begun, (worker) => noteShownRoot(tx, worker));
      await record(tx, { action: 'placeTaken', kind: 'account', object: account });
      return begun;
    });
    return token ? { ok: true, token } : no('addressTaken');
  } finally {
    seed.zero();
  }
}

/** The root key as the database shows it at this moment; the six words say whether her colleagues know the same. */
async function noteShownRoot(tx: Tx, worker: Worker): Promise<void> {
  const { rows } = await sql<{ root: Buffer }>`
    select root_public_key as root from organisation where id = sec.organisation()`.execute(tx);
  if (rows[0]) await noteRoot(tx, worker, rows[0].root);
}

type Joined = {
  readonly link: string;
  readonly login: Buffer;
  readonly seed: Key;
  readonly credential: Exclude<Awaited<ReturnType<typeof newCredential>>, 'busy'>;
};

async function insertJoined(tx: Tx, { link, login, seed, credential }: Joined): Promise<string | null> {
  const identity = Identity.fromSeed(seed);
  const { seal, sign } = identity.publicKeys;
  identity.zero();
  const { hash, verifier, seedByPassword } = credential;
  const { rows } = await sql<{ account: string | null }>`select sec.join_organisation(
    ${invitationId(link)}, ${login}, ${hash.salt}, ${[hash.memoryKiB, hash.passes, hash.lanes]}, ${verifier},
    ${seedByPassword}, ${seal}, ${sign}) as account`.execute(tx);
  return rows[0]?.account ?? null;
}

type Waiting = {
  id: string;
  key_generation: number;
  seal_public_key: Buffer;
  sign_public_key: Buffer;
};

async function findWaiting(tx: Tx, account: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select id, key_generation, seal_public_key, sign_public_key from account
    where id = ${account} and state = 'waiting' and organisation_id = sec.organisation()`.execute(tx);
  return rows[0];
}

/**
 * Six words both read aloud on the telephone: the same here and there, or somebody stands between. They stand for the
 * keys of who waits and for the organisation's root key, as each of the two knows them.
 */
export async function wordsToCompare(
  tx: Tx,
  { keyring }: Acting,
  account: string,
): Promise<readonly string[]> {
  const waiting = await findWaiting(tx, account);
  return waiting ? shownWords(waiting, keyring) : [];
}

function shownWords(
  { seal_public_key: seal, sign_public_key: sign }: Waiting,
  { root }: Keyring,
): readonly string[] {
  return root ? wordsOf({ seal, sign }, root) : [];
}

/** The same six words, on the screen of who waits. None when the database shows her another organisation's root key. */
export async function ownWords(tx: Tx, worker: Worker): Promise<readonly string[]> {
  const root = await houseRoot(tx, worker);
  return root ? wordsOf(worker.identity.publicKeys, root) : [];
}

/** Who waits, and the six words that were on the screen when they were compared. */
type Heard = { readonly account: string; readonly words: readonly string[] };

/**
 * Lets a colleague in who has joined and was recognised: the organisation vouches for her keys, and she gets the key of
 * the whole house. Teams are granted one by one, by their holders. Refuses keys that are not those of the words.
 */
export async function letIn(
  tx: Tx,
  { worker, keyring }: Acting,
  { account, words }: Heard,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!worker.steppedUp) return no('stepUp');
  const root = await openRoot(tx, worker, keyring);
  const everyone = await everyoneTeam(tx, keyring);
  if (!root || !everyone) return no('notHolder');
  try {
    const waiting = await findWaiting(tx, account);
    if (!waiting) return no('notWaiting');
    if (shownWords(waiting, keyring).join() !== words.join()) return no('otherWords');
    const keys = keysOf(worker.organisation, waiting);
    const signature = root.sign(accountStatement(keys));
    await sql`update account set state = 'active', keys_signature = ${signature} where id = ${account}`.execute(
      tx,
    );
    await publishKeys(tx, 'account', { ...keys, signature });
    await join(tx, { account, team: everyone.team, side: 'common', roles: [] });
    const holder = (await findRecipient(tx, keyring.root, account))?.holder;
    if (!holder) throw new Error('the keys signed a moment ago are not hers any more');
    await grantKey(tx, everyone, holder);
    await record(tx, { action: 'colleagueLetIn', kind: 'account', object: account });
    return { ok: true };
  } finally {
    root.zero();
  }
}

async function everyoneTeam(tx: Tx, keyring: Keyring) {
  const opener = await everyoneKey(tx, keyring);
  if (!opener) return null;
  return keyring.teams.map((team) => keyring.of(team)).find((key) => key?.key === opener.key) ?? null;
}

function keysOf(organisation: string, waiting: Waiting): AccountKeys {
  return {
    organisation,
    account: waiting.id,
    generation: waiting.key_generation,
    sealPublicKey: waiting.seal_public_key,
    signPublicKey: waiting.sign_public_key,
  };
}
