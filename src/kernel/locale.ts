/** The languages Relais speaks. French first: its texts are the reference, the others follow it. */
export const LOCALES = ['fr', 'nl', 'de', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text, complete in every language: a missing one is a compile error or a refused record. */
export type Text = Readonly<Record<Locale, string>>;

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
