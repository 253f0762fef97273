import type { Locale } from '#kernel/locale.ts';
import { type Service, townOf } from '#modules/directory/index.ts';
import { paths } from '#modules/directory/ui/paths.ts';
import { mapWords } from '#modules/directory/ui/mapWords.ts';
import {
  districtByName,
  dotRadius,
  MAP_DISTRICTS,
  mapPoint,
  type Municipality,
  spreadDots,
  type Territory,
} from '#modules/territory/index.ts';
import { describeArea, districtNames } from '#modules/territory/server/index.ts';
import type { directoryAt } from './directory.server.ts';

type Page = ReturnType<typeof directoryAt>;
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

export function townName({ nis }: Municipality, territory: Territory, locale: Locale): string {
  return describeArea({ kind: 'seat', municipality: nis }, territory)[locale];
}

/** The municipalities where at least one service sits, by name. */
export function townsOf({ directory, territory, locale }: Page): readonly Town[] {
  const byTown = Map.groupBy(directory.services, (service) => townOf(service));
  return [...byTown]
    .flatMap(([nis, services]) => {
      const municipality = nis === null ? undefined : territory.find(nis);
      return municipality
        ? [{ municipality, name: townName(municipality, territory, locale), services }]
        : [];
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
const LANDMARKS_ONLY_NEAR = [
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

export function landmarks({ territory, locale }: Page, near = false) {
  return [...LANDMARKS, ...(near ? LANDMARKS_ONLY_NEAR : [])].flatMap((nis) => {
    const municipality = territory.find(nis);
    return municipality
      ? [{ text: townName(municipality, territory, locale), ...mapPoint(municipality) }]
      : [];
  });
}

/** What `BelgiumMap` draws. */
export function mapOfTowns(page: Page) {
  const { locale } = page;
  const towns = townsOf(page);
  const dots = spreadDots(
    towns.map(({ municipality, services }) => ({
      id: municipality.nis,
      ...mapPoint(municipality),
      weight: services.length,
      radius: dotRadius(services.length),
    })),
  );
  return {
    districts: MAP_DISTRICTS.map((district) => ({
      ...district,
      href: paths.district(locale, district.slug),
      label: districtNames(district.name)[locale],
    })),
    home: FRANCOPHONE,
    spots: dots.map((dot) => {
      const town = towns.find(({ municipality }) => municipality.nis === dot.id);
      return {
        ...dot,
        href: paths.municipality(locale, dot.id),
        label: mapWords(locale).dot(town?.name ?? '', dot.weight),
      };
    }),
    names: landmarks(page),
  };
}

/** Where this directory knows the services best. */
const FRANCOPHONE = ['Bruxelles', 'Brabant wallon', 'Hainaut', 'Liège', 'Luxembourg', 'Namur'].filter(
  (name) => districtByName(name) !== undefined,
);
