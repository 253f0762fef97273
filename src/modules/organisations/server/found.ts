import { sql, type Kysely, type Transaction } from 'kysely';
import {
  accountStatement,
  asWorker,
  beginSession,
  invitationId,
  loginOf,
  networkOf,
  newCredential,
  newTeamKey,
  noteRoot,
  type AccountKeys,
  type Credential,
  type Worker,
  record,
} from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { Identity, Key, wrap } from '#sealing/index.ts';
import type { OrganisationRefusal } from '../domain/refusals.ts';
import { findInvitation } from './joining.ts';
import { sealProfile, type Profile } from './profile.ts';
import { publishKeys, rootAbout } from './publicKeys.ts';
import { keep } from './teams.ts';

type Db = Kysely<unknown>;
type Tx = Transaction<unknown>;

export type Foundation = {
  /** Of the link the operator gave. */
  readonly link: string;
  readonly name: string;
  readonly founder: Profile;
  readonly passphrase: Uint8Array;
  readonly network: string;
  /** In the invented network only. */
  readonly trial?: boolean;
};

type Secrets = {
  readonly seed: Key;
  readonly root: Key;
  readonly everyone: Key;
  readonly login: Buffer;
  readonly credential: Credential;
};
type Ids = { readonly organisation: string; readonly account: string };

/**
 * Founds an organisation: its own signing key, its two built-in teams, and its first member, who is signed in. From
 * here on nobody outside it opens anything, the operator included.
 */
export async function foundOrganisation(
  db: Db,
  foundation: Foundation,
): Promise<Outcome<{ readonly token: string; readonly organisation: string }, OrganisationRefusal>> {
  const invitation = await findInvitation(db, foundation.link);
  if (invitation?.purpose !== 'found') return { ok: false, refusal: 'linkDead' };
  const login = loginOf(foundation.founder.mail);
  const [seed, root, everyone] = [Key.random(), Key.random(), Key.random()];
  try {
    const credential = await newCredential(foundation.passphrase, login, seed);
    if (credential === 'busy') return { ok: false, refusal: 'busy' };
    const ids: Ids = { organisation: crypto.randomUUID(), account: crypto.randomUUID() };
    const secrets: Secrets = { seed, root, everyone, login, credential };
    const token = await db.transaction().execute((tx) => found(tx, foundation, { ids, secrets }));
    return token
      ? { ok: true, token, organisation: ids.organisation }
      : { ok: false, refusal: 'addressTaken' };
  } finally {
    for (const key of [seed, root, everyone]) key.zero();
  }
}

type Making = { readonly ids: Ids; readonly secrets: Secrets };

async function found(tx: Tx, foundation: Foundation, making: Making): Promise<string | null> {
  const identity = Identity.fromSeed(making.secrets.seed);
  const root = Identity.fromSeed(making.secrets.root);
  try {
    const keys: AccountKeys = {
      ...making.ids,
      generation: 1,
      sealPublicKey: identity.publicKeys.seal,
      signPublicKey: identity.publicKeys.sign,
    };
    const signature = root.sign(accountStatement(keys));
    const rootPublic = root.publicKeys.sign;
    if (!(await insertFounder(tx, foundation, { ...making, keys, signature, rootPublic }))) return null;
    const { seed, login, credential } = making.secrets;
    const network = networkOf(foundation.network);
    const token = await beginSession(tx, { seed, login, verifier: credential.verifier, network, step: 0 });
    if (!token) throw new Error('the founder was written a moment ago');
    await asWorker(tx, token, async (worker) => {
      await noteRoot(tx, worker, rootPublic);
      await insertBuiltIn(tx, worker, making.secrets);
      await publishKeys(tx, 'root', {
        ...keys,
        account: keys.organisation,
        signPublicKey: rootPublic,
        signature: root.sign({ purpose: 'root key', organisation: keys.organisation }),
      });
      await publishKeys(tx, 'account', { ...keys, signature });
      await record(tx, { action: 'organisationFounded', kind: 'organisation', object: keys.organisation });
    });
    return token;
  } finally {
    identity.zero();
    root.zero();
  }
}

type Founder = Making & {
  readonly keys: AccountKeys;
  readonly signature: Buffer;
  readonly rootPublic: Buffer;
};

async function insertFounder(
  tx: Tx,
  { link, name, founder, trial = false }: Foundation,
  { ids, secrets, keys, signature, rootPublic }: Founder,
): Promise<boolean> {
  const { everyone, login, credential } = secrets;
  const { salt, memoryKiB, passes, lanes } = credential.hash;
  const profile = sealProfile(everyone, ids.account, founder);
  const { rows } = await sql<{ done: boolean }>`select sec.found_organisation(
    ${invitationId(link)}, ${ids.organisation}, ${ids.account}, ${name}, ${rootPublic}, ${profile},
    ${keys.sealPublicKey}, ${keys.signPublicKey}, ${signature}, ${login}, ${salt}, ${[memoryKiB, passes, lanes]},
    ${credential.verifier}, ${credential.seedByPassword}, ${trial}) as done`.execute(tx);
  return rows[0]?.done === true;
}

async function insertBuiltIn(tx: Tx, worker: Worker, { everyone, root }: Secrets): Promise<void> {
  for (const kind of ['everyone', 'administration'] as const) {
    const id = crypto.randomUUID();
    await sql`insert into team (organisation_id, id, kind, side)
      values (sec.organisation(), ${id}, ${kind}, 'common')`.execute(tx);
    const key = await newTeamKey(tx, worker, { team: id, key: kind === 'everyone' ? everyone : undefined });
    if (kind === 'administration') {
      const wrapped = wrap(key.key, root, rootAbout(worker.organisation));
      await sql`insert into root_key (organisation_id, team_id, epoch, wrapped)
        values (sec.organisation(), ${id}, 1, ${wrapped})`.execute(tx);
    }
    await keep(tx, { worker, key, side: 'common' });
  }
}
