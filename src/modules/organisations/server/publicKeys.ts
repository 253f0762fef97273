import { sql, type Transaction } from 'kysely';
import { Identity, unwrap, type About, type Key } from '#sealing/index.ts';
import { tellRefused, type AccountKeys, type Keyring, type Worker } from '#modules/access/server/index.ts';
import { findBuiltIn } from './teams.ts';

type Tx = Transaction<unknown>;

export const rootAbout = (organisation: string): About => ({
  table: 'root_key',
  column: 'wrapped',
  row: organisation,
  origin: organisation,
});

/**
 * The organisation's own signing key, for those who hold its administration's. It must be the one this person knows:
 * null for another. The caller zeroes it.
 */
export async function openRoot(tx: Tx, worker: Worker, keyring: Keyring): Promise<Identity | null> {
  const administration = keyring.of((await findBuiltIn(tx, 'administration')) ?? '');
  if (!administration || !keyring.root) return null;
  const { rows } = await sql<{ wrapped: Buffer }>`select wrapped from root_key`.execute(tx);
  const seed = rows[0] && unwrap(administration.key, rows[0].wrapped, rootAbout(worker.organisation));
  if (!seed) return null;
  const root = rootOf(seed);
  if (root.publicKeys.sign.equals(keyring.root)) return root;
  root.zero();
  await tellRefused(tx, 'organisation', worker.organisation);
  return null;
}

function rootOf(seed: Key): Identity {
  const root = Identity.fromSeed(seed);
  seed.zero();
  return root;
}

/** Writes public keys in the network's chain, where a change can never be hidden. */
export async function publishKeys(
  tx: Tx,
  kind: 'root' | 'account' | 'recovery',
  keys: AccountKeys & { readonly signature: Buffer },
): Promise<void> {
  await sql`select sec.publish_key(${kind}, ${keys.account}, ${keys.generation}, ${keys.sealPublicKey},
    ${keys.signPublicKey}, ${keys.signature})`.execute(tx);
}
