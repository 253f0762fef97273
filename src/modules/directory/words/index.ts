import type { Locale } from '#kernel/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr, type Words } from './fr.ts';
import { nl } from './nl.ts';

const CATALOGUE: Readonly<Record<Locale, Words>> = { fr, nl, de, en };

/** The words of the directory in one language. */
export const words = (locale: Locale): Words => CATALOGUE[locale];
export type { Words };
