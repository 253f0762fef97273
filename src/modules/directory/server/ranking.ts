import type { Nis, Territory } from '#modules/territory/index.ts';
import { phoneDigits, phoneQuery } from '../domain/dialing.ts';
import type { Directory, Service } from '../domain/service.ts';
import { townOf } from '../domain/townOf.ts';
import { newNamedPlace } from './namedPlace.ts';
import { newTextIndex, tellingWords, type Hit } from './textIndex.ts';

/** How well a service answers a query: the level first, then the score inside the level. Higher is better. */
export type Rank = { readonly level: number; readonly score: number };

/*
 * Levels keep a large directory from burying the obvious: whatever ten thousand descriptions say, an exact
 * number or name comes first, then what stands at the place asked, then what a service is, then any mention.
 * "Here": the words without the place, among the services that may serve it.
 */
const LEVELS = [
  'loose',
  'aboutHere',
  'about',
  'identityHere',
  'identity',
  'place',
  'number',
  'exact',
] as const;
type Level = (typeof LEVELS)[number];

/** Under this number of answers we also take services that match only some of the words. */
const ENOUGH = 3;
/** From this length on, digits are a telephone number and not a postcode. */
const NUMBER_LENGTH = 5;

/** Ranks the services that answer a query, by their position in the directory; null: the query tells nothing. */
export function newRanking(directory: Directory, territory: Territory): (query: string) => Ranks | null {
  const { services } = directory;
  const index = newTextIndex(directory, territory);
  const namedPlace = newNamedPlace(territory);
  const names = exactNames(services);
  const numbers = services.map(({ phone, otherPhones }) =>
    [phone, ...otherPhones.map(({ number }) => number)].flatMap((n) => (n === null ? [] : [phoneDigits(n)])),
  );

  return (query) => {
    if (tellingWords(query).length === 0) return null;
    const ranks = new Ranks();
    const digits = phoneQuery(query);
    if (digits !== null) addNumbers(ranks, numbers, digits);
    if (digits !== null && digits.length >= NUMBER_LENGTH && ranks.size > 0) return ranks;
    ranks.add('exact', (names.get(nameKey(query)) ?? []).map(unscored));

    const place = namedPlace(query);
    const hits = index.search(query);
    ranks.add('identity', hits.filter(isIdentity).map(scored));
    if (place && tellingWords(place.rest).length > 0) {
      const near = (found: readonly Hit[]) => nearFirst(found, place.nis, { services, territory });
      const rest = index.search(place.rest);
      ranks.add('identityHere', near(rest.filter(isIdentity)));
      ranks.add('about', near(hits));
      ranks.add('aboutHere', near(rest));
      if (ranks.size < ENOUGH) ranks.add('loose', near(index.loose(place.rest)));
    } else {
      if (place) ranks.add('place', servicesAt(services, territory, place.nis));
      ranks.add('about', hits.map(scored));
    }
    if (ranks.size < ENOUGH) ranks.add('loose', index.loose(query).map(scored));
    return ranks;
  };
}

type Scored = readonly [id: number, score: number];
const isIdentity = ({ identity }: Hit) => identity;
const scored = ({ id, score }: Hit): Scored => [id, score];
const unscored = (id: number): Scored => [id, 0];

/** The rank of each service found; the highest level at which it was found counts. */
class Ranks extends Map<number, Rank> {
  add(name: Level, found: Iterable<Scored>): void {
    const level = LEVELS.indexOf(name);
    for (const [id, score] of found) {
      if ((this.get(id)?.level ?? -1) < level) this.set(id, { level, score });
    }
  }
}

const nameKey = (text: string) => tellingWords(text).join(' ');

function exactNames(services: readonly Service[]): ReadonlyMap<string, readonly number[]> {
  const names = new Map<string, number[]>();
  services.forEach(({ id, name, shortName }, position) => {
    for (const key of new Set([id, name, shortName].map(nameKey))) {
      if (key !== '') names.set(key, [...(names.get(key) ?? []), position]);
    }
  });
  return names;
}

function addNumbers(ranks: Ranks, numbers: readonly (readonly string[])[], digits: string): void {
  const having = (test: (number: string) => boolean) =>
    numbers.flatMap((own, id) => (own.some(test) ? [unscored(id)] : []));
  ranks.add(
    'number',
    having((number) => number.startsWith(digits)),
  );
  ranks.add(
    'exact',
    having((number) => number === digits),
  );
}

/** Everything that serves a place: what stands there first, then from the most local to the widest. */
function servicesAt(services: readonly Service[], territory: Territory, nis: Nis): readonly Scored[] {
  return services.flatMap((service, id): Scored[] => {
    if (townOf(service) === nis) return [[id, 2]];
    const fit = fitOf(service, territory, nis);
    return fit === null || service.area === null ? [] : [[id, fit]];
  });
}

/** The same services without those that certainly do not serve the place; the most local weighs most. */
function nearFirst(
  hits: readonly Hit[],
  nis: Nis,
  { services, territory }: { readonly services: readonly Service[]; readonly territory: Territory },
): readonly Scored[] {
  return hits.flatMap(({ id, score }): Scored[] => {
    const service = services[id];
    const fit = service ? fitOf(service, territory, nis) : null;
    return fit === null ? [] : [[id, score * fit]];
  });
}

/** How well a service fits a place: up to 2 when it surely serves it, under 1 when it may, null when it does not. */
function fitOf({ area }: Service, territory: Territory, nis: Nis): number | null {
  if (area === null) return 0.5;
  const held = territory.holds(area, nis);
  if (held === 'no') return null;
  const all = territory.municipalities.length;
  const closeness = 1 - Math.min(territory.breadth(area), all) / all;
  return held === 'yes' ? 1 + closeness : 0.5 + closeness / 2;
}
