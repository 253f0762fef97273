import { sql, type Transaction } from 'kysely';
import { Holder, tellRefused } from '#modules/access/server/index.ts';
import type { Side } from '../domain/team.ts';

/** A colleague to whom a key could be given. */
export type Recipient = {
  readonly account: string;
  /** Undefined when the organisation did not sign these very keys: somebody has swapped them in the database. */
  readonly holder: Holder | undefined;
  /** She does not stand on the other side of the wall. */
  mayJoin(side: 'common' | Side): boolean;
};

/** An active colleague of one's own organisation; undefined for anybody else. `root`: as one knows it oneself. */
export async function findRecipient(
  tx: Transaction<unknown>,
  root: Buffer | null,
  account: string,
): Promise<Recipient | undefined> {
  const { rows } = await sql<{ side: Side | null }>`
    select (select side from account_side s where s.account_id = a.id) as side
    from account a
    where a.id = ${account} and a.organisation_id = sec.organisation() and a.state = 'active'`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const holder = await Holder.find(tx, root, account);
  if (!holder) await tellRefused(tx, 'account', account);
  const mayJoin = (side: 'common' | Side) => side === 'common' || row.side === null || row.side === side;
  return { account, holder, mayJoin };
}
