import { sql, type RawBuilder, type Transaction } from 'kysely';
import { NOTICES, type Told } from '../domain/notices.ts';

/** Whoever holds a team's present key, with the team. */
const HOLDING = sql`team t join team_key k
  on k.organisation_id = t.organisation_id and k.team_id = t.id and k.epoch = t.epoch
  where t.organisation_id = sec.organisation() and t.closed_on is null`;

/** Accounts of the organisation of whoever acts. Of those who run the house, the others: she knows what she did. */
const ACCOUNTS: Readonly<Record<Told, (object: string | null) => RawBuilder<unknown>>> = {
  person: (object) => sql`select coalesce(${object}::uuid, sec.account())`,
  administrators: () => sql`
    select k.account_id from ${HOLDING} and t.kind = 'administration' and k.account_id <> sec.account()`,
  custodians: () => sql`
    select s.account_id from recovery_share s
    join recovery_set r on r.organisation_id = s.organisation_id and r.generation = s.generation
    where r.organisation_id = sec.organisation() and r.retired_on is null`,
  // Only from this act on: a team that was alone before was told of then.
  lastHolders: () => sql`
    select (array_agg(k.account_id))[1] from ${HOLDING} and t.few_holders_since is null
    group by t.id having count(*) = 1`,
};

/**
 * Has a mail leave, within ten minutes, to those whom this act concerns and who asked for mail: in the transaction of
 * the act, so that an act that is undone tells nobody. What happened is not kept. Acts outside the list tell nobody.
 */
export async function notify<Tables>(
  tx: Transaction<Tables>,
  action: string,
  object: string | null,
): Promise<void> {
  const told = NOTICES[action];
  if (!told) return;
  const accounts = told.map((who) => ACCOUNTS[who](object));
  await sql`select sec.notify(array(${sql.join(accounts, sql` union `)}))`.execute(tx);
}
