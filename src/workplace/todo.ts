import { hasSecondFactor, type Security } from '#modules/access/server/index.ts';
import type { Member, Team } from '#modules/organisations/server/index.ts';

type Waiting =
  | { readonly kind: 'letIn'; readonly id: string; readonly name: string }
  | { readonly kind: 'tooFew' | 'blocked'; readonly team: Team }
  | { readonly kind: 'totp' | 'recovery' };

type Known = {
  readonly security: Security;
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  /** She runs the house: letting people in is hers. */
  readonly runs: boolean;
};

/** What waits for somebody, what keeps others waiting first. A team's keys wait for whoever can give them. */
export function waitingFor({ security, members, teams, runs }: Known): readonly Waiting[] {
  const outside = runs ? members.filter(({ state }) => state === 'waiting') : [];
  return [
    ...outside.map(({ id, profile }) => ({ kind: 'letIn' as const, id, name: profile?.name ?? '' })),
    ...teams.flatMap((team) =>
      team.warning === 'none' || !(team.mine || runs) ? [] : [{ kind: team.warning, team }],
    ),
    ...(hasSecondFactor(security) ? [] : [{ kind: 'totp' as const }]),
    ...(security.hasRecovery ? [] : [{ kind: 'recovery' as const }]),
  ];
}
