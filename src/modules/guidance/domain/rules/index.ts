import type { Rule } from '../rule.ts';
import { AROUND } from './around.ts';
import { CARE } from './care.ts';
import { CHILDREN } from './children.ts';
import { DANGER } from './danger.ts';
import { EXILE_AND_STAY } from './exile.ts';
import { EXPLOITATION } from './exploitation.ts';
import { HOME } from './home.ts';
import { HONOUR } from './honour.ts';
import { JUSTICE } from './justice.ts';
import { PERPETRATORS } from './perpetrators.ts';
import { SCHOOL } from './school.ts';
import { SEXUAL_VIOLENCE } from './sexual.ts';

/** The rules of the field, R01 to R39, in the order of their numbers. */
export const RULES: readonly Rule[] = [
  ...DANGER,
  ...SEXUAL_VIOLENCE,
  ...CARE,
  ...JUSTICE,
  ...CHILDREN,
  ...SCHOOL,
  ...EXPLOITATION,
  ...HONOUR,
  ...EXILE_AND_STAY,
  ...HOME,
  ...PERPETRATORS,
  ...AROUND,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
