import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type UiWords } from './fr.ts';
import { nl } from './nl.ts';

export type { UiWords } from './fr.ts';

const CATALOGUE: Readonly<Record<Locale, UiWords>> = { fr, nl, de, en };

/** The words of the page furniture in one language. */
export function words(locale: Locale): UiWords {
  return CATALOGUE[locale];
}
