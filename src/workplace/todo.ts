import { hasSecondFactor, type Security } from '#modules/access/server/index.ts';
import { notRenewed, validityOf } from '#modules/organisations/index.ts';
import type {
  Accreditation,
  Agreement,
  Member,
  Recovery,
  Team,
} from '#modules/organisations/server/index.ts';
import type { Recoveries } from './recoveries.server.ts';

export type Waiting =
  | { readonly kind: 'letIn'; readonly id: string; readonly name: string }
  | { readonly kind: 'tooFew' | 'blocked'; readonly team: Team }
  | { readonly kind: 'totp' | 'recovery' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'changed'; readonly name: string }
  /** An accreditation that ended or is to end; an agreement that is to end. */
  | {
      readonly kind: 'ended' | 'ends' | 'agreementEnds';
      readonly what: string | null;
      readonly until: string;
    }
  /** Her agreement is asked for: before and after the day of waiting. */
  | { readonly kind: 'approve' | 'approveLate'; readonly name: string; readonly opensAt: Date }
  /** Her own, waited for or ready; somebody else's, to be seen. */
  | { readonly kind: 'own' | 'ready' | 'watched'; readonly name: string; readonly opensAt: Date };

type Known = Recoveries & {
  readonly security: Security;
  /** Names of the kinds and of the other houses, as the reader's language has them. */
  readonly accreditations: readonly Accreditation[];
  readonly agreements: readonly Agreement[];
  /** Houses whose key is not the one this house first met. */
  readonly changed: readonly string[];
  readonly now: Date;
  readonly today: string;
};

/** What waits for somebody, what keeps others waiting first. A team's keys wait for whoever can give them. */
export function waitingFor(known: Known): readonly Waiting[] {
  const { security, members, teams, runs, lost, recoveries, me, changed } = known;
  const outside = runs ? members.filter(({ state }) => state === 'waiting') : [];
  const isAsking = recoveries.some(({ account }) => account === me);
  return [
    ...changed.map((name) => ({ kind: 'changed' as const, name })),
    ...recoveries.flatMap((one) => recoveryLine(known, one)),
    ...(lost.length > 0 && !isAsking ? [{ kind: 'missing' as const }] : []),
    ...outside.map(({ id, profile }) => ({ kind: 'letIn' as const, id, name: profile?.name ?? '' })),
    ...teams.flatMap((team) =>
      team.warning === 'none' || !(team.mine || runs) ? [] : [{ kind: team.warning, team }],
    ),
    ...(runs ? ending(known) : []),
    ...(hasSecondFactor(security) ? [] : [{ kind: 'totp' as const }]),
    ...(security.hasRecovery ? [] : [{ kind: 'recovery' as const }]),
  ];
}

/** Everybody sees it; a custodian who has not agreed yet is asked; who asked is told what is left. */
function recoveryLine({ me, members, custodians, now }: Known, one: Recovery): readonly Waiting[] {
  const { account, opensAt, approvedBy, mayApprove } = one;
  const name = members.find(({ id }: Member) => id === account)?.profile?.name ?? '';
  const isOpen = opensAt <= now;
  const isAgreed = approvedBy.length >= neededOf(custodians);
  if (account === me) return [{ kind: isOpen && isAgreed ? 'ready' : 'own', name, opensAt }];
  if (!mayApprove || isAgreed || approvedBy.includes(me)) return [{ kind: 'watched', name, opensAt }];
  return [{ kind: isOpen ? 'approveLate' : 'approve', name, opensAt }];
}

/** How many must agree; nobody can when there is no set the house signed. */
function neededOf(custodians: Known['custodians']): number {
  return custodians === null || custodians === 'refused' ? Infinity : custodians.threshold;
}

/** What ended and was not renewed, and what ends soon. An agreement that is over is history: it is not late. */
function ending({ accreditations, agreements, today }: Known): readonly Waiting[] {
  const recognised = accreditations.map(({ kind, authority, validFrom: from, validUntil: until }) => ({
    ...{ what: kind, authority, from, until },
  }));
  const agreed = agreements.map(({ with: what, signedOn: from, until }) => ({ what, from, until }));
  const kept = notRenewed(
    recognised,
    (one, other) => one.what === other.what && one.authority === other.authority,
  );
  const running = notRenewed(agreed, (one, other) => one.what !== null && one.what === other.what);
  return [
    ...kept.flatMap(({ what, until }) =>
      endingLine({ soon: 'ends', ended: 'ended' }, { what, until, today }),
    ),
    ...running.flatMap(({ what, until }) => endingLine({ soon: 'agreementEnds' }, { what, until, today })),
  ];
}

type Told = { readonly soon: 'ends' | 'agreementEnds'; readonly ended?: 'ended' };
type Ending = { readonly what: string | null; readonly until: string | null; readonly today: string };

function endingLine(told: Told, { what, until, today }: Ending): readonly Waiting[] {
  const validity = validityOf(until, today);
  const kind = validity === 'soon' || validity === 'ended' ? told[validity] : undefined;
  return until === null || kind === undefined ? [] : [{ kind, what, until }];
}
