import type { Nis } from '#modules/territory/index.ts';

export const ROLES = ['victim', 'relative', 'witness', 'professional', 'perpetrator'] as const;
export const VIOLENCES = [
  'sexual',
  'incest',
  'childMaltreatment',
  'schoolHarassment',
  'intimateImages',
  'partner',
  'family',
  'elder',
  'stalking',
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
export const GENDERS = ['woman', 'man', 'other'] as const;
export const COMPLAINT_WISHES = ['yes', 'no', 'undecided'] as const;
export const NEEDS = [
  'listening',
  'medical',
  'forensic',
  'hivProphylaxis',
  'emergencyContraception',
  'medicalCertificate',
  'psychological',
  'legal',
  'shelter',
  'housing',
  'administrative',
  'residencePermit',
  'childProtection',
  'professionalAdvice',
  'training',
  'financial',
] as const;
export const STAYS = ['asylum', 'precarious', 'familyReunification', 'regular'] as const;
export const SCHOOL_ROLES = ['pupil', 'parent', 'head', 'staff'] as const;
export const SETTINGS = ['school', 'receptionCentre', 'police', 'health', 'socialWork', 'youthAid'] as const;
export const MANDATES = ['youthAid', 'court', 'police'] as const;
export const URGENCIES = ['now', 'today', 'days', 'planned'] as const;

export type Urgency = (typeof URGENCIES)[number];

/** What each fact is told as. No fact identifies anyone. */
type Values = {
  readonly role: (typeof ROLES)[number];
  readonly dangerNow: boolean;
  readonly childInDanger: boolean;
  readonly violence: readonly (typeof VIOLENCES)[number][];
  /** Hours since the most recent facts. */
  readonly hoursSince: number;
  /** Age of the person concerned, in years; not of the relative who asks. */
  readonly age: number;
  readonly ageAtFacts: number;
  readonly gender: (typeof GENDERS)[number];
  readonly municipality: Nis;
  readonly wantsComplaint: (typeof COMPLAINT_WISHES)[number];
  readonly complaintFiled: boolean;
  readonly needs: readonly (typeof NEEDS)[number][];
  readonly stay: (typeof STAYS)[number];
  readonly lgbtqia: boolean;
  readonly schoolRole: (typeof SCHOOL_ROLES)[number];
  readonly setting: (typeof SETTINGS)[number];
  readonly mandate: (typeof MANDATES)[number];
  readonly travelPlanned: boolean;
};

/** The one list of the facts, in the order in which what was told is read back. */
export const FACTS = [
  'role',
  'dangerNow',
  'childInDanger',
  'violence',
  'hoursSince',
  'age',
  'ageAtFacts',
  'gender',
  'municipality',
  'wantsComplaint',
  'complaintFiled',
  'needs',
  'stay',
  'lgbtqia',
  'schoolRole',
  'setting',
  'mandate',
  'travelPlanned',
] as const satisfies readonly (keyof Values)[];

export type Fact = (typeof FACTS)[number];

/** What guidance may be told. Every fact is optional: a missing one is unknown, never "no". */
export type Situation = { readonly [F in Fact]?: Values[F] };

/** The facts that are told as such a value. */
export type FactToldAs<Value> = { [F in Fact]: Values[F] extends Value ? F : never }[Fact];
/** Facts of which several may be true at once. */
export type ListFact = FactToldAs<readonly string[]>;
export type YesNoFact = FactToldAs<boolean>;
export type NumberFact = FactToldAs<number>;
