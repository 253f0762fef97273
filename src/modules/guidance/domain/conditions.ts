import { not as opposite, type Truth } from '#kernel/truth.ts';
import type { Fact, FactToldAs, ListFact, NumberFact, Situation, YesNoFact } from './situation.ts';

/** A situation with every fact spelled out, told or not: one shape for all, because the engine reads it often. */
export type Told = { readonly [F in Fact]: Required<Situation>[F] | undefined };

/** A number at which an answer starts to matter: representative answers lie on both sides of it. */
export type Cut = readonly [fact: Fact, at: number];

/**
 * A question about a situation with three answers. `missing` names the facts not told that keep it unknown; telling
 * more never turns a yes into a no or back, except under `surely`.
 */
export type Condition = {
  readonly says: string;
  readonly facts: readonly Fact[];
  readonly cuts: readonly Cut[];
  readonly holds: (told: Told) => Truth;
  readonly missing: (told: Told) => readonly Fact[];
};

type OneOf = Exclude<FactToldAs<string>, 'municipality'>;
type Years = Exclude<NumberFact, 'hoursSince'>;
type Known<F extends Fact> = Required<Situation>[F];

const HOURS_PER_DAY = 24;
export const days = (count: number): number => count * HOURS_PER_DAY;

const truth = (value: boolean): Truth => (value ? 'yes' : 'no');
const NONE: readonly Fact[] = [];

/** A question about facts themselves. While it is unknown, the first of them is the one to ask for. */
type Leaf = Pick<Condition, 'says' | 'holds'> & {
  readonly facts: readonly [Fact, ...Fact[]];
  readonly cuts?: readonly Cut[];
};

function leaf({ says, facts, holds, cuts = [] }: Leaf): Condition {
  const unknown = [facts[0]];
  return { says, facts, cuts, holds, missing: (told) => (holds(told) === 'unknown' ? unknown : NONE) };
}

/** The fact is one of these values. */
export function is<F extends OneOf>(fact: F, ...values: readonly Known<F>[]): Condition {
  const wanted = new Set<unknown>(values);
  return leaf({
    says: `${fact} is ${values.join('|')}`,
    facts: [fact],
    holds: (told) => {
      const value = told[fact];
      return value === undefined ? 'unknown' : truth(wanted.has(value));
    },
  });
}

/** The list told holds at least one of these values. */
export function has<F extends ListFact>(fact: F, ...values: readonly Known<F>[number][]): Condition {
  const wanted = new Set<unknown>(values);
  return leaf({
    says: `${fact} has ${values.join('|')}`,
    facts: [fact],
    holds: (told) => {
      const list = told[fact];
      if (list === undefined) return 'unknown';
      for (const value of list) if (wanted.has(value)) return 'yes';
      return 'no';
    },
  });
}

export function yes(fact: YesNoFact): Condition {
  return leaf({
    says: `${fact}`,
    facts: [fact],
    holds: (told) => {
      const value = told[fact];
      return value === undefined ? 'unknown' : truth(value);
    },
  });
}

/** Younger than this, in whole years. */
export function under(fact: Years, years: number): Condition {
  return leaf({
    says: `${fact} < ${years}`,
    facts: [fact],
    cuts: [[fact, years]],
    holds: (told) => {
      const value = told[fact];
      return value === undefined ? 'unknown' : truth(value < years);
    },
  });
}

/** Two birthdays apart are surely more than a year apart; one may be a few days. */
const SURELY_LONG_AGO_YEARS = 2;

/**
 * The most recent facts are no older than this. When the hours are not told, two ages years apart
 * say that the facts are old: nobody is sent to an emergency for what happened in childhood.
 */
export function within(hours: number): Condition {
  return leaf({
    says: `hoursSince <= ${hours}`,
    facts: ['hoursSince', 'age', 'ageAtFacts'],
    cuts: [['hoursSince', hours]],
    holds: (told) => {
      if (told.hoursSince !== undefined) return truth(told.hoursSince <= hours);
      if (told.age === undefined || told.ageAtFacts === undefined) return 'unknown';
      return told.age - told.ageAtFacts >= SURELY_LONG_AGO_YEARS ? 'no' : 'unknown';
    },
  });
}

export const olderThan = (hours: number): Condition => not(within(hours));

/** Anything at all was said about this: used where the answer itself does not matter. */
export function told(fact: Fact): Condition {
  return leaf({
    says: `${fact} told`,
    facts: [fact],
    holds: (situation) => (situation[fact] === undefined ? 'unknown' : 'yes'),
  });
}

export const always: Condition = {
  says: 'always',
  facts: NONE,
  cuts: [],
  holds: () => 'yes',
  missing: () => NONE,
};

/** How questions are joined: the one answer that decides, and what holds when no part decides. */
type Joining = { readonly word: string; readonly decisive: Truth; readonly otherwise: Truth };

function join(
  { word, decisive, otherwise }: Joining,
  parts: readonly [Condition, ...Condition[]],
): Condition {
  const holds = (situation: Told): Truth => {
    let result = otherwise;
    for (const part of parts) {
      const answer = part.holds(situation);
      if (answer === decisive) return decisive;
      if (answer === 'unknown') result = 'unknown';
    }
    return result;
  };
  return {
    says: `${word}(${parts.map(({ says }) => says).join(', ')})`,
    facts: [...new Set(parts.flatMap(({ facts }) => facts))],
    cuts: parts.flatMap(({ cuts }) => cuts),
    holds,
    missing: (situation) =>
      holds(situation) === 'unknown' ? [...new Set(parts.flatMap((part) => part.missing(situation)))] : NONE,
  };
}

/** AND: one "no" decides. */
export const all = (...parts: readonly [Condition, ...Condition[]]): Condition =>
  join({ word: 'all', decisive: 'no', otherwise: 'yes' }, parts);

/** OR: one "yes" decides. */
export const any = (...parts: readonly [Condition, ...Condition[]]): Condition =>
  join({ word: 'any', decisive: 'yes', otherwise: 'no' }, parts);

export function not(part: Condition): Condition {
  return {
    ...part,
    says: `not(${part.says})`,
    holds: (situation) => opposite(part.holds(situation)),
  };
}

/** What is not told counts as "no": where a wrong "perhaps" would lead to a closed door, or drown what is known. */
export function surely(part: Condition): Condition {
  return {
    ...part,
    says: `surely(${part.says})`,
    holds: (situation) => truth(part.holds(situation) === 'yes'),
    missing: () => NONE,
  };
}
