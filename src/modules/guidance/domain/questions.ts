import {
  COMPLAINT_WISHES,
  FACTS,
  GENDERS,
  MANDATES,
  NEEDS,
  SCHOOL_ROLES,
  SETTINGS,
  STAYS,
  VIOLENCES,
  type Fact,
  type ListFact,
  type Situation,
} from './situation.ts';

const itself = <Code extends string>(code: Code) => [code, code] as const;
/** The order in which people read them; the common ones first. A test holds the lists complete. */
const ROLES_ASKED = ['victim', 'relative', 'witness', 'perpetrator', 'professional'] as const;
const VIOLENCES_ASKED = [
  'sexual',
  'partner',
  'family',
  'childMaltreatment',
  'incest',
  'stalking',
  'intimateImages',
  'schoolHarassment',
  'elder',
  'honour',
  'forcedMarriage',
  'fgmRisk',
  'fgmDone',
  'trafficking',
  'sexWork',
  'armedConflict',
  'crime',
  'traumaticEvent',
  'roadAccident',
] as const;
const NEEDS_ASKED = [
  'professionalAdvice',
  'training',
  'listening',
  'medical',
  'psychological',
  'shelter',
  'legal',
  'childProtection',
  'hivProphylaxis',
  'emergencyContraception',
  'forensic',
  'medicalCertificate',
  'housing',
  'administrative',
  'residencePermit',
  'financial',
] as const;
const YES_NO = [
  ['yes', true],
  ['no', false],
] as const;

/**
 * What a person may tap, and what guidance is then told. A tap stands for a range of time or age: the value is one of
 * the range, on the side where help is the more urgent, so that no one loses a service to our rounding ("2 or 3 days"
 * is told as 60 hours, inside the 72; "4 to 7 days" as 108, inside the five days of emergency contraception).
 */
export const CHOICES = {
  role: ROLES_ASKED.map(itself),
  dangerNow: YES_NO,
  childInDanger: YES_NO,
  violence: VIOLENCES_ASKED.map(itself),
  hoursSince: [
    ['sinceYesterday', 24],
    ['twoOrThreeDays', 60],
    ['fourToSevenDays', 108],
    ['thisMonth', 400],
    ['longer', 8760],
    ['ongoing', 0],
  ],
  age: [
    ['under6', 4],
    ['from6', 9],
    ['from12', 13],
    ['from15', 16],
    ['from18', 20],
    ['from26', 40],
    ['from60', 70],
  ],
  ageAtFacts: [
    ['child', 9],
    ['teenager', 15],
    ['adult', 30],
  ],
  gender: GENDERS.map(itself),
  wantsComplaint: COMPLAINT_WISHES.map(itself),
  complaintFiled: YES_NO,
  needs: NEEDS_ASKED.map(itself),
  stay: STAYS.map(itself),
  lgbtqia: YES_NO,
  schoolRole: SCHOOL_ROLES.map(itself),
  setting: SETTINGS.map(itself),
  mandate: MANDATES.map(itself),
  travelPlanned: YES_NO,
} as const satisfies { [F in ChoiceFact]: Choices<F> };

/** Every fact but the place is answered with a tap. */
export type ChoiceFact = Exclude<Fact, 'municipality'>;
export type ChoiceCode<F extends ChoiceFact> = (typeof CHOICES)[F][number][0];

type Told<F extends Fact> =
  NonNullable<Situation[F]> extends readonly (infer One)[] ? One : NonNullable<Situation[F]>;
type Choices<F extends Fact> = readonly (readonly [string, Told<F>])[];

/** What was tapped, as codes: short, checked again at each step, and the words to show them exist. */
export type Answers = { readonly [F in Fact]?: readonly string[] };

export function isFact(value: unknown): value is Fact {
  return FACTS.some((fact) => fact === value);
}

export function isListFact(fact: Fact): fact is ListFact {
  return fact === 'violence' || fact === 'needs';
}

/** Needs only a professional has. */
const FOR_PROFESSIONALS: readonly string[] = ['professionalAdvice', 'training'];

/** The codes of a question, in the order they are shown. None for the place: it is typed. */
export function codesOf(fact: Fact, voice: Voice = 'professional'): readonly string[] {
  if (fact === 'municipality') return [];
  const codes: readonly string[] = CHOICES[fact].map(([code]) => code);
  return voice === 'professional' ? codes : codes.filter((code) => !FOR_PROFESSIONALS.includes(code));
}

/** True when these codes can be an answer to that question. Whether a place exists is the territory's word. */
export function isAnswer(fact: Fact, codes: readonly string[]): boolean {
  if (fact === 'municipality') return codes.length === 1 && /^\d{5}$/.test(codes[0] ?? '');
  if (new Set(codes).size !== codes.length) return false;
  const known = codesOf(fact);
  const fits = isListFact(fact) ? codes.length > 0 : codes.length === 1;
  return fits && codes.every((code) => known.includes(code));
}

/** What guidance is told. Answers that are none are left out: an unknown is never a "no". */
export function situationOf(answers: Answers): Situation {
  const told: Draft = {};
  for (const fact of FACTS) {
    const codes = answers[fact];
    if (codes && isAnswer(fact, codes)) tell(told, fact, codes);
  }
  return told;
}

type Draft = { -readonly [F in Fact]?: NonNullable<Situation[F]> };
const TABLE: { readonly [F in Exclude<ChoiceFact, ListFact>]: Choices<F> } = CHOICES;

function tell(told: Draft, fact: Fact, codes: readonly string[]): void {
  if (fact === 'municipality') told.municipality = codes[0] ?? '';
  else if (fact === 'violence') told.violence = VIOLENCES.filter((code) => codes.includes(code));
  else if (fact === 'needs') told.needs = NEEDS.filter((code) => codes.includes(code));
  else tellOne(told, fact, codes);
}

function tellOne<F extends Exclude<ChoiceFact, ListFact>>(
  told: { [K in F]?: Told<K> },
  fact: F,
  codes: readonly string[],
): void {
  const choice = TABLE[fact].find(([code]) => codes.includes(code));
  if (choice) told[fact] = choice[1];
}

/** Who speaks, for the words: the person, someone beside her, a professional, or who fears his own acts. */
export type Voice = 'self' | 'other' | 'professional' | 'perpetrator';

export function voiceOf({ role }: Situation): Voice {
  if (role === 'professional' || role === 'perpetrator') return role;
  return role === 'relative' || role === 'witness' ? 'other' : 'self';
}
