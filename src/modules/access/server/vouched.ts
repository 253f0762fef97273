import { sql, type Transaction } from 'kysely';
import { sameTag, tag, verify, type Statement } from '#sealing/index.ts';
import { record } from './audit.ts';
import type { Worker } from './worker.ts';

/*
 * Which public keys are believed. Nothing that the database says of a key is: the organisation's root key is known to
 * each of its people under a key of her own, the root signed the keys of her colleagues, and they sign what they make.
 */
type Tx = Transaction<unknown>;

const rootTag = ({ own, organisation }: Worker, root: Uint8Array): Buffer =>
  tag(own, 'house root', Buffer.concat([Buffer.from(organisation), root]));

/** Notes the root key of the organisation this person enters, under a key that only her pass-phrase opens: once. */
export async function noteRoot(tx: Tx, worker: Worker, root: Uint8Array): Promise<void> {
  const { numAffectedRows } = await sql`update account set root_tag = ${rootTag(worker, root)}
    where id = ${worker.account} and organisation_id = sec.organisation()`.execute(tx);
  if (numAffectedRows !== 1n) throw new Error('nobody is there to note the root key');
}

/**
 * The root key of this person's own organisation: the one she noted as she entered it. Null when the database shows
 * another one, or has lost her note: nothing is sealed to what that key signed.
 */
export async function houseRoot(tx: Tx, worker: Worker): Promise<Buffer | null> {
  const { rows } = await sql<{ root: Buffer; noted: Buffer | null }>`
    select o.root_public_key as root, a.root_tag as noted
    from account a join organisation o on o.id = a.organisation_id
    where a.id = ${worker.account} and a.organisation_id = sec.organisation()`.execute(tx);
  const row = rows[0];
  return row?.noted && sameTag(row.noted, rootTag(worker, row.root)) ? row.root : null;
}

export type AccountKeys = {
  readonly organisation: string;
  readonly account: string;
  readonly generation: number;
  readonly sealPublicKey: Buffer;
  readonly signPublicKey: Buffer;
};

/** What the organisation says of a colleague's keys. Who swaps them in the database cannot say it. */
export function accountStatement(keys: AccountKeys): Statement {
  return {
    purpose: 'account keys',
    organisation: keys.organisation,
    account: keys.account,
    generation: keys.generation,
    seal: keys.sealPublicKey.toString('hex'),
    sign: keys.signPublicKey.toString('hex'),
  };
}

type KeysRow = {
  organisation_id: string;
  account: string;
  generation: number;
  seal_public_key: Buffer;
  sign_public_key: Buffer;
  signature: Buffer | null;
};

function isVouchedFor(root: Buffer, row: KeysRow): boolean {
  const keys = {
    organisation: row.organisation_id,
    account: row.account,
    generation: row.generation,
    sealPublicKey: row.seal_public_key,
    signPublicKey: row.sign_public_key,
  };
  return row.signature !== null && verify(root, accountStatement(keys), row.signature);
}

/** Somebody to whom keys are sealed. There is no way to make one but to check her keys: these are the two. */
export class Holder {
  readonly account: string;
  readonly sealPublicKey: Buffer;

  private constructor(account: string, sealPublicKey: Buffer) {
    this.account = account;
    this.sealPublicKey = sealPublicKey;
  }

  /** Oneself: the key comes from one's own seed. */
  static self({ account, identity }: Worker): Holder {
    return new Holder(account, identity.publicKeys.seal);
  }

  /** An active colleague whose keys the organisation signed; undefined when it did not, or nobody is there. */
  static async find(tx: Tx, root: Buffer | null, account: string): Promise<Holder | undefined> {
    if (!root) return undefined;
    const { rows } = await sql<KeysRow>`
      select organisation_id, id as account, key_generation as generation, seal_public_key, sign_public_key,
        keys_signature as signature
      from account where id = ${account} and organisation_id = sec.organisation() and state = 'active'`.execute(
      tx,
    );
    const row = rows[0];
    return row && isVouchedFor(root, row) ? new Holder(row.account, row.seal_public_key) : undefined;
  }
}

/** Who signed something, and with which of her keys: the columns `made_by`, `made_with` and `signature`. */
export type Signed = {
  readonly made_by: string | null;
  readonly made_with: number | null;
  readonly signature: Buffer | null;
};

/** Signs something of the house in one's own name. */
export async function signAs(
  tx: Tx,
  { account, identity }: Worker,
  statement: Statement,
): Promise<{ made_by: string; made_with: number; signature: Buffer }> {
  const { rows } = await sql<{ generation: number }>`
    select key_generation as generation from account
    where id = ${account} and organisation_id = sec.organisation()`.execute(tx);
  return { made_by: account, made_with: rows[0]?.generation ?? 0, signature: identity.sign(statement) };
}

export type Believes = (statement: Statement, signed: Signed) => boolean;

/**
 * Tells whether one of these colleagues signed something, with keys that the organisation vouched for, now or before
 * she made others. Believes nobody without the root key.
 */
export async function signersAmong(
  tx: Tx,
  root: Buffer | null,
  accounts: readonly (string | null)[],
): Promise<Believes> {
  if (!root) return () => false;
  const { rows } = await sql<KeysRow>`
    select organisation_id, subject_id as account, generation, seal_public_key, sign_public_key, signature
    from key_log where organisation_id = sec.organisation() and kind = 'account'
      and subject_id = any(${[...new Set(accounts)]}::uuid[])`.execute(tx);
  const signers = new Map(
    rows
      .filter((row) => isVouchedFor(root, row))
      .map((row) => [`${row.account}:${row.generation}`, row.sign_public_key]),
  );
  return (statement, { made_by, made_with, signature }) => {
    const signer = signers.get(`${made_by}:${made_with}`);
    return signer !== undefined && signature !== null && verify(signer, statement, signature);
  };
}

/** Somebody's key was refused: every colleague who reads the journal sees it, once a day. */
export async function tellRefused(tx: Tx, kind: string, object: string): Promise<void> {
  const { rows } = await sql`select from audit_entry
    where organisation_id = sec.organisation() and action = 'keyRefused' and object_id = ${object}
      and on_hour > now() - interval '1 day' limit 1`.execute(tx);
  if (rows.length === 0) await record(tx, { action: 'keyRefused', kind, object });
}
