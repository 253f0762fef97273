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
    themes: counted(services, {
      codes: CATEGORIES,
      labels: say.category,
      codesOf: ({ category, alsoIn }) => [category, ...alsoIn],
    }),
    helps: counted(services, { codes: HELP, labels: say.help, codesOf: ({ help }) => help }),
    publics: counted(services, {
      codes: POPULATIONS,
      labels: say.population,
      codesOf: ({ population }) => population,
    }),
    access: counted(services, { codes: ACCESS, labels: say.access, codesOf: ({ access }) => access }),
    languages: counted(services, {
      codes: spoken,
      labels: Object.fromEntries(spoken.map((code) => [code, languageName(code, locale)])),
      codesOf: ({ languages }) => languages ?? [],
    }).toSorted((a, b) => a.label.localeCompare(b.label, locale)),
  };
}

/** One way of browsing: its codes, what they are called, and which of them a service goes by. */
type Way<Code> = {
  readonly codes: readonly Code[];
  readonly labels: Readonly<Record<string, string>>;
  readonly codesOf: (service: Service) => readonly string[];
};

function counted<Code extends string>(
  services: readonly Service[],
  { codes, labels, codesOf }: Way<Code>,
): readonly BrowseItem<Code>[] {
  return codes
    .map((code) => ({
      code,
      label: labels[code] ?? code,
      count: services.filter((service) => codesOf(service).includes(code)).length,
    }))
    .filter(({ count }) => count > 0);
}
