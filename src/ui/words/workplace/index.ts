import type { Locale } from '#kernel/locale.ts';
import { fr, type WorkplaceWords } from './fr.ts';

const CATALOGUE: Readonly<Record<Locale, WorkplaceWords>> = { fr, nl: fr, de: fr, en: fr };

/** The words around every page of the workplace. */
export function workplaceWords(locale: Locale): WorkplaceWords {
  return CATALOGUE[locale];
}
