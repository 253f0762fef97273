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
import { districtNames, municipalityName } from '#modules/territory/server/index.ts';
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

/** Names that help to find one's way on the map: chief towns and the largest others. */
const LANDMARKS = [
  '21004',
  '62063',
  '92094',
  '52011',
  '53053',
  '57081',
  '81001',
  '25112',
  '63079',
  '44021',
  '11002',
];
const EVERY_LANDMARK = [
  ...LANDMARKS,
  '61031',
  '91034',
  '82003',
  '83034',
  '84043',
  '63023',
  '56016',
  '55040',
  '91114',
  '64074',
];

function landmarks({ territory, locale }: DirectoryPage, list: readonly string[]) {
  return list.flatMap((nis) => {
    const municipality = territory.find(nis);
    return municipality
      ? [{ id: nis, text: municipalityName(municipality, locale), ...mapPoint(municipality) }]
      : [];
  });
}

/** What `PlaceMap` draws around one municipality. */
export function mapAround(page: DirectoryPage, municipality: Municipality) {
  const point = mapPoint(municipality);
  const names = landmarks(page, EVERY_LANDMARK).filter(({ id }) => id !== municipality.nis);
  return { point, names };
}

/** What `BelgiumMap` draws: the whole country, or one district from near. */
export function mapOfTowns(
  page: DirectoryPage,
  district?: { readonly name: string; readonly frame: MapWindow },
) {
  const { locale } = page;
  // The closer the map, the smaller what is written on it, in its own units.
  const scale = district ? district.frame.width / CLOSE : 1;
  const textSize = 22 * scale;
  const towns = townsOf(page);
  const dots = spreadDots(
    towns.map(({ municipality, services }) => ({
      id: municipality.nis,
      ...mapPoint(municipality),
      weight: services.length,
      radius: dotRadius(services.length, scale),
    })),
  );
  return {
    districts: MAP_DISTRICTS.map((each) => ({
      ...each,
      href: paths.district(locale, each.slug),
      label: districtNames(each.name)[locale],
    })),
    home: district ? [district.name] : FRANCOPHONE,
    spots: dots.map((dot) => {
      const town = towns.find(({ municipality }) => municipality.nis === dot.id);
      return {
        ...dot,
        href: paths.municipality(locale, dot.id),
        label: pageWords(locale).map.dot(town?.name ?? '', dot.weight),
      };
    }),
    names: placeNames(
      district ? inside(district.frame, landmarks(page, EVERY_LANDMARK)) : landmarks(page, LANDMARKS),
      dots,
      textSize,
    ),
    textSize,
    ...(district ? { frame: district.frame } : {}),
  };
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
