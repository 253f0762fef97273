import type { Locale } from '#kernel/locale.ts';

const format = (tag: string) =>
  new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const FORMATS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  fr: format('fr-BE'),
  nl: format('nl-BE'),
  de: format('de-BE'),
  en: format('en-GB'),
};

/** A day without its year: "25 décembre", "1er mai". */
export function spokenDay(isoDay: string, locale: Locale): string {
  const text = FORMATS[locale].format(new Date(`${isoDay}T12:00:00Z`));
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text;
}
