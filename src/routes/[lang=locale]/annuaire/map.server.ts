import type { Locale } from '#kernel/locale.ts';
import { paths, type Service, townOf } from '#modules/directory/index.ts';
import { pageWords } from '#modules/directory/server/index.ts';
import {
  districtByName,
  dotRadius,
  MAP_DISTRICTS,
  mapPoint,
  type MapPoint,
  type MapWindow,
  type Municipality,
  placeNames,
  spreadDots,
} from '#modules/territory/index.ts';
import { districtNames, landmarks, municipalityName } from '#modules/territory/server/index.ts';
import type { DirectoryPage } from './directory.server.ts';

export type Town = {
  readonly municipality: Municipality;
  readonly name: string;
  readonly services: readonly Service[];
};

/** The judicial districts as links, by name in the reader's language. */
export function districtLinks(locale: Locale) {
  return MAP_DISTRICTS.map(({ name, slug }) => ({ slug, label: districtNames(name)[locale] })).sort((a, b) =>
    a.label.localeCompare(b.label, locale),
  );
}

/** The municipalities where at least one service sits, by name. */
export function townsOf({ directory, territory, locale }: DirectoryPage): readonly Town[] {
  const byTown = Map.groupBy(directory.services, (service) => townOf(service));
  return [...byTown]
    .flatMap(([nis, services]) => {
      const municipality = nis === null ? undefined : territory.find(nis);
      return municipality ? [{ municipality, name: municipalityName(municipality, locale), services }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** What `PlaceMap` draws around one municipality. */
export function mapAround({ territory, locale }: DirectoryPage, municipality: Municipality) {
  const point = mapPoint(municipality);
  const names = landmarks(territory, locale, 'near').filter(({ id }) => id !== municipality.nis);
  return { point, names };
}

type Near = { readonly name: string; readonly frame: MapWindow };

/** What `BelgiumMap` draws: the whole country, or one district from near. */
export function mapOfTowns(page: DirectoryPage, district?: Near) {
  const { territory, locale } = page;
  // The closer the map, the smaller what is written on it, in its own units.
  const scale = district ? district.frame.width / CLOSE : 1;
  const textSize = 22 * scale;
  const towns = townsOf(page);
  const dots = dotsOf(towns, scale);
  const names = district
    ? inside(district.frame, landmarks(territory, locale, 'near'))
    : landmarks(territory, locale, 'afar');
  return {
    districts: districtsToOpen(locale),
    home: district ? [district.name] : FRANCOPHONE,
    spots: townsToOpen(dots, towns, locale),
    names: placeNames(names, dots, textSize),
    textSize,
    ...(district ? { frame: district.frame } : {}),
  };
}

/** A dot for each town, as large as it has services, pushed aside where they would cover one another. */
function dotsOf(towns: readonly Town[], scale: number) {
  return spreadDots(
    towns.map(({ municipality, services }) => ({
      id: municipality.nis,
      ...mapPoint(municipality),
      weight: services.length,
      radius: dotRadius(services.length, scale),
    })),
  );
}

/** Each outline leads to the page of its district. */
function districtsToOpen(locale: Locale) {
  return MAP_DISTRICTS.map((each) => ({
    ...each,
    href: paths.district(locale, each.slug),
    label: districtNames(each.name)[locale],
  }));
}

/** Each dot leads to the page of its town. */
function townsToOpen(dots: ReturnType<typeof dotsOf>, towns: readonly Town[], locale: Locale) {
  return dots.map((dot) => {
    const town = towns.find(({ municipality }) => municipality.nis === dot.id);
    return {
      ...dot,
      href: paths.municipality(locale, dot.id),
      label: pageWords(locale).map.dot(town?.name ?? '', dot.weight),
    };
  });
}

/** Leaves out a name that the edge would cut. */
function inside<Point extends MapPoint>({ x, y, width, height }: MapWindow, points: readonly Point[]) {
  const edge = width / 14;
  return points.filter(
    (point) =>
      point.x > x + edge && point.x < x + width - edge && point.y > y + edge && point.y < y + height - edge,
  );
}

/** A frame this wide is drawn about as large as the whole country beside its list. */
const CLOSE = 650;

/** Where this directory knows the services best. */
const FRANCOPHONE = ['Bruxelles', 'Brabant wallon', 'Hainaut', 'Liège', 'Luxembourg', 'Namur'].filter(
  (name) => districtByName(name) !== undefined,
);
