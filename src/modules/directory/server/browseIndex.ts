import type { Locale } from '#kernel/locale.ts';
import type { BrowseIndex, BrowseItem } from '../domain/browse.ts';
import { ACCESS, CATEGORIES, HELP, POPULATIONS } from '../domain/codes.ts';
import type { Directory, Service } from '../domain/service.ts';
import { words } from '../words/index.ts';
import { languageName } from './labels.ts';

/** Every way into the directory, with its words in one language and the number of services behind it. */
export function browseIndex({ services }: Directory, locale: Locale): BrowseIndex {
  const say = words(locale);
  const spoken = [...new Set(services.flatMap(({ languages }) => languages ?? []))];
  return {
    themes: counted(CATEGORIES, say.category, services, ({ category, alsoIn }) => [category, ...alsoIn]),
    helps: counted(HELP, say.help, services, ({ help }) => help),
    publics: counted(POPULATIONS, say.population, services, ({ population }) => population),
    access: counted(ACCESS, say.access, services, ({ access }) => access),
    languages: counted(
      spoken,
      Object.fromEntries(spoken.map((code) => [code, languageName(code, locale)])),
      services,
      ({ languages }) => languages ?? [],
    ).toSorted((a, b) => a.label.localeCompare(b.label, locale)),
  };
}

function counted<Code extends string>(
  codes: readonly Code[],
  labels: Readonly<Record<string, string>>,
  services: readonly Service[],
  codesOf: (service: Service) => readonly string[],
): readonly BrowseItem<Code>[] {
  return codes
    .map((code) => ({
      code,
      label: labels[code] ?? code,
      count: services.filter((service) => codesOf(service).includes(code)).length,
    }))
    .filter(({ count }) => count > 0);
}
