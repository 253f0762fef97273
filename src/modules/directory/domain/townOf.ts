import type { Nis } from '#modules/territory/index.ts';
import type { Service } from './service.ts';

/**
 * The municipality a service sits in, for the map and for distance; null when it is not known. Never anything for a
 * protected address: not even its town.
 */
export function townOf({ address, area }: Service): Nis | null {
  if (address === 'protected') return null;
  if (address?.municipality) return address.municipality;
  return area?.kind === 'seat' ? area.municipality : null;
}
