import { has, is, not, surely, under, within } from '../conditions.ts';
import { RECENT_FACTS } from '../exclusionTexts.ts';
import { ADULT_AGE } from '../recordLimits.ts';
import type { Limit } from '../rule.ts';

// The sentences of the field that several rules share.

export const SEXUAL = has('violence', 'sexual');
export const MINOR = under('age', ADULT_AGE);
export const SURELY_ADULT = surely(not(MINOR));
export const AT_HOME = has('violence', 'partner', 'family');
/** Who has fled, or stays without a safe permit. */
export const EXILE = is('stay', 'asylum', 'precarious');
export const ASKS_FOR_SOMEONE = is('role', 'relative', 'witness');
/** What child protection deals with; trafficking and genital mutilation have their own rules (R19, R21). */
export const AGAINST_A_CHILD = has(
  'violence',
  'sexual',
  'incest',
  'childMaltreatment',
  'partner',
  'family',
  'honour',
  'forcedMarriage',
);

/** The facts are recent enough, or nobody said. */
export const recent = (hours: number): Limit => ({
  code: 'delay',
  holds: within(hours),
  text: RECENT_FACTS,
});

export const FOR_SEXUAL_VIOLENCE: Limit = {
  code: 'notConcerned',
  holds: has(
    'violence',
    'sexual',
    'incest',
    'partner',
    'forcedMarriage',
    'trafficking',
    'sexWork',
    'armedConflict',
  ),
  text: {
    fr: 'Ce service s’occupe des violences sexuelles.',
    nl: 'Deze dienst houdt zich bezig met seksueel geweld.',
    de: 'Dieser Dienst kümmert sich um sexualisierte Gewalt.',
    en: 'This service deals with sexual violence.',
  },
};
