import type { Locale } from '#kernel/locale.ts';

/** As each language is spoken in Belgium; English as in Europe. */
const TAGS: Readonly<Record<Locale, string>> = { fr: 'fr-BE', nl: 'nl-BE', de: 'de-BE', en: 'en-GB' };

const EXACTNESS = {
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  dayOfAnyYear: { month: 'long', day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function spoken(isoDay: string, exactness: keyof typeof EXACTNESS, locale: Locale): string {
  const key = `${locale} ${exactness}`;
  const format =
    FORMATS.get(key) ?? new Intl.DateTimeFormat(TAGS[locale], { timeZone: 'UTC', ...EXACTNESS[exactness] });
  FORMATS.set(key, format);
  const text = format.format(new Date(isoDay));
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** A day without its year: "25 décembre", "1er mai". */
export function spokenDay(isoDay: string, locale: Locale): string {
  return spoken(isoDay, 'dayOfAnyYear', locale);
}

/** A date as a source gives it: a year, a month or a day. Anything else is shown as it is. */
export function dateText(date: string, locale: Locale): string {
  const parts = /^(\d{4})(-\d{2})?(-\d{2})?$/.exec(date);
  if (!parts || !parts[2]) return date;
  return parts[3] ? spoken(date, 'day', locale) : spoken(`${date}-01`, 'month', locale);
}

/** "français, néerlandais et arabe". */
export function listText(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(TAGS[locale], { type: 'conjunction' }).format(items);
}
