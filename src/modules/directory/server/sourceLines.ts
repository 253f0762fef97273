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
    const value = spelled(service, field, territory, locale);
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

/** The value of a field in plain words; null when there is none to show. */
function spelled(service: Service, field: FieldName, territory: Territory, locale: Locale): string | null {
  const say = words(locale);
  const list = (texts: readonly string[]) => (texts.length === 0 ? null : texts.join(', '));
  switch (field) {
    case 'phone':
    case 'email':
    case 'website':
      return service[field];
    case 'openingHours':
    case 'chatHours':
      return service[field] && hoursText(service[field], locale);
    case 'otherPhones':
      return list(service.otherPhones.map(({ number }) => number));
    case 'address':
      return list(addressLines(service.address));
    case 'chat':
      return service.chat?.url ?? null;
    case 'dayAndNight':
    case 'free':
    case 'anonymous':
      return yesOrNo(service[field], say.value[field]);
    case 'languages':
      return list((service.languages ?? []).map((code) => languageName(code, locale)));
    case 'population':
      return list(service.population.map((code) => say.population[code]));
    case 'access':
      return list(service.access.map((code) => say.access[code]));
    case 'help':
      return list(service.help.map((code) => say.help[code]));
    case 'area':
      return areaText(service, territory, locale);
    case 'status':
      return say.status[service.status];
    case 'timeLimit':
      return null;
  }
}

function yesOrNo(value: boolean | null, say: Words['value']['free']): string | null {
  return value === null ? null : value ? say.yes : say.no;
}
