import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type PageWords } from './fr.ts';
import { nl } from './nl.ts';

const CATALOGUE: Readonly<Record<Locale, PageWords>> = { fr, nl, de, en };

/** The texts to read: seeing clearly, our promises, accessibility. */
export function pageWords(locale: Locale): PageWords {
  return CATALOGUE[locale];
}
