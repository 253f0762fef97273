import { wordsIn } from '#kernel/folding.ts';
import { DISTRICT_OUTLINES } from './mapOutlines.ts';

/** A judicial district as the map and the addresses of pages know it. */
export type MapDistrict = {
  /** Its French name: the identity of a district in the whole project. */
  readonly name: string;
  /** Plain letters: "Flandre occidentale" is `flandre-occidentale`, "Liège" `liege`. */
  readonly slug: string;
  readonly path: string;
};

/** The twelve judicial districts, in the order of the alphabet. */
export const MAP_DISTRICTS: readonly MapDistrict[] = Object.entries(DISTRICT_OUTLINES)
  .map(([name, path]) => ({ name, slug: wordsIn(name).join('-'), path }))
  .sort((a, b) => a.slug.localeCompare(b.slug));

export function districtBySlug(slug: string): MapDistrict | undefined {
  return MAP_DISTRICTS.find((district) => district.slug === slug);
}

export function districtByName(name: string): MapDistrict | undefined {
  return MAP_DISTRICTS.find((district) => district.name === name);
}
