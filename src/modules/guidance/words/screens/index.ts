import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type ScreenWords } from './fr.ts';
import { nl } from './nl.ts';

const CATALOGUE: Readonly<Record<Locale, ScreenWords>> = { fr, nl, de, en };

/** The words of the screens of the journey. */
export function screenWords(locale: Locale): ScreenWords {
  return CATALOGUE[locale];
}
