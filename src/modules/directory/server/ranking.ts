import type { Nis, Territory } from '#modules/territory/index.ts';
import { phoneDigits, phoneQuery } from '../domain/dialing.ts';
import type { Directory, Service } from '../domain/service.ts';
import { newNamedPlace } from './namedPlace.ts';
import { newTextIndex, tellingWords } from './textIndex.ts';

/** How well a service answers a query: the level first, then the score inside the level. Higher is better. */
export type Rank = { readonly level: number; readonly score: number };

/*
 * Levels keep a large directory from burying the obvious: whatever ten thousand descriptions say, an exact
 * number or name comes first, then what a service is, then what it does at the place named, then any mention.
 */
const LEVEL = { exact: 6, number: 5, place: 4, identity: 3, identityHere: 2, about: 1, loose: 0 } as const;
/** Under this number of answers we also take services that match only some of the words. */
const ENOUGH = 3;

/** Ranks the services that answer a query, by their position in the directory; absent: no answer. */
export function newRanking(
  directory: Directory,
  territory: Territory,
): (query: string) => ReadonlyMap<number, Rank> {
  const { services } = directory;
  const index = newTextIndex(directory, territory);
  const namedPlace = newNamedPlace(territory);
  const exactly = exactNames(services);
  const numbers = services.map(({ phone, otherPhones }) =>
    [phone, ...otherPhones.map(({ number }) => number)].flatMap((n) => (n === null ? [] : [phoneDigits(n)])),
  );

  return (query) => {
    const ranks = new Map<number, Rank>();
    const add = (found: Iterable<readonly [number, number]>, level: number) => {
      for (const [id, score] of found) if (!ranks.has(id)) ranks.set(id, { level, score });
    };
    add(
      (exactly.get(nameKey(query)) ?? []).map((id) => [id, 0] as const),
      LEVEL.exact,
    );
    const digits = phoneQuery(query);
    if (digits !== null) addNumbers(numbers, digits, add);
    const place = namedPlace(query);
    if (place?.rest === '') add(servicesAt(services, territory, place.nis), LEVEL.place);
    add(index.identity(query), LEVEL.identity);
    if (place && place.rest !== '') {
      add(nearFirst(index.identity(place.rest), services, territory, place.nis), LEVEL.identityHere);
    }
    add(index.about(query), LEVEL.about);
    if (ranks.size < ENOUGH) add(index.loose(query), LEVEL.loose);
    return ranks;
  };
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

type Add = (found: Iterable<readonly [number, number]>, level: number) => void;

function addNumbers(numbers: readonly (readonly string[])[], digits: string, add: Add): void {
  const having = (test: (number: string) => boolean) =>
    numbers.flatMap((own, id) => (own.some(test) ? [[id, 0] as const] : []));
  add(
    having((number) => number === digits),
    LEVEL.exact,
  );
  add(
    having((number) => number.startsWith(digits)),
    LEVEL.number,
  );
}

/** Everything that serves a place: what stands there first, then from the most local to the widest. */
function servicesAt(
  services: readonly Service[],
  territory: Territory,
  nis: Nis,
): readonly [number, number][] {
  return services.flatMap((service, id): [number, number][] => {
    const { address, area } = service;
    const here = address !== null && address !== 'protected' && address.municipality === nis;
    const held = area === null ? 'unknown' : territory.holds(area, nis);
    if (here) return [[id, 2]];
    if (held === 'no' || area === null) return [];
    return [[id, closeness(area, territory) + (held === 'yes' ? 1 : 0)]];
  });
}

/** The same services, without those that certainly do not serve the place; the most local weighs most. */
function nearFirst(
  found: ReadonlyMap<number, number>,
  services: readonly Service[],
  territory: Territory,
  nis: Nis,
): readonly [number, number][] {
  return [...found].flatMap(([id, score]): [number, number][] => {
    const area = services[id]?.area ?? null;
    const held = area === null ? 'unknown' : territory.holds(area, nis);
    if (held === 'no') return [];
    return [[id, score * (held === 'yes' && area ? 1 + closeness(area, territory) : 0.5)]];
  });
}

/** Between 0 (the whole country or wider) and 1 (one municipality). */
const closeness = (area: NonNullable<Service['area']>, territory: Territory) =>
  1 - Math.min(territory.breadth(area), territory.municipalities.length) / territory.municipalities.length;
