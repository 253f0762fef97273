import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type Words } from './fr.ts';
import { nl } from './nl.ts';

const ALL: Readonly<Record<Locale, Words>> = { fr, nl, de, en };

export function words(locale: Locale): Words {
  return ALL[locale];
}
