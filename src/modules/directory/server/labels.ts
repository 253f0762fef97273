import type { Locale } from '#kernel/locale.ts';
import type { Territory } from '#modules/territory/index.ts';
import { describeArea } from '#modules/territory/server/index.ts';
import type { Service } from '../domain/service.ts';
import { pageWords, type PageWords } from '../words/pages/index.ts';
import { weekOf } from './opening.ts';

/** The territory as the record words it, or as its area reads. */
export function areaText(service: Service, territory: Territory, locale: Locale): string | null {
  if (service.areaLabel) return service.areaLabel[locale];
  return service.area && describeArea(service.area, territory)[locale];
}

const languageNames = new Map<Locale, Intl.DisplayNames>();

/** "néerlandais" for `nl`. */
export function languageName(code: string, locale: Locale): string {
  const names = languageNames.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language' });
  languageNames.set(locale, names);
  return names.of(code) ?? code;
}

/** The lines of an address; none for one that is protected or not known. */
export function addressLines(address: Service['address']): readonly string[] {
  if (address === null || address === 'protected') return [];
  const { site, street, postcode, city } = address;
  const town = [postcode, city].filter(Boolean).join(' ');
  return [site, street, town].flatMap((line) => (line ? [line] : []));
}

/** Written hours as people read them: "Lu, Je 9 h 30 – 12 h 30". Hours without a usual week stay as written. */
export function hoursText(written: string, locale: Locale): string {
  const say = pageWords(locale);
  if (written === '24/7') return say.opening.always;
  const days = new Map<string, number[]>();
  for (const { day, phone } of weekOf({ openingHours: written, chatHours: null, dayAndNight: null }) ?? []) {
    if (phone.length === 0) continue;
    const ranges = phone.map(([from, to]) => say.range(from, to)).join(', ');
    days.set(ranges, [...(days.get(ranges) ?? []), day]);
  }
  const lines = [...days].map(([ranges, own]) => `${dayNames(own, say)} ${ranges}`);
  return lines.length > 0 ? lines.join(' ; ') : written;
}

/** "Lu à Ve" for days in a row, "Lu, Je" for others. */
function dayNames(days: readonly number[], say: PageWords): string {
  const names = days.map((day) => say.daysShort[day - 1] ?? '');
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const inARow = days.length > 2 && last - first === days.length - 1;
  return inARow ? say.daySpan(names[0] ?? '', names.at(-1) ?? '', false) : names.join(', ');
}
