import { DataError } from '#kernel/dataError.ts';
import type { Directory, Service, ServiceId } from '#modules/directory/index.ts';
import type { Nis, Territory } from '#modules/territory/index.ts';
import type { Condition } from './conditions.ts';
import { representativeAnswers, type Answer } from './answers.ts';
import type { Reason } from './guidance.ts';
import { recordLimits } from './recordLimits.ts';
import { TIERS, type Clause, type Limit, type Rule } from './rule.ts';
import { rulesetOf } from './ruleset.ts';
import { seatingAt, type Candidate, type Seating, type Slot } from './seating.ts';
import { URGENCIES, type Fact } from './situation.ts';

/** A clause made ready: its services as slots, in the clause's own order. */
export type Line = {
  readonly side: Rule['side'];
  readonly when: Clause['when'];
  readonly provided: readonly Limit[];
  readonly slots: readonly number[];
  readonly tier: number;
  readonly urgency: number;
  readonly reason: Reason;
};

/** A line that names a slot, and where in its own order. */
export type Mention = { readonly index: number; readonly order: number };

/** Everything guidance knows, computed once: directory, territory and rules, ready to be asked thousands of times a second. */
export type Knowledge = {
  readonly ruleset: string;
  readonly rules: readonly Rule[];
  readonly territory: Territory;
  /** The most urgent clause first, so that reasons come out in order. */
  readonly lines: readonly Line[];
  readonly slots: readonly Slot[];
  /** By rank. */
  readonly candidates: readonly Candidate[];
  /** By rank: the slot the candidate answers for. */
  readonly slotOf: readonly number[];
  /** For every slot, who answers at that place; null: the place is not told. */
  seatings(place: Nis | null): readonly Seating[];
  /** By slot: a municipality that changes who answers; undefined where the place never matters. */
  readonly witness: readonly (Answer | undefined)[];
  readonly answers: Readonly<Record<Fact, readonly Answer[]>>;
  /** By slot: the lines that name it, the best tier first. */
  readonly mentions: readonly (readonly Mention[])[];
  /** The lines that look at a fact, and the slots whose services look at it by themselves. */
  readonly linesOn: ReadonlyMap<Fact, readonly number[]>;
  readonly slotsOn: ReadonlyMap<Fact, readonly number[]>;
};

/** The rules name a service the directory does not have, or a branch instead of its network. */
function mistakes(rules: readonly Rule[], directory: Directory): readonly string[] {
  return rules.flatMap(({ id, clauses }) =>
    [...new Set(clauses.flatMap(({ services }) => services))].flatMap((name) => {
      const service = directory.find(name);
      if (service === undefined) return [`guidance rule ${id}: unknown service "${name}"`];
      return service.type === 'antenne'
        ? [`guidance rule ${id}: "${name}" is a branch, name its network "${service.parent}"`]
        : [];
    }),
  );
}

function newSlots(named: readonly ServiceId[], directory: Directory): readonly Slot[] {
  const pairs = named.flatMap((id) => {
    const head = directory.find(id);
    const branches = directory.branches(id).filter(({ type }) => type === 'antenne');
    return head === undefined ? [] : [{ head, branches }];
  });
  const ids = pairs.flatMap(({ head, branches }) => [head.id, ...branches.map(({ id }) => id)]).toSorted();
  const rankOf = new Map(ids.map((id, rank) => [id, rank]));
  const candidate = (service: Service, head?: Service): Candidate => ({
    service,
    rank: rankOf.get(service.id) ?? 0,
    limits: recordLimits(service, head),
  });
  return pairs.map(({ head, branches }) => ({
    head: candidate(head),
    branches: branches.map((branch) => candidate(branch, head)),
  }));
}

