import { error } from '@sveltejs/kit';
import { brusselsClock } from '#kernel/brusselsClock.ts';
import { ROLES, type Role } from '#modules/organisations/index.ts';
import {
  findMember,
  grantTeam,
  isAdministrator,
  listMembers,
  listTeams,
  type Grant,
  type Member,
  type Team,
} from '#modules/organisations/server/index.ts';
import { problem, type Verdict } from './acts.server.ts';
import { byName } from './alphabetical.ts';

export type House = {
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  /** Whoever is signed in runs the house: inviting, letting in, founding teams are hers. */
  readonly runs: boolean;
};

/** The house as whoever is signed in may see it. Nobody sees it before being let in. */
export async function houseOf({ tx, worker, keyring, shell, locale, now }: App.Locals): Promise<House> {
  if (shell.state !== 'active') error(404);
  const members = await listMembers(tx, keyring);
  const teams = await listTeams(tx, keyring, brusselsClock(now).day);
  return {
    members: byName(members, ({ profile }) => profile?.name, locale),
    teams: byName(teams, ({ label }) => label, locale),
    runs: await isAdministrator(tx, { worker, keyring }),
  };
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Malformed, unknown and somebody else's are one answer. */
export async function memberOrUnknown({ tx, keyring, shell }: App.Locals, id: string): Promise<Member> {
  const member = isId(id) && shell.state === 'active' ? await findMember(tx, keyring, id) : undefined;
  return member ?? error(404);
}

export function rolesIn(fields: URLSearchParams): readonly Role[] {
  const ticked = fields.getAll('roles');
  return ROLES.filter((role) => ticked.includes(role));
}

/** Gives a team to a colleague; what was not chosen is said beside its field. */
export async function grant(
  locals: App.Locals,
  { account, team, roles }: Grant,
  to: string,
): Promise<Verdict> {
  if (!isId(team)) return problem('team', 'team');
  if (!isId(account)) return problem('account', 'account');
  const outcome = await grantTeam(locals.tx, locals, { account, team, roles });
  return outcome.ok ? { to, said: { done: 'granted' } } : { refusal: outcome.refusal };
}
