import MiniSearch, { type SearchOptions } from 'minisearch';
import { LOCALES } from '#kernel/locale.ts';
import type { Area, Nis, Territory } from '#modules/territory/index.ts';
import { wordsIn } from '../domain/folding.ts';
import type { Directory, Service } from '../domain/service.ts';
import { COMMON_WORDS, EVERYDAY } from '../words/everyday/index.ts';
import { words } from '../words/index.ts';

/** The words of a text that tell something, folded. */
export function tellingWords(text: string): readonly string[] {
  return wordsIn(text).filter((word) => /\d/.test(word) || (word.length > 1 && !COMMON_WORDS.has(word)));
}

const IDENTITY = ['shortName', 'name', 'first', 'place', 'parent'] as const;
const ABOUT = ['labels', 'everyday', 'description'] as const;

type Doc = { readonly id: number } & Readonly<
  Record<(typeof IDENTITY)[number] | (typeof ABOUT)[number], string>
>;

/** Two ways to match: `identity` asks every word of what a service *is*; `about` of anything said about it. */
export type TextIndex = {
  identity(query: string): ReadonlyMap<number, number>;
  about(query: string): ReadonlyMap<number, number>;
  /** Any word is enough: for when nothing else was found. */
  loose(query: string): ReadonlyMap<number, number>;
};

const typo = (term: string) => (/\d/.test(term) || term.length < 5 ? 0 : term.length < 9 ? 1 : 2);

const options: SearchOptions = {
  prefix: (term) => term.length >= 3,
  fuzzy: (term) => typo(term) || false,
  weights: { fuzzy: 0.2, prefix: 0.4 },
  boost: { shortName: 6, first: 6, name: 4, place: 3, parent: 2, labels: 1.5, everyday: 1.5 },
};

function newIndex(fields: readonly string[], docs: readonly Doc[]): MiniSearch<Doc> {
  const index = new MiniSearch<Doc>({
    fields: [...fields],
    tokenize: (text) => [...tellingWords(text)],
    processTerm: (term) => term,
    searchOptions: options,
  });
  index.addAll(docs);
  return index;
}

const scores = (index: MiniSearch<Doc>, query: string, combineWith: 'AND' | 'OR') =>
  new Map<number, number>(index.search(query, { combineWith }).map(({ id, score }) => [Number(id), score]));

/** Reads every service once; a service is known by its position in the directory. */
export function newTextIndex(directory: Directory, territory: Territory): TextIndex {
  const docs = directory.services.map((service, id) => ({ id, ...textsOf(service, directory, territory) }));
  const identity = newIndex(IDENTITY, docs);
  const all = newIndex([...IDENTITY, ...ABOUT], docs);
  return {
    identity: (query) => scores(identity, query, 'AND'),
    about: (query) => scores(all, query, 'AND'),
    loose: (query) => scores(all, query, 'OR'),
  };
}

function textsOf(service: Service, directory: Directory, territory: Territory): Omit<Doc, 'id'> {
  const parent = service.parent === null ? undefined : directory.find(service.parent);
  return {
    shortName: service.shortName,
    name: service.name,
    first: firstWords(service),
    place: placeText(service, territory),
    parent: parent ? [parent.shortName, parent.name, firstWords(parent)].join(' ') : '',
    labels: LOCALES.map((locale) => labelText(service, locale)).join(' '),
    everyday: EVERYDAY.filter(({ category, help }) => describes(service, category, help))
      .flatMap((entry) => Object.values(entry.words))
      .join(' '),
    description: Object.values(service.description).join(' '),
  };
}

const firstWords = ({ id }: Service) =>
  EVERYDAY.filter(({ first }) => first.includes(id))
    .flatMap((entry) => Object.values(entry.words))
    .join(' ');

const describes = (service: Service, category?: string, help?: string) =>
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
