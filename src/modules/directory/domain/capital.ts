import type { Locale } from '#kernel/locale.ts';

/** Labels are written for the middle of a sentence; on their own they start one. */
export function capital(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
