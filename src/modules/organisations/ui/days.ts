import type { Locale } from '#kernel/locale.ts';

/** A day of the calendar as Belgium writes it: « 31 décembre 2027 ». */
export function dayText(locale: Locale, day: string): string {
  const format = new Intl.DateTimeFormat(`${locale}-BE`, { dateStyle: 'long', timeZone: 'UTC' });
  const text = format.format(new Date(`${day}T12:00:00Z`));
  // In French the first of a month is an ordinal, which the format does not know.
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** A moment as the clock on the wall shows it: « lundi 23 novembre, 14:05 ». */
export function momentText(locale: Locale, moment: Date): string {
  const zone = { timeZone: 'Europe/Brussels' } as const;
  const day = new Intl.DateTimeFormat(`${locale}-BE`, {
    ...zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const hour = new Intl.DateTimeFormat(`${locale}-BE`, { ...zone, timeStyle: 'short' });
  return `${day.format(moment)}, ${hour.format(moment)}`;
}
