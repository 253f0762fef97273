import {
  findCustodians,
  followRecoveries,
  type Custodians,
  type Member,
  type Recovery,
  type Team,
} from '#modules/organisations/server/index.ts';
import { houseOf, type House } from './house.server.ts';

/** What the page of the custodians shows, and what the first page says of it. */
export type Recoveries = House & {
  readonly me: string;
  readonly custodians: Custodians | 'refused' | null;
  readonly recoveries: readonly Recovery[];
  /** Teams she belongs to and whose key she lost. */
  readonly lost: readonly Team[];
};

export async function recoveriesOf(locals: App.Locals): Promise<Recoveries> {
  const house = await houseOf(locals);
  const { tx, worker } = locals;
  return {
    ...house,
    me: worker.account,
    custodians: await findCustodians(tx, locals),
    recoveries: await followRecoveries(tx, locals),
    lost: lostBy(house, worker.account),
  };
}

function lostBy({ members, teams }: House, account: string): readonly Team[] {
  const held: Member['teams'] = members.find(({ id }) => id === account)?.teams ?? [];
  return teams.filter(({ id }) => held.some(({ team, holds }) => team === id && !holds));
}
