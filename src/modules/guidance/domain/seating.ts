import { townOf, type Service } from '#modules/directory/index.ts';
import type { Nis, Territory } from '#modules/territory/index.ts';
import { outsideTerritory } from './exclusionTexts.ts';
import type { Exclusion, Suggestion } from './guidance.ts';
import type { Limit } from './rule.ts';

/** A service that may be suggested, with the limits it sets itself. `rank` orders candidates by id. */
export type Candidate = {
  readonly service: Service;
  readonly rank: number;
  readonly limits: readonly Limit[];
};

/** What a rule names: one service, or the head of a network with its local branches. */
export type Slot = { readonly head: Candidate; readonly branches: readonly Candidate[] };

/** `placeSure`: the place told surely lies in its territory, or the place does not matter. */
export type Seat = { readonly candidate: Candidate; readonly standIn: boolean; readonly placeSure: boolean };

/** Who answers for a slot at one place. The first seat is the one to call; the next are as competent. */
export type Seating = {
  readonly seats: readonly Seat[];
  readonly standsFor: Suggestion['standsFor'];
  readonly excluded: readonly Exclusion[];
};

const EVERYWHERE = ['national', 'international', 'community'];

const isNetwork = ({ head, branches }: Slot): boolean =>
  head.service.type === 'reseau' && branches.length > 0;

const needsNoPlace = ({ area }: Service): boolean => area === null || EVERYWHERE.includes(area.kind);

function outside({ service }: Candidate): Exclusion {
  return { service: service.id, because: [{ code: 'territory', text: outsideTerritory(service) }] };
}

function notOpenYet({ service, limits }: Candidate): Exclusion {
  const because = limits.filter(({ code }) => code === 'notOpenYet');
  return { service: service.id, because: because.map(({ code, text }) => ({ code, text })) };
}

const isAnnounced = ({ service }: Candidate): boolean => service.status === 'annonce';

/** A phone line answers wherever one calls from: the community it works for says its language, not its limits. */
function holds(service: Service, place: Nis, territory: Territory): ReturnType<Territory['holds']> {
  if (service.area === null) return 'unknown';
  const answer = territory.holds(service.area, place);
  return answer === 'no' && service.type === 'ligne' && service.area.kind === 'community'
    ? 'unknown'
    : answer;
}

function kilometres({ service }: Candidate, place: Nis, territory: Territory): number {
  const town = townOf(service);
  return town === null ? Infinity : territory.distanceKm(place, town);
}

const isReachable = ({ service }: Candidate): boolean =>
  (service.phone ?? service.email ?? service.website) !== null;

/** Among branches that surely serve a place: one we can reach, then the most local, then the nearest. */
function byCloseness(place: Nis, territory: Territory): (a: Candidate, b: Candidate) => number {
  const breadth = ({ service }: Candidate): number =>
    service.area === null ? Infinity : territory.breadth(service.area);
  const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
  return (a, b) =>
    Number(isReachable(b)) - Number(isReachable(a)) ||
    compare(breadth(a), breadth(b)) ||
    compare(kilometres(a, place, territory), kilometres(b, place, territory)) ||
    a.rank - b.rank;
}

function seatingWithoutPlace(slot: Slot): Seating {
  const standIn = isNetwork(slot);
  const placeSure = standIn || needsNoPlace(slot.head.service);
  return {
    seats: [{ candidate: slot.head, standIn, placeSure }],
    standsFor: standIn ? 'placeNotTold' : null,
    excluded: slot.branches.filter(isAnnounced).map(notOpenYet),
  };
}

function headSeats(slot: Slot, place: Nis, territory: Territory): readonly Seat[] {
  const answer = holds(slot.head.service, place, territory);
  const placeSure = answer === 'yes' || needsNoPlace(slot.head.service);
  return answer === 'no' ? [] : [{ candidate: slot.head, standIn: isNetwork(slot), placeSure }];
}

/**
 * The local branches that surely serve the place take the seat of their network; when none does, its head stands in.
 * A head that answers by itself (a helpline with a local office) keeps its seat, its office comes behind.
 */
export function seatingAt(slot: Slot, place: Nis | null, territory: Territory): Seating {
  if (place === null) return seatingWithoutPlace(slot);
  const answers = slot.branches.map((branch) => ({
    branch,
    answer: holds(branch.service, place, territory),
  }));
  const local: readonly Seat[] = answers
    .filter(({ branch, answer }) => answer === 'yes' && !isAnnounced(branch))
    .map(({ branch }) => branch)
    .toSorted(byCloseness(place, territory))
    .map((candidate) => ({ candidate, standIn: false, placeSure: true }));
  const network = isNetwork(slot);
  const needsHead = !network || local.length === 0;
  const head = needsHead ? headSeats(slot, place, territory) : [];
  return {
    seats: [...head, ...local],
    standsFor: network && local.length === 0 ? 'branchNotKnown' : null,
    excluded: [
      ...(needsHead && head.length === 0 ? [outside(slot.head)] : []),
      ...answers.filter(({ answer }) => answer === 'no').map(({ branch }) => outside(branch)),
      ...answers
        .filter(({ branch, answer }) => answer !== 'no' && isAnnounced(branch))
        .map(({ branch }) => notOpenYet(branch)),
    ],
  };
}
