import { sql, type Transaction } from 'kysely';
import { verify, type Identity, type PublicKeys, type Statement } from '#sealing/index.ts';
import { publishKeys } from './publicKeys.ts';

type Tx = Transaction<unknown>;

export type RecoverySet = {
  readonly organisation: string;
  readonly generation: number;
  readonly threshold: number;
  /** The colleagues who hold a share. */
  readonly custodians: readonly string[];
};
type Signing = RecoverySet & { readonly publicKeys: PublicKeys };

/** In the chain of keys, which says by itself which recovery key is the last. */
const keyStatement = (organisation: string, generation: number, seal: Buffer): Statement => ({
  purpose: 'recovery key',
  organisation,
  generation,
  seal: seal.toString('hex'),
});

const setStatement = (set: RecoverySet, seal: Buffer): Statement => ({
  purpose: 'recovery set',
  organisation: set.organisation,
  generation: set.generation,
  threshold: set.threshold,
  custodians: [...set.custodians].sort().join(' '),
  seal: seal.toString('hex'),
});

/** Writes a set down, with its key in the network's chain: both signed by the organisation's root key. */
export async function signSet(tx: Tx, root: Identity, { publicKeys, ...set }: Signing): Promise<void> {
  const { organisation, generation, threshold } = set;
  const { seal, sign } = publicKeys;
  await sql`insert into recovery_set (organisation_id, generation, threshold, public_key, signature)
    values (sec.organisation(), ${generation}, ${threshold}, ${seal},
      ${root.sign(setStatement(set, seal))})`.execute(tx);
  await publishKeys(tx, 'recovery', {
    organisation,
    account: organisation,
    generation,
    sealPublicKey: seal,
    signPublicKey: sign,
    signature: root.sign(keyStatement(organisation, generation, seal)),
  });
}

type Row = {
  organisation: string;
  generation: number;
  threshold: number;
  public_key: Buffer;
  signature: Buffer | null;
  custodians: string[];
};

type Present = { readonly generation: number; readonly publicKey: Buffer };

/**
 * The recovery key of today. `refused`: the organisation's root did not sign the set as it is, or signed a later key
 * than this one: somebody has changed it in the database, or put an older one back.
 */
export async function presentSet(tx: Tx, root: Buffer | null): Promise<Present | 'none' | 'refused'> {
  const { rows } = await sql<Row>`
    select s.organisation_id as organisation, s.generation, s.threshold, s.public_key, s.signature,
      array(select h.account_id from recovery_share h where h.organisation_id = s.organisation_id
        and h.generation = s.generation) as custodians
    from recovery_set s where s.retired_on is null and s.organisation_id = sec.organisation()`.execute(tx);
  const [set, second] = rows;
  if (!set) return 'none';
  const isSigned =
    root !== null && set.signature !== null && verify(root, setStatement(set, set.public_key), set.signature);
  if (second || !isSigned || set.generation !== (await lastGeneration(tx, root))) return 'refused';
  return { generation: set.generation, publicKey: set.public_key };
}

type Published = { organisation: string; generation: number; seal: Buffer; signature: Buffer };

/** The last recovery key that the chain holds and the root signed; anybody of the house may write there. */
async function lastGeneration(tx: Tx, root: Buffer): Promise<number | undefined> {
  const { rows } = await sql<Published>`
    select organisation_id as organisation, generation, seal_public_key as seal, signature
    from key_log where kind = 'recovery' and organisation_id = sec.organisation()
    order by generation desc`.execute(tx);
  return rows.find((row) =>
    verify(root, keyStatement(row.organisation, row.generation, row.seal), row.signature),
  )?.generation;
}
