import { sql, type Transaction } from 'kysely';
import { Identity, unwrap, verify, type About, type Key, type Statement } from '#sealing/index.ts';
import type { Keyring, Worker } from '#modules/access/server/index.ts';
import { findBuiltIn } from './teams.ts';

type Tx = Transaction<unknown>;

export const rootAbout = (organisation: string): About => ({
  table: 'root_key',
  column: 'wrapped',
  row: organisation,
  origin: organisation,
});

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

export function isVouchedFor(root: Buffer, keys: AccountKeys, signature: Buffer | null): boolean {
  return signature !== null && verify(root, accountStatement(keys), signature);
}

/** The organisation's own signing key, for those who hold its administration's. The caller zeroes it. */
export async function openRoot(tx: Tx, worker: Worker, keyring: Keyring): Promise<Identity | null> {
  const administration = keyring.of((await findBuiltIn(tx, 'administration')) ?? '');
  if (!administration) return null;
  const { rows } = await sql<{ wrapped: Buffer }>`select wrapped from root_key`.execute(tx);
  const seed = rows[0] && unwrap(administration.key, rows[0].wrapped, rootAbout(worker.organisation));
  return seed ? rootOf(seed) : null;
}

function rootOf(seed: Key): Identity {
  const root = Identity.fromSeed(seed);
  seed.zero();
  return root;
}

/** Writes public keys in the network's chain, where a change can never be hidden. */
export async function publishKeys(
  tx: Tx,
  kind: 'root' | 'account',
  keys: AccountKeys & { readonly signature: Buffer },
): Promise<void> {
  await sql`select sec.publish_key(${kind}, ${keys.account}, ${keys.generation}, ${keys.sealPublicKey},
    ${keys.signPublicKey}, ${keys.signature})`.execute(tx);
}
