import type { Locale } from '#kernel/locale.ts';

/** Each language in its own words: who needs it must be able to read it. */
export const OWN_NAMES: Readonly<Record<Locale, string>> = {
  fr: 'Français',
  nl: 'Nederlands',
  de: 'Deutsch',
  en: 'English',
};