function newLines(rules: readonly Rule[], slotIndex: ReadonlyMap<ServiceId, number>): readonly Line[] {
  const lines = rules.flatMap(({ id, side, sources, status, clauses }) =>
    clauses.map((clause): Line => {
      const provided = clause.provided ?? [];
      return {
        side,
        when: clause.when,
        provided,
        slots: clause.services.map((service) => slotIndex.get(service) ?? 0),
        tier: TIERS.indexOf(clause.tier),
        urgency: URGENCIES.indexOf(clause.urgency),
        reason: { rule: id, text: clause.reason, sources, status: clause.status ?? status },
      };
    }),
  );
  return lines.toSorted((a, b) => a.urgency - b.urgency);
}

const seen = ({ seats }: Seating): string =>
  seats.map(({ candidate, standIn }) => `${candidate.rank}${standIn ? '*' : ''}`).join();

/** The first municipality, in the order of the territory, where a slot is not answered as when no place is told. */
function witnessOf(slot: Slot, territory: Territory): Answer | undefined {
  const unplaced = seen(seatingAt(slot, null, territory));
  const found = territory.municipalities.find(
    ({ nis }) => seen(seatingAt(slot, nis, territory)) !== unplaced,
  );
  return found === undefined ? undefined : { municipality: found.nis };
}

function mentionsOf(slot: number, lines: readonly Line[]): readonly Mention[] {
  return lines
    .map((line, index) => ({ line, index, order: line.slots.indexOf(slot) }))
    .filter(({ order }) => order >= 0)
    .toSorted((a, b) => a.line.tier - b.line.tier)
    .map(({ index, order }) => ({ index, order }));
}

function byFact(factsOf: readonly (readonly Fact[])[]): ReadonlyMap<Fact, readonly number[]> {
  const indexes = new Map<Fact, number[]>();
  factsOf.forEach((facts, index) => {
    for (const fact of new Set(facts)) indexes.set(fact, [...(indexes.get(fact) ?? []), index]);
  });
  return indexes;
}

const conditionsOf = (limits: readonly Limit[]): readonly Condition[] => limits.map(({ holds }) => holds);
const factsOf = (conditions: readonly Condition[]): readonly Fact[] =>
  conditions.flatMap(({ facts }) => facts);
const ownConditions = ({ head, branches }: Slot): readonly Condition[] =>
  [head, ...branches].flatMap(({ limits }) => conditionsOf(limits));
const lineConditions = ({ when, provided }: Line): readonly Condition[] => [when, ...conditionsOf(provided)];

/** Throws, naming rule and service, when a rule names a service that is not in the directory. */
export function newKnowledge(directory: Directory, territory: Territory, rules: readonly Rule[]): Knowledge {
  const wrong = mistakes(rules, directory);
  if (wrong.length > 0) throw new DataError(wrong);
  const named = [...new Set(rules.flatMap(({ clauses }) => clauses.flatMap(({ services }) => services)))];
  const slots = newSlots(named, directory);
  const candidates: Candidate[] = [];
  const slotOf: number[] = [];
  slots.forEach(({ head, branches }, slot) => {
    for (const candidate of [head, ...branches]) {
      candidates[candidate.rank] = candidate;
      slotOf[candidate.rank] = slot;
    }
  });
  const lines = newLines(rules, new Map(named.map((id, index) => [id, index])));
  const remembered = new Map<Nis | null, readonly Seating[]>();
  return {
    ruleset: rulesetOf(rules),
    rules,
    territory,
    lines,
    slots,
    candidates,
    slotOf,
    seatings(place) {
      const known = remembered.get(place) ?? slots.map((slot) => seatingAt(slot, place, territory));
      remembered.set(place, known);
      return known;
    },
    witness: slots.map((slot) => witnessOf(slot, territory)),
    answers: representativeAnswers([...lines.flatMap(lineConditions), ...slots.flatMap(ownConditions)]),
    mentions: slots.map((_, slot) => mentionsOf(slot, lines)),
    linesOn: byFact(lines.map((line) => ['role', ...factsOf(lineConditions(line))])),
    slotsOn: byFact(slots.map((slot) => factsOf(ownConditions(slot)))),
  };
}
