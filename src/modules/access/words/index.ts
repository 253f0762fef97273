import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type AccessWords } from './fr.ts';
import { nl } from './nl.ts';

const CATALOGUE: Readonly<Record<Locale, AccessWords>> = { fr, nl, de, en };

/** The words of signing in and of one's own account. */
export function accessWords(locale: Locale): AccessWords {
  return CATALOGUE[locale];
}

/** Why a field must be looked at again. */
export function problemText(locale: Locale, code: string): string {
  const problems: Readonly<Record<string, string>> = accessWords(locale).problems;
  return problems[code] ?? code;
}
