import { wordsIn } from '#kernel/folding.ts';
import { closeTo } from './spelling.ts';
import type { Municipality, Place } from './territory.ts';

/** A village or former municipality, inside a municipality of today. */
export type Locality = { readonly nis: string; readonly postcode: string; readonly name: string };

/** A spelling of a place. `tails`: the name from each of its words to the end, the whole name first. */
type Entry = {
  readonly key: string;
  readonly tails: readonly string[];
  readonly place: Place;
  readonly rank: number;
};

const EXACT = 0;
const STARTS = 1;
const WORD_STARTS = 2;
const ONE_SLIP = 3;
/** Under this length one wrong letter could be any name. */
const SLIP_LENGTH = 4;

function entry(name: string, place: Place, rank: number): Entry {
  const words = wordsIn(name);
  return { key: words.join(''), tails: words.map((_, start) => words.slice(start).join('')), place, rank };
}

function municipalityEntries({ nis, names, postcodes, region }: Municipality): readonly Entry[] {
  const place = { nis, name: names.fr, postcodes };
  const spellings = new Set([names.fr, names.nl, names.de ?? names.fr]);
  return [...spellings].map((name) => entry(name, place, region === 'flandre' ? 2 : 0));
}

function localityEntry({ nis, postcode, name }: Locality, home: Municipality): Entry {
  const place = { nis, name: home.names.fr, postcodes: [postcode], locality: name };
  return entry(name, place, home.region === 'flandre' ? 3 : 1);
}

function match({ key, tails }: Entry, query: string): number | undefined {
  if (key === query) return EXACT;
  if (key.startsWith(query)) return STARTS;
  return tails.some((tail) => tail.startsWith(query)) ? WORD_STARTS : undefined;
}

type Hit = { readonly found: Entry; readonly score: number };

function hits(entries: readonly Entry[], spellings: readonly string[]): readonly Hit[] {
  return entries.flatMap((found) => {
    const scores = spellings.flatMap((spelling) => match(found, spelling) ?? []);
    return scores.length === 0 ? [] : [{ found, score: Math.min(...scores) }];
  });
}

function slips(entries: readonly Entry[], spellings: readonly string[]): readonly Hit[] {
  const long = spellings.filter((spelling) => spelling.length >= SLIP_LENGTH);
  return entries
    .filter(({ key }) => long.some((spelling) => closeTo(key, spelling)))
    .map((found) => ({ found, score: ONE_SLIP }));
}

function best(a: Hit, b: Hit): number {
  return (
    a.score - b.score ||
    a.found.rank - b.found.rank ||
    a.found.key.length - b.found.key.length ||
    a.found.key.localeCompare(b.found.key) ||
    a.found.place.nis.localeCompare(b.found.place.nis)
  );
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [`${place.nis} ${place.locality ?? ''}`, place])).values()];
}

/** Finds places by name or postcode; a query of digits is a postcode or its beginning. */
export function newPlaceSearch(
  municipalities: readonly Municipality[],
  localities: readonly Locality[],
  find: (nis: string) => Municipality | undefined,
): (query: string) => readonly Place[] {
  const entries = [
    ...municipalities.flatMap(municipalityEntries),
    ...localities.flatMap((locality) => {
      const home = find(locality.nis);
      return home === undefined ? [] : [localityEntry(locality, home)];
    }),
  ];
  const byPostcode = (digits: string): readonly Place[] =>
    municipalities
      .filter(({ postcodes }) => postcodes.some((postcode) => postcode.startsWith(digits)))
      .map(({ nis, names, postcodes }) => ({ nis, name: names.fr, postcodes }));

  return (query) => {
    const digits = /^\s*(?:B[- ]?)?(\d{1,4})\b/i.exec(query)?.[1];
    if (digits !== undefined) return byPostcode(digits);
    const spellings = saintSpellings(query);
    if (spellings.length === 0) return [];
    const direct = hits(entries, spellings);
    const found = direct.length > 0 ? direct : slips(entries, spellings);
    return distinct(found.toSorted(best).map(({ found: { place } }) => place));
  };
}

// A map, not an object: "constructor" is a word people can type, too.
const SAINTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['st', ['st', 'saint', 'sint', 'sankt']],
  ['ste', ['ste', 'sainte']],
]);

/** "St-Gilles" is written for Saint-Gilles, Sint-Gillis and Sankt Vith alike. */
function saintSpellings(query: string): readonly string[] {
  // No place of Belgium is written in other letters: looking for a slip in them would be time lost.
  const [first, ...rest] = wordsIn(query).filter((word) => /^[a-z0-9]+$/.test(word));
  if (first === undefined) return [];
  return (SAINTS.get(first) ?? [first]).map((word) => [word, ...rest].join(''));
}
