import { brusselsClock } from '#kernel/brusselsClock.ts';
import { either, type Truth } from '#kernel/truth.ts';
import type { Nis, Territory } from '#modules/territory/index.ts';
import type { AccessCode, CategoryCode, HelpCode, PopulationCode } from '../domain/codes.ts';
import { conflictOn, type FieldName } from '../domain/fields.ts';
import type { Service } from '../domain/service.ts';
import { openingAt } from './opening.ts';

/**
 * What a list of services may be narrowed by. Filters add up: a service must pass them all (AND). A filter that
 * is absent, null or false asks nothing.
 */
export type Filters = {
  readonly municipality?: Nis | null | undefined;
  readonly category?: CategoryCode | null | undefined;
  readonly help?: HelpCode | null | undefined;
  /** `auteur` and `professionnel` find what is made for them; ages and genders also keep what names none. */
  readonly population?: PopulationCode | null | undefined;
  readonly access?: AccessCode | null | undefined;
  /** Open at that moment. */
  readonly openAt?: Date | null | undefined;
  readonly dayAndNight?: boolean | null | undefined;
  readonly free?: boolean | null | undefined;
  readonly anonymous?: boolean | null | undefined;
  /** ISO 639-1. */
  readonly language?: string | null | undefined;
};
export type FilterName = keyof Filters;

type Test = (service: Service) => Truth;

/** The tests of the filters that ask something, each with its name. */
export function testsOf(filters: Filters, territory: Territory): readonly (readonly [FilterName, Test])[] {
  const { municipality, category, help, population, access, openAt, language } = filters;
  const tests: [FilterName, Test | null][] = [
    [
      'municipality',
      municipality ? (s) => (s.area ? territory.holds(s.area, municipality) : 'unknown') : null,
    ],
    ['category', category ? (s) => yesNo(s.category === category || s.alsoIn.includes(category)) : null],
    ['help', help ? (s) => listed(s.help, help) : null],
    ['population', population ? (s) => welcomes(s.population, population) : null],
    ['access', access ? (s) => listed(s.access, access) : null],
    ['openAt', openAt ? openTest(openAt) : null],
    ['dayAndNight', filters.dayAndNight ? (s) => sure(s, 'dayAndNight', dayAndNight(s)) : null],
    ['free', filters.free ? (s) => sure(s, 'free', known(s.free)) : null],
    ['anonymous', filters.anonymous ? (s) => sure(s, 'anonymous', known(s.anonymous)) : null],
    ['language', language ? (s) => sure(s, 'languages', spoken(s.languages, language)) : null],
  ];
  return tests.flatMap(([name, test]) => (test ? [[name, test] as const] : []));
}

const yesNo = (value: boolean): Truth => (value ? 'yes' : 'no');
const known = (value: boolean | null): Truth => (value === null ? 'unknown' : yesNo(value));
const spoken = (languages: readonly string[] | null, code: string): Truth =>
  languages === null ? 'unknown' : yesNo(languages.includes(code));

function listed<Code>(codes: readonly Code[], code: Code): Truth {
  return codes.length === 0 ? 'unknown' : yesNo(codes.includes(code));
}

/** Guarded, or contested with nothing retained: what we hold proves neither yes nor no. */
function sure(service: Service, field: FieldName, truth: Truth): Truth {
  const doubtful = service.guard.includes(field) || conflictOn(service, field)?.retained === null;
  return doubtful ? 'unknown' : truth;
}

function dayAndNight(service: Service): Truth {
  if (service.dayAndNight !== null) return yesNo(service.dayAndNight);
  return service.openingHours === null ? 'unknown' : yesNo(service.openingHours === '24/7');
}

function openTest(moment: Date): Test {
  const clock = brusselsClock(moment);
  const truths = { always: 'yes', open: 'yes', closed: 'no', unknown: 'unknown' } as const;
  return (service) => sure(service, 'openingHours', truths[openingAt(service, clock).state]);
}

const AGES = [
  'enfant_0_6',
  'enfant',
  'mineur',
  'mineur_15_plus',
  'jeune_adulte',
  'adulte',
  'senior',
] as const;
const GENDERS = ['femme', 'homme'] as const;
/** Those whom "everyone" does not mean: a service for them says so. */
const NAMED_ONLY: readonly PopulationCode[] = [
  'professionnel',
  'ecole',
  'auteur',
  'victime_traite',
  'travailleur_sexe',
];
/** A service for the wider group takes the narrower one. */
const WITHIN: Partial<Record<PopulationCode, readonly PopulationCode[]>> = {
  enfant_0_6: ['enfant', 'mineur'],
  enfant: ['mineur'],
  mineur: ['enfant', 'mineur_15_plus', 'eleve'],
  mineur_15_plus: ['mineur'],
  jeune_adulte: ['adulte'],
  senior: ['adulte'],
};

/** Does a service for these people take that one? An age or a gender that nobody mentions is not refused. */
function welcomes(people: readonly PopulationCode[], who: PopulationCode): Truth {
  if (people.length === 0) return 'unknown';
  if (people.includes(who) || WITHIN[who]?.some((wider) => people.includes(wider))) return 'yes';
  if (NAMED_ONLY.includes(who)) return 'no';
  if (people.includes('tout_public')) return 'yes';
  return either(unmentioned(people, who, AGES), unmentioned(people, who, GENDERS));
}

function unmentioned(
  people: readonly PopulationCode[],
  who: PopulationCode,
  group: readonly PopulationCode[],
): Truth {
  const forPersons = people.some((code) => code !== 'professionnel' && code !== 'ecole');
  return forPersons && group.includes(who) && !people.some((code) => group.includes(code)) ? 'unknown' : 'no';
}
