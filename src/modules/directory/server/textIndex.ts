import MiniSearch, { type MatchInfo, type SearchOptions } from 'minisearch';
import { wordsIn } from '#kernel/folding.ts';
import { LOCALES } from '#kernel/locale.ts';
import type { Area, Nis, Territory } from '#modules/territory/index.ts';
import type { Directory, Service } from '../domain/service.ts';
import { COMMON_WORDS, EVERYDAY, type Everyday } from '../words/everyday/index.ts';
import { words } from '../words/index.ts';

/** The words of a text that tell something: folded, without their plural, without the most common ones. */
export function tellingWords(text: string): readonly string[] {
  return wordsIn(text)
    .filter((word) => /\d/.test(word) || (word.length > 1 && !COMMON_WORDS.has(word)))
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word));
}

const IDENTITY = ['shortName', 'name', 'first', 'place', 'parent'] as const;
const ABOUT = 'about';

type Doc = { readonly id: number } & Readonly<Record<(typeof IDENTITY)[number] | typeof ABOUT, string>>;

/** A service that matches, by its position in the directory. */
export type Hit = {
  readonly id: number;
  readonly score: number;
  /** Every word stands in what the service *is*: its names, its place, its network, the words that mean it first. */
  readonly identity: boolean;
};

type TextIndex = {
  /** Every word stands somewhere in what we say of the service, in any language. */
  search(query: string): readonly Hit[];
  /** Any word is enough: for when nothing else was found. */
  loose(query: string): readonly Hit[];
};

/** Words of a query that we look up: each misspelled one costs a walk through the vocabulary. */
const MOST_WORDS = 8;

/** How much more it weighs to stand in a name than in a description. */
export const BOOST = { shortName: 6, first: 6, name: 4, place: 3, parent: 2 } as const;

const typos = (word: string) => (/\d/.test(word) || word.length < 5 ? 0 : word.length < 8 ? 1 : 2);

/** A word we know is taken as it is; one we do not may be unfinished or misspelled. */
function leniency(vocabulary: ReadonlySet<string>): SearchOptions {
  return {
    prefix: (word) => word.length >= 3 && !vocabulary.has(word),
    fuzzy: (word) => (vocabulary.has(word) ? false : typos(word)) || false,
    weights: { fuzzy: 0.2, prefix: 0.4 },
    boost: BOOST,
  };
}

/** Reads every service once. */
export function newTextIndex(directory: Directory, territory: Territory): TextIndex {
  const vocabulary = new Set<string>();
  const index = new MiniSearch<Doc>({
    fields: [...IDENTITY, ABOUT],
    tokenize: (text) => [...tellingWords(text)],
    processTerm(word) {
      vocabulary.add(word);
      return word;
    },
    searchOptions: {
      ...leniency(vocabulary),
      tokenize: (asked) => asked.split(' '),
      processTerm: (word) => word,
    },
  });
  index.addAll(directory.services.map((service, id) => ({ id, ...textsOf(service, directory, territory) })));
  const hits = (query: string, combineWith: 'AND' | 'OR') => {
    const asked = new Set(tellingWords(query).slice(0, MOST_WORDS));
    const isIdentity = identityTest(asked, vocabulary);
    return index
      .search([...asked].join(' '), { combineWith })
      .map(({ id, score, match }) => ({ id: Number(id), score, identity: isIdentity(match) }));
  };
  return { search: (query) => hits(query, 'AND'), loose: (query) => hits(query, 'OR') };
}

/**
 * Do all the words asked stand in identity fields? A word we know is found as it is; each word we do not know
 * stands for some other word of the match.
 */
function identityTest(asked: ReadonlySet<string>, vocabulary: ReadonlySet<string>) {
  const known = [...asked].filter((word) => vocabulary.has(word));
  const guesses = asked.size - known.length;
  return (match: MatchInfo): boolean => {
    const own = (word: string) => match[word]?.some((field) => field !== ABOUT) ?? false;
    if (!known.every(own)) return false;
    return guesses === 0 || Object.keys(match).filter((w) => !asked.has(w) && own(w)).length >= guesses;
  };
}

/** What is indexed of a service, field by field. */
export function textsOf(service: Service, directory: Directory, territory: Territory): Omit<Doc, 'id'> {
  const parent = service.parent === null ? undefined : directory.find(service.parent);
  return {
    shortName: service.shortName,
    name: service.name,
    first: firstWords(service),
    place: placeText(service, territory),
    parent: parent ? [parent.shortName, parent.name, firstWords(parent)].join(' ') : '',
    about: [
      ...LOCALES.map((locale) => labelText(service, locale)),
      ...EVERYDAY.filter((entry) => describes(service, entry)).flatMap(({ words }) => Object.values(words)),
      ...Object.values(service.description),
    ].join(' '),
  };
}

const firstWords = ({ id }: Service) =>
  EVERYDAY.filter(({ first }) => first.includes(id))
    .flatMap((entry) => Object.values(entry.words))
    .join(' ');

const describes = (service: Service, { category, help }: Everyday) =>
  [service.category, ...service.alsoIn].some((code) => code === category) ||
  service.help.some((code) => code === help);

function labelText(service: Service, locale: (typeof LOCALES)[number]): string {
  const say = words(locale);
  return [
    say.category[service.category],
    ...service.alsoIn.map((code) => say.category[code]),
    ...service.help.map((code) => say.help[code]),
    ...service.population.map((code) => say.population[code]),
  ].join(' ');
}

/** Where a service is and whom it serves by place. A protected address gives nothing. */
function placeText({ address, area, areaLabel }: Service, territory: Territory): string {
  const own =
    address === null || address === 'protected'
      ? []
      : [address.street, address.city, address.site, namesOf(address.municipality, territory)];
  return [...own, area && areaNames(area, territory), areaLabel?.fr].filter(Boolean).join(' ');
}

function namesOf(nis: Nis | null, territory: Territory): string {
  return nis === null ? '' : Object.values(territory.find(nis)?.names ?? {}).join(' ');
}

/** The names of a small area. Wide ones are left out: they would match half of the directory. */
function areaNames(area: Area, territory: Territory): string {
  switch (area.kind) {
    case 'policeZone':
    case 'municipalities':
      return area.municipalities.map((nis) => namesOf(nis, territory)).join(' ');
    case 'seat':
      return namesOf(area.municipality, territory);
    case 'judicialDivision':
    case 'judicialDistrict':
    case 'province':
      return area.name;
    default:
      return '';
  }
}
