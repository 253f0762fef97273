import { wordsIn } from '#kernel/folding.ts';
import type { Nis, Territory } from '#modules/territory/index.ts';

/** A place named in a query, and the words of the query that do not name it. */
type NamedPlace = { readonly nis: Nis; readonly rest: string };

/** Longest first: "Saint-Gilles" before "Gilles". No municipality has more words than this. */
const LONGEST_NAME = 6;

/**
 * Finds the municipality that a query names, anywhere in it ("planning familial verviers"), or the village or
 * postcode that it is as a whole ("Tilff", "4130"). Only exact names: "15 ans" must not become the town of Ans.
 */
export function newNamedPlace(territory: Territory): (query: string) => NamedPlace | null {
  const byName = new Map<string, Nis>(
    territory.municipalities.flatMap(({ nis, names }) =>
      Object.values(names).map((name) => [wordsIn(name).join(' '), nis] as const),
    ),
  );
  return (query) => {
    const words = wordsIn(query);
    for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
      for (let start = 0; start + length <= words.length; start += 1) {
        const nis = byName.get(words.slice(start, start + length).join(' '));
        if (nis === undefined || /^\d+$/.test(words[start - 1] ?? '')) continue;
        return { nis, rest: [...words.slice(0, start), ...words.slice(start + length)].join(' ') };
      }
    }
    return wholeQuery(territory, query, words);
  };
}

function wholeQuery(territory: Territory, query: string, words: readonly string[]): NamedPlace | null {
  const [place] = territory.search(query, 1);
  if (!place) return null;
  const typed = words.join(' ');
  const exact = wordsIn(place.locality ?? place.name).join(' ') === typed || place.postcodes.includes(typed);
  return exact ? { nis: place.nis, rest: '' } : null;
}
