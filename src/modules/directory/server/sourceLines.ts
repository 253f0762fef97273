import type { Locale } from '#kernel/locale.ts';
import type { Territory } from '#modules/territory/index.ts';
import { FIELDS, isCertain, type FieldName } from '../domain/fields.ts';
import type { Directory, Service } from '../domain/service.ts';
import type { SourceLine } from '../domain/view.ts';
import { words, type Words } from '../words/index.ts';
import { addressLines, areaText, hoursText, languageName } from './labels.ts';

type Context = { readonly directory: Directory; readonly territory: Territory; readonly locale: Locale };

/** One line per field and per source it was read in. A protected address has no line: there is nothing to show. */
export function sourceLines(
  service: Service,
  { directory, territory, locale }: Context,
): readonly SourceLine[] {
  const say = words(locale);
  return FIELDS.flatMap((field) => {
    const value = SPELLED[field]({ service, say, territory, locale });
    if (value === null) return [];
    return (service.sources[field] ?? []).flatMap((id) => {
      const source = directory.sources.get(id);
      if (!source) return [];
      const { label, date } = source;
      // The address of a page about a hidden place may name its town.
      const url = service.address === 'protected' ? null : source.url;
      const certain = isCertain(service, field);
      const { readOn } = service;
      return [{ code: field, field: say.field[field], value, source: label, url, date, readOn, certain }];
    });
  });
}

/** A service being put into words. */
type Spelling = Pick<Context, 'territory' | 'locale'> & { readonly service: Service; readonly say: Words };

/** The value of each field in plain words; null when there is none to show. */
const SPELLED: { readonly [F in FieldName]: (spelling: Spelling) => string | null } = {
  phone: ({ service }) => service.phone,
  email: ({ service }) => service.email,
  website: ({ service }) => service.website,
  openingHours: ({ service, locale }) => service.openingHours && hoursText(service.openingHours, locale),
  chatHours: ({ service, locale }) => service.chatHours && hoursText(service.chatHours, locale),
  otherPhones: ({ service }) => list(service.otherPhones.map(({ number }) => number)),
  address: ({ service }) => list(addressLines(service.address)),
  chat: ({ service }) => service.chat?.url ?? null,
  dayAndNight: ({ service, say }) => yesOrNo(service.dayAndNight, say.value.dayAndNight),
  free: ({ service, say }) => yesOrNo(service.free, say.value.free),
  anonymous: ({ service, say }) => yesOrNo(service.anonymous, say.value.anonymous),
  languages: ({ service, locale }) =>
    list((service.languages ?? []).map((code) => languageName(code, locale))),
  population: ({ service, say }) => list(service.population.map((code) => say.population[code])),
  access: ({ service, say }) => list(service.access.map((code) => say.access[code])),
  help: ({ service, say }) => list(service.help.map((code) => say.help[code])),
  area: ({ service, territory, locale }) => areaText(service, territory, locale),
  status: ({ service, say }) => say.status[service.status],
  timeLimit: () => null,
};

function list(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join(', ');
}

function yesOrNo(value: boolean | null, say: Words['value']['free']): string | null {
  return value === null ? null : value ? say.yes : say.no;
}
