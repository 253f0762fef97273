import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type OrganisationWords } from './fr.ts';
import { nl } from './nl.ts';
import { settingsWords } from './settings/index.ts';
import { trustWords } from './trust/index.ts';

const CATALOGUE: Readonly<Record<Locale, OrganisationWords>> = { fr, nl, de, en };

/** The words of a house: its people, its teams, who holds what. */
export function organisationWords(locale: Locale): OrganisationWords {
  return CATALOGUE[locale];
}

const catalogues = (locale: Locale) => [organisationWords(locale), settingsWords(locale), trustWords(locale)];

/** Why something must be looked at again, or was not done. */
export function problemText(locale: Locale, code: string): string {
  const texts = catalogues(locale).map(({ problems }): Readonly<Record<string, string>> => problems);
  return texts.find((text) => code in text)?.[code] ?? code;
}

/** What was just done. */
export function doneText(locale: Locale, done: string): string | undefined {
  const said = [organisationWords(locale).member, settingsWords(locale), trustWords(locale)];
  const texts = said.map(({ done: one }): Readonly<Record<string, string>> => one);
  return texts.find((text) => done in text)?.[done];
}
