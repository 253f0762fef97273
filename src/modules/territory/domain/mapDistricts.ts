import type { Text } from '#kernel/locale.ts';
import { DISTRICT_OUTLINES } from './mapOutlines.ts';

/** A judicial district as the map and the addresses of pages know it. */
export type MapDistrict = {
  /** Its French name: the identity of a district in the whole project. */
  readonly name: string;
  readonly names: Text;
  readonly slug: string;
  readonly path: string;
};

const NAMES: Readonly<Record<string, Omit<Text, 'fr'>>> = {
  Anvers: { nl: 'Antwerpen', de: 'Antwerpen', en: 'Antwerp' },
  'Brabant wallon': { nl: 'Waals-Brabant', de: 'Wallonisch-Brabant', en: 'Walloon Brabant' },
  Bruxelles: { nl: 'Brussel', de: 'Brüssel', en: 'Brussels' },
  Eupen: { nl: 'Eupen', de: 'Eupen', en: 'Eupen' },
  'Flandre occidentale': { nl: 'West-Vlaanderen', de: 'Westflandern', en: 'West Flanders' },
  'Flandre orientale': { nl: 'Oost-Vlaanderen', de: 'Ostflandern', en: 'East Flanders' },
  Hainaut: { nl: 'Henegouwen', de: 'Hennegau', en: 'Hainaut' },
  Limbourg: { nl: 'Limburg', de: 'Limburg', en: 'Limburg' },
  Liège: { nl: 'Luik', de: 'Lüttich', en: 'Liège' },
  Louvain: { nl: 'Leuven', de: 'Löwen', en: 'Leuven' },
  Luxembourg: { nl: 'Luxemburg', de: 'Luxemburg', en: 'Luxembourg' },
  Namur: { nl: 'Namen', de: 'Namur', en: 'Namur' },
};

/** The twelve judicial districts, in the order of the alphabet. */
export const MAP_DISTRICTS: readonly MapDistrict[] = Object.entries(DISTRICT_OUTLINES)
  .map(([name, path]) => ({ name, names: namesOf(name), slug: slugOf(name), path }))
  .sort((a, b) => a.slug.localeCompare(b.slug));

export function districtBySlug(slug: string): MapDistrict | undefined {
  return MAP_DISTRICTS.find((district) => district.slug === slug);
}

export function districtByName(name: string): MapDistrict | undefined {
  return MAP_DISTRICTS.find((district) => district.name === name);
}

function namesOf(name: string): Text {
  return { fr: name, nl: name, de: name, en: name, ...NAMES[name] };
}

/** "Flandre occidentale" becomes `flandre-occidentale`, "Liège" `liege`. */
function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
