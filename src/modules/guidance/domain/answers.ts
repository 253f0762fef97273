import type { Condition, Told } from './conditions.ts';
import {
  COMPLAINT_WISHES,
  GENDERS,
  MANDATES,
  NEEDS,
  ROLES,
  SCHOOL_ROLES,
  SETTINGS,
  STAYS,
  VIOLENCES,
  type Fact,
  type NumberFact,
} from './situation.ts';

/** An age in years; of hours any number, ten years stand for "long ago". */
export const OLDEST = 120;
const LONG_AGO_HOURS = 10 * 365 * 24;

/** One answer, as a situation would hold it. */
export type Answer = Partial<Told>;

/** One number on each side of every threshold the conditions know, and the ends of the scale. */
function numbers(fact: NumberFact, conditions: readonly Condition[], most: number): readonly number[] {
  const cuts = conditions.flatMap(({ cuts }) => cuts.filter(([name]) => name === fact).map(([, at]) => at));
  return [...new Set([most, 0, ...cuts])];
}

const BOTH = [true, false];

/**
 * Answers that stand for all others: every value of a list of values, one number in each interval between thresholds.
 * The place is not here: its answers are the municipalities themselves.
 */
export function representativeAnswers(
  conditions: readonly Condition[],
): Readonly<Record<Fact, readonly Answer[]>> {
  return {
    role: ROLES.toReversed().map((role) => ({ role })),
    dangerNow: BOTH.map((dangerNow) => ({ dangerNow })),
    childInDanger: BOTH.map((childInDanger) => ({ childInDanger })),
    violence: VIOLENCES.map((violence) => ({ violence: [violence] })),
    hoursSince: numbers('hoursSince', conditions, LONG_AGO_HOURS).map((hoursSince) => ({ hoursSince })),
    age: numbers('age', conditions, OLDEST).map((age) => ({ age })),
    ageAtFacts: numbers('ageAtFacts', conditions, OLDEST).map((ageAtFacts) => ({ ageAtFacts })),
    gender: GENDERS.map((gender) => ({ gender })),
    municipality: [],
    wantsComplaint: COMPLAINT_WISHES.map((wantsComplaint) => ({ wantsComplaint })),
    complaintFiled: BOTH.map((complaintFiled) => ({ complaintFiled })),
    needs: NEEDS.map((need) => ({ needs: [need] })),
    stay: STAYS.map((stay) => ({ stay })),
    lgbtqia: BOTH.map((lgbtqia) => ({ lgbtqia })),
    schoolRole: SCHOOL_ROLES.map((schoolRole) => ({ schoolRole })),
    setting: SETTINGS.map((setting) => ({ setting })),
    mandate: MANDATES.map((mandate) => ({ mandate })),
    travelPlanned: BOTH.map((travelPlanned) => ({ travelPlanned })),
  };
}
