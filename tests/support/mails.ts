import { sql, type Kysely } from 'kysely';
import { record, wantMail } from '../../src/modules/access/server/index.ts';
import type { Network, Person } from './network.ts';

/** She asked for mail, with the address she signs in with. */
export async function askForMail(network: Network, who: Person): Promise<void> {
  const asked = await network.as(who, ({ tx, worker }) => wantMail(tx, worker, who.mail));
  if (asked !== 'wanted') throw new Error(asked);
}

/** Something happened that concerns her: `by` does it, or she herself. */
export async function happen(
  network: Network,
  who: Person,
  { action = 'passphraseChanged', by = who }: { readonly action?: string; readonly by?: Person } = {},
): Promise<void> {
  await network.as(by, ({ tx }) => record(tx, { action, kind: 'account', object: who.account }));
}

/** As so many minutes do, for these people alone. */
export async function minutesPass(
  owner: Kysely<unknown>,
  people: readonly Person[],
  minutes: number,
): Promise<void> {
  const accounts = people.map(({ account }) => account);
  const passed = sql`${minutes} * interval '1 minute'`;
  await sql`update sec.mail_due set due_at = due_at - ${passed}, leased_until = leased_until - ${passed}
    where account_id = any(${accounts}::uuid[])`.execute(owner);
  await sql`update sec.mail_address set quiet_until = quiet_until - ${passed}
    where account_id = any(${accounts}::uuid[])`.execute(owner);
}

export type Due = { readonly account: string; readonly message: string; readonly minutes: number };

/** What is about to leave to these people, and in how many minutes. */
export async function dueTo(owner: Kysely<unknown>, people: readonly Person[]): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select account_id as account, message_id as message,
      (extract(epoch from due_at - now()) / 60)::float8 as minutes
    from sec.mail_due where account_id = any(${people.map(({ account }) => account)}::uuid[])`.execute(owner);
  return rows;
}
