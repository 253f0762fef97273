import { sql, type Transaction } from 'kysely';
import type { Holder } from '#modules/access/server/index.ts';
import type { Side } from '../domain/team.ts';
import { isVouchedFor } from './publicKeys.ts';

type Row = {
  organisation_id: string;
  id: string;
  key_generation: number;
  seal_public_key: Buffer;
  sign_public_key: Buffer;
  keys_signature: Buffer | null;
  root_public_key: Buffer;
  side: Side | null;
};

/** A colleague to whom a key could be given. */
export type Recipient = Holder & {
  /** The organisation signed these very keys: nobody has swapped them in the database. */
  readonly isVouchedFor: boolean;
  /** She does not stand on the other side of the wall. */
  mayJoin(side: 'common' | Side): boolean;
};

/** An active colleague of one's own organisation; undefined for anybody else. */
export async function findRecipient(
  tx: Transaction<unknown>,
  account: string,
): Promise<Recipient | undefined> {
  const { rows } = await sql<Row>`
    select a.organisation_id, a.id, a.key_generation, a.seal_public_key, a.sign_public_key, a.keys_signature,
      o.root_public_key, (select side from account_side s where s.account_id = a.id) as side
    from account a join organisation o on o.id = a.organisation_id
    where a.id = ${account} and a.organisation_id = sec.organisation() and a.state = 'active'`.execute(tx);
  return rows[0] && recipientOf(rows[0]);
}

function recipientOf(row: Row): Recipient {
  const keys = {
    organisation: row.organisation_id,
    account: row.id,
    generation: row.key_generation,
    sealPublicKey: row.seal_public_key,
    signPublicKey: row.sign_public_key,
  };
  return {
    account: row.id,
    sealPublicKey: row.seal_public_key,
    isVouchedFor: isVouchedFor(row.root_public_key, keys, row.keys_signature),
    mayJoin: (side) => side === 'common' || row.side === null || row.side === side,
  };
}
