import {
  GENDERS,
  COMPLAINT_WISHES,
  MANDATES,
  NEEDS,
  ROLES,
  SCHOOL_ROLES,
  SETTINGS,
  STAYS,
  VIOLENCES,
  type Situation,
} from '#modules/guidance/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { OWN_VIGNETTES } from '../src/modules/guidance/vignettes/own/index.ts';
import { GIVEN_VIGNETTES } from '../tests/support/givenVignettes.ts';

const INVENTED = 2_000;

/** Every vignette, then invented situations, each telling about half of what may be told. The same in every run. */
export function situations({ municipalities }: Territory): readonly Situation[] {
  const roll = dice(32);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[roll(list.length)];
    if (one === undefined) throw new Error('Nothing to pick from');
    return one;
  };
  const places = municipalities.map(({ nis }) => nis);
  const yesNo = [true, false];
  const invented = Array.from({ length: INVENTED }, (): Situation => {
    const whole = {
      role: pick(ROLES),
      dangerNow: pick(yesNo),
      childInDanger: pick(yesNo),
      violence: [...new Set([pick(VIOLENCES), pick(VIOLENCES)])],
      hoursSince: roll(2_000),
      age: roll(90),
      ageAtFacts: roll(90),
      gender: pick(GENDERS),
      municipality: pick(places),
      wantsComplaint: pick(COMPLAINT_WISHES),
      complaintFiled: pick(yesNo),
      needs: [...new Set([pick(NEEDS), pick(NEEDS)])],
      stay: pick(STAYS),
      lgbtqia: pick(yesNo),
      schoolRole: pick(SCHOOL_ROLES),
      setting: pick(SETTINGS),
      mandate: pick(MANDATES),
      travelPlanned: pick(yesNo),
    };
    return Object.fromEntries(Object.entries(whole).filter(() => roll(2) === 0));
  });
  return [...GIVEN_VIGNETTES, ...OWN_VIGNETTES].map(({ situation }) => situation).concat(invented);
}

/** Always the same numbers for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
