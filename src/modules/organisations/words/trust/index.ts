import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type TrustWords } from './fr.ts';
import { nl } from './nl.ts';

const CATALOGUE: Readonly<Record<Locale, TrustWords>> = { fr, nl, de, en };

/** Whose keys one may believe, and how somebody gets hers back. */
export function trustWords(locale: Locale): TrustWords {
  return CATALOGUE[locale];
}
