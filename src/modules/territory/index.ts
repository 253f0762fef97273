export type { Area, Municipality, Nis, Place, Region, Territory } from './domain/territory.ts';
export { DIVISIONS } from './domain/extent.ts';
export { newTerritory } from './domain/newTerritory.ts';
