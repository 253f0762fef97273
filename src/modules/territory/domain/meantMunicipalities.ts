import type { Municipality, Territory } from './territory.ts';

/** More than this is not a hesitation any more. */
const MOST = 6;

/**
 * The municipalities a typed place may mean, best first, each once. Only one when the text is a name that one
 * municipality has ("Liège"); two for a village that lies in two ("Louveigné"), several for the start of a name.
 */
export function meantMunicipalities(text: string, territory: Territory): readonly Municipality[] {
  const places = territory.search(text);
  const called = places.filter(({ name, locality }) => isSameName(locality ?? name, text));
  const meant = called.length > 0 ? called : places;
  return [...new Set(meant.map(({ nis }) => nis))].flatMap((nis) => territory.find(nis) ?? []).slice(0, MOST);
}

function isSameName(name: string, text: string): boolean {
  return name.localeCompare(text.trim(), 'fr', { sensitivity: 'base', ignorePunctuation: true }) === 0;
}
