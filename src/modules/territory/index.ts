export type { Area, Municipality, Nis, Place, Region, Territory } from './domain/territory.ts';
