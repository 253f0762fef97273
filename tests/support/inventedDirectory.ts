import type { Directory, Service } from '#modules/directory/index.ts';
import type { Territory } from '#modules/territory/index.ts';

const KINDS = ['Centre', 'Maison', 'Espace', 'Service', 'Antenne', 'Permanence', 'Asbl', 'Cellule', 'Point'];
const NAMES = [
  'Tournesol',
  'Horizon',
  'Marelle',
  'Passerelle',
  'Boussole',
  'Lanterne',
  'Clairière',
  'Hirondelle',
];

/** Always the same numbers for the same seed: a directory of ten thousand must be the same on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/**
 * A directory grown to `size` with invented services: each takes the codes and the description of a real one,
 * under an invented name, in some municipality. They compete for the same words as the real ones.
 */
export function grownDirectory(real: Directory, territory: Territory, size: number): Directory {
  const roll = dice(2026);
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[roll(list.length)] as T;
  const invented = Array.from({ length: size - real.services.length }, (_, n): Service => {
    const model = pick(real.services);
    const { nis, names } = pick(territory.municipalities);
    const name = `${pick(KINDS)} ${pick(NAMES)} ${n} ${names.fr}`;
    return {
      ...model,
      id: `invented-${n}`,
      type: 'service',
      parent: null,
      name,
      shortName: name,
      phone: null,
      otherPhones: [],
      email: null,
      website: null,
      address: { street: null, postcode: null, city: names.fr, municipality: nis, site: null, note: null },
      area: { kind: 'municipalities', municipalities: [nis] },
      areaLabel: null,
      conflicts: [],
      guard: [],
    };
  });
  const services = [...real.services, ...invented];
  const byId = new Map(services.map((service) => [service.id, service]));
  return { ...real, services, find: (id) => byId.get(id) };
}
