export type { Area, Municipality, Nis, Place, Region, Territory } from './domain/territory.ts';
export { DIVISIONS, isFrancophone } from './domain/extent.ts';
export { districtByName, districtBySlug, MAP_DISTRICTS, type MapDistrict } from './domain/mapDistricts.ts';
export {
  dotRadius,
  MAP_SIZE,
  type MapDot,
  type MapPoint,
  mapPoint,
  type MapWindow,
  mapWindow,
  spreadDots,
  touchRadius,
  windowOf,
} from './domain/mapGeometry.ts';
export { type MapName, placeNames } from './domain/mapNames.ts';
export { meantMunicipalities, meantPlaces } from './domain/meantMunicipalities.ts';
