import type { Locale } from '#kernel/locale.ts';
import { pageWords } from '../words/pages/index.ts';

/** The words of the map, for the routes that draw it: the map itself belongs to the territory and knows none. */
export const mapWords = (locale: Locale) => pageWords(locale).map;
