import type { Truth } from '#kernel/truth.ts';
import { newExtent, type Extent } from './extent.ts';
import { newPlaceSearch, type Locality } from './placeSearch.ts';
import type { Area, Municipality, Nis, Territory } from './territory.ts';

const EARTH_RADIUS_KM = 6371;
const DEFAULT_LIMIT = 10;

function distance(from: Municipality, to: Municipality): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const halfLat = Math.sin(radians(to.lat - from.lat) / 2) ** 2;
  const halfLon = Math.sin(radians(to.lon - from.lon) / 2) ** 2;
  const chord = halfLat + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * halfLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}

/** The territory from its two tables. Extents are computed once per area object and remembered. */
export function newTerritory(
  municipalities: readonly Municipality[],
  localities: readonly Locality[],
): Territory {
  const find = findByNis(municipalities);
  const searchAll = newPlaceSearch(municipalities, localities, find);
  const extents = new WeakMap<Area, Extent>();
  const extentOf = (area: Area): Extent => {
    const known = extents.get(area) ?? newExtent(area, municipalities, find);
    extents.set(area, known);
    return known;
  };

  return {
    municipalities,
    find,
    search: (query, limit = DEFAULT_LIMIT) => searchAll(query).slice(0, limit),
    holds(area, nis): Truth {
      const municipality = find(nis);
      if (municipality === undefined) return 'unknown';
      const { sure, perhaps } = extentOf(area);
      if (sure.has(municipality.nis)) return 'yes';
      return perhaps.has(municipality.nis) ? 'unknown' : 'no';
    },
    breadth(area) {
      if (area.kind === 'international') return Infinity;
      const { sure, perhaps } = extentOf(area);
      return sure.size + perhaps.size;
    },
    distanceKm(from, to) {
      const [start, end] = [find(from), find(to)];
      return start === undefined || end === undefined ? Infinity : distance(start, end);
    },
  };
}

/** By its code of today, or by one from before the mergers. */
function findByNis(municipalities: readonly Municipality[]): Territory['find'] {
  const byNis = new Map<Nis, Municipality>(
    municipalities.flatMap((municipality) =>
      [...municipality.formerNis, municipality.nis].map((nis) => [nis, municipality]),
    ),
  );
  return (nis) => byNis.get(nis);
}
