import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type SettingsWords } from './fr.ts';
import { nl } from './nl.ts';

const CATALOGUE: Readonly<Record<Locale, SettingsWords>> = { fr, nl, de, en };

/** What an organisation says of itself, and until when. */
export function settingsWords(locale: Locale): SettingsWords {
  return CATALOGUE[locale];
}
