import { wordsIn } from '#kernel/folding.ts';
import type { Municipality, Place, Territory } from './territory.ts';

/** More than this is not a hesitation any more. */
const MOST = 6;

/**
 * The municipalities a typed place may mean, best first, each once. Only one when the text is a name that one
 * municipality has ("Liège"); two for a village that lies in two ("Louveigné"), several for the start of a name.
 */
export function meantMunicipalities(text: string, territory: Territory): readonly Municipality[] {
  const meant = meantPlaces(territory.search(text), text);
  return [...new Set(meant.map(({ nis }) => nis))].flatMap((nis) => territory.find(nis) ?? []).slice(0, MOST);
}

/** Of the places a search gave, those that bear exactly the name typed; all of them when none does. */
export function meantPlaces(places: readonly Place[], text: string): readonly Place[] {
  const typed = wordsIn(text).join('');
  const called = places.filter(({ name, locality }) => wordsIn(locality ?? name).join('') === typed);
  return called.length > 0 ? called : places;
}
