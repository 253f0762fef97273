import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type OrganisationWords } from './fr.ts';
import { nl } from './nl.ts';

const CATALOGUE: Readonly<Record<Locale, OrganisationWords>> = { fr, nl, de, en };

/** The words of a house: its people, its teams, who holds what. */
export function organisationWords(locale: Locale): OrganisationWords {
  return CATALOGUE[locale];
}

/** Why something must be looked at again, or was not done. */
export function problemText(locale: Locale, code: string): string {
  const problems: Readonly<Record<string, string>> = organisationWords(locale).problems;
  return problems[code] ?? code;
}
