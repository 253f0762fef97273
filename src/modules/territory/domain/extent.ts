import type { Area, Municipality, Nis } from './territory.ts';

/** What an area surely holds, and what it may hold besides: its limits are not always known to us. */
export type Extent = { readonly sure: ReadonlySet<Nis>; readonly perhaps: ReadonlySet<Nis> };

/**
 * The divisions of the judicial districts that have some; each sits in the municipality of its name.
 * Royal decree of 9 April 2024 lists those of Liège by municipality; of the others we read the seats only.
 */
export const DIVISIONS: Readonly<Record<string, readonly string[]>> = {
  Hainaut: ['Charleroi', 'Mons', 'Tournai'],
  Liège: ['Huy', 'Liège', 'Verviers'],
  Luxembourg: ['Arlon', 'Marche-en-Famenne', 'Neufchâteau'],
  Namur: ['Dinant', 'Namur'],
};

type Test = (municipality: Municipality) => boolean;

/** The German-speaking municipalities have their own community: French-speaking services there are not sure, not refused. */
const speaksGerman: Test = (municipality) => municipality.languageRegime.startsWith('D');

/** Wallonia without its German-speaking municipalities, and Brussels: the territory this directory is made for. */
export const isFrancophone: Test = (municipality) =>
  municipality.region !== 'flandre' && !speaksGerman(municipality);

const COMMUNITIES: Readonly<Record<'fr' | 'nl' | 'de', Test>> = {
  fr: isFrancophone,
  nl: (municipality) => municipality.region !== 'wallonie',
  de: speaksGerman,
};

const never: Test = () => false;
const always: Test = () => true;

function divisionTests(name: string, district: string): readonly [Test, Test] {
  const inDistrict: Test = (m) => m.judicialDistrict === district;
  const otherSeats = (DIVISIONS[district] ?? []).filter((seat) => seat !== name);
  return [
    (m) => inDistrict(m) && (m.judicialDivision ?? m.names.fr) === name,
    (m) => inDistrict(m) && m.judicialDivision === null && !otherSeats.includes(m.names.fr),
  ];
}

function seatTests(seat: Municipality | undefined): readonly [Test, Test] {
  if (seat === undefined) return [never, never];
  return [(m) => m.nis === seat.nis, (m) => m.region === seat.region && m.province === seat.province];
}

function tests(
  area: Area,
  find: (nis: Nis) => Municipality | undefined,
): readonly [sure: Test, perhaps: Test] {
  switch (area.kind) {
    case 'national':
    case 'international':
      return [always, never];
    case 'community':
      return [COMMUNITIES[area.name], area.name === 'fr' ? speaksGerman : never];
    case 'region':
      return [(m) => m.region === area.name, never];
    case 'province':
      return [(m) => m.province === area.name, never];
    case 'judicialDistrict':
      return [(m) => m.judicialDistrict === area.name, never];
    case 'judicialDivision':
      return divisionTests(area.name, area.district);
    case 'policeZone':
    case 'municipalities':
      return [(m) => area.municipalities.includes(m.nis), area.municipalities.length === 0 ? always : never];
    case 'seat':
      return seatTests(find(area.municipality));
  }
}

/** The municipalities an area holds for sure and those it may hold. */
export function newExtent(
  area: Area,
  municipalities: readonly Municipality[],
  find: (nis: Nis) => Municipality | undefined,
): Extent {
  const [sure, perhaps] = tests(area, find);
  const surely = municipalities.filter(sure);
  const maybe = municipalities.filter((municipality) => !sure(municipality) && perhaps(municipality));
  return { sure: new Set(surely.map(({ nis }) => nis)), perhaps: new Set(maybe.map(({ nis }) => nis)) };
}
