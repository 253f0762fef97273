import type { AccessCode, PopulationCode, Service } from '#modules/directory/index.ts';
import { all, always, any, days, has, is, not, olderThan, surely, under, within, yes } from './conditions.ts';
import type { Condition } from './conditions.ts';
import {
  COURT_MANDATE,
  fromAge,
  HEAD_OF_SCHOOL_ONLY,
  LATER_APPOINTMENT,
  MEN_AND_TRANS_ONLY,
  NOT_OPEN_YET,
  PROFESSIONALS_ONLY,
  RECENT_FACTS,
  underAge,
  WOMEN_ONLY,
  YOUTH_AID_MANDATE,
} from './exclusionTexts.ts';
import type { Limit } from './rule.ts';

/** Majority. A service for children says so by its population codes. */
export const ADULT_AGE = 18;
/** `enfant_0_6`: the sixth year included. */
export const TODDLER_AGE = 7;
/** `mineur_15_plus`: one source says 15, the chat 16; below 15 both refuse, so only that is a limit. */
export const SOS_VIOL_AGE = 15;

const ADULTS: readonly PopulationCode[] = [
  'tout_public',
  'victime',
  'victime_traite',
  'jeune_adulte',
  'adulte',
  'senior',
  'femme',
  'homme',
  'lgbtqia',
  'migrant',
  'exile_sans_titre',
  'travailleur_sexe',
];

function statusLimits({ status }: Service): readonly Limit[] {
  return status === 'annonce' ? [{ code: 'notOpenYet', holds: not(always), text: NOT_OPEN_YET }] : [];
}

const THROUGH: Partial<Record<AccessCode, Condition>> = {
  professionnel: is('role', 'professional'),
  orientation_partenaire: is('role', 'professional'),
  chef_etablissement: all(is('role', 'professional'), is('schoolRole', 'head')),
  conseiller_saj: is('mandate', 'youthAid'),
  tribunal: is('mandate', 'court'),
  justice_mandat: is('mandate', 'court'),
  police: is('mandate', 'police'),
};

/**
 * A service open to the person herself, a relative or a witness is open to whoever asks. The others say
 * through whom. A mandate is never supposed: without one the door is closed.
 */
function accessLimits({ access }: Service): readonly Limit[] {
  const open: readonly AccessCode[] = ['soi', 'proche', 'temoin'];
  if (access.some((code) => open.includes(code))) return [];
  const [first, ...others] = access.flatMap((code) => THROUGH[code] ?? []);
  if (first === undefined) return [];
  const holds = any(first, ...others);
  if (access.includes('conseiller_saj')) {
    return [{ code: 'mandate', holds: surely(holds), text: YOUTH_AID_MANDATE }];
  }
  if (access.includes('tribunal') || access.includes('justice_mandat')) {
    return [{ code: 'mandate', holds: surely(holds), text: COURT_MANDATE }];
  }
  const text = access.includes('chef_etablissement') ? HEAD_OF_SCHOOL_ONLY : PROFESSIONALS_ONLY;
  return [{ code: 'access', holds, text }];
}

/** The age told is that of the person concerned; a parent who asks for her child is not turned away by her own. */
const FOR_A_CHILD = surely(any(has('needs', 'childProtection'), yes('childInDanger')));

function ageLimits({ population }: Service): readonly Limit[] {
  const takes = (code: PopulationCode): boolean => population.includes(code);
  if (takes('mineur_15_plus') && !takes('mineur') && !takes('enfant')) {
    const text = fromAge(SOS_VIOL_AGE);
    return [{ code: 'age', holds: not(under('age', SOS_VIOL_AGE)), text }];
  }
  const forChildren = takes('enfant_0_6') || takes('enfant') || takes('mineur');
  if (!forChildren || population.some((code) => ADULTS.includes(code))) return [];
  const limit = takes('enfant') || takes('mineur') ? ADULT_AGE : TODDLER_AGE;
  const young = under('age', limit);
  const withFamily = takes('parent') || takes('proche');
  return [{ code: 'age', holds: withFamily ? any(young, FOR_A_CHILD) : young, text: underAge(limit) }];
}

/** A branch that says nothing of ages takes those its head takes. */
function ageLimitsIn(service: Service, head: Service | undefined): readonly Limit[] {
  const own = ageLimits(service);
  return own.length > 0 || head === undefined ? own : ageLimits(head);
}

/** Who speaks of female genital mutilation has said it: nobody asks her gender after that. */
const FEMALE = surely(has('violence', 'fgmRisk', 'fgmDone'));

/** Only where a service is really for some. A trans woman is welcome in a service for men and trans people. */
function genderLimits({ population }: Service): readonly Limit[] {
  const women = population.includes('femme');
  const men = population.includes('homme');
  if (women === men || population.includes('tout_public')) return [];
  if (women) return [{ code: 'gender', holds: any(FEMALE, not(is('gender', 'man'))), text: WOMEN_ONLY }];
  const holds = any(not(is('gender', 'woman')), yes('lgbtqia'));
  return [{ code: 'gender', holds, text: MEN_AND_TRANS_ONLY }];
}

/**
 * The windows of the record itself. `acutePhaseDays` is the widest one any source gives for the centres for
 * sexual violence, and applies to every branch of the network. Narrower windows (`days`, `forensicDays`) are contested:
 * they never refuse, the person is told to phone.
 */
function delayLimits(service: Service, head: Service | undefined): readonly Limit[] {
  const until = service.timeLimit?.['acutePhaseDays'] ?? head?.timeLimit?.['acutePhaseDays'];
  const from = service.timeLimit?.['minDaysAfterFacts'];
  return [
    ...(until === undefined
      ? []
      : [{ code: 'delay', holds: within(days(until)), text: RECENT_FACTS } as const]),
    ...(from === undefined
      ? []
      : [{ code: 'delay', holds: olderThan(days(from)), text: LATER_APPOINTMENT } as const]),
  ];
}

/** The limits a service sets by itself, whatever rule names it; `head` is the network it belongs to. */
export function recordLimits(service: Service, head?: Service): readonly Limit[] {
  return [
    ...statusLimits(service),
    ...accessLimits(service),
    ...ageLimitsIn(service, head),
    ...genderLimits(service),
    ...delayLimits(service, head),
  ];
}
