import type { Locale, Text } from '#kernel/locale.ts';
import type { Area, Municipality, Nis, Territory } from '../domain/territory.ts';
import { words } from '../words/index.ts';

function describeIn(locale: Locale, area: Area, territory: Territory): string {
  const say = words(locale);
  const named = (name: string): string => say.names[name] ?? name;
  const listed = (codes: readonly Nis[]): string =>
    codes
      .flatMap((nis) => territory.find(nis) ?? [])
      .map((municipality) => municipalityName(municipality, locale))
      .join(', ');
  switch (area.kind) {
    case 'national':
    case 'international':
      return say[area.kind];
    case 'community':
      return say.community[area.name];
    case 'region':
      return say.region[area.name];
    case 'province':
    case 'judicialDistrict':
    case 'judicialDivision':
    case 'policeZone':
      return say[area.kind](named(area.name));
    case 'municipalities':
      return listed(area.municipalities);
    case 'seat':
      return listed([area.municipality]);
  }
}

/** A municipality as this language calls it: by a usual name of its own if it has one, else by the local name. */
export function municipalityName({ names, region }: Municipality, locale: Locale): string {
  const own = region === 'flandre' ? names.nl : names.fr;
  const official = { fr: names.fr, nl: names.nl, de: names.de ?? own, en: own }[locale];
  return words(locale).names[names.fr] ?? official;
}

/** The plain name of an area in the four languages, for records that say no more than that. */
export function describeArea(area: Area, territory: Territory): Text {
  return {
    fr: describeIn('fr', area, territory),
    nl: describeIn('nl', area, territory),
    de: describeIn('de', area, territory),
    en: describeIn('en', area, territory),
  };
}
