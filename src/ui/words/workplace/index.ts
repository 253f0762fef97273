import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type WorkplaceWords } from './fr.ts';
import { nl } from './nl.ts';

const CATALOGUE: Readonly<Record<Locale, WorkplaceWords>> = { fr, nl, de, en };

/** The words around every page of the workplace. */
export function workplaceWords(locale: Locale): WorkplaceWords {
  return CATALOGUE[locale];
}
