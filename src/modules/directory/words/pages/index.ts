import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type PageWords } from './fr.ts';
import { nl } from './nl.ts';

export type { PageWords };

const CATALOGUES: Readonly<Record<Locale, PageWords>> = { fr, nl, de, en };

/** The texts of the directory pages and of a service's sheet, in one language. */
export function pageWords(locale: Locale): PageWords {
  return CATALOGUES[locale];
}
