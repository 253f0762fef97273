import { isLocale } from '#kernel/locale.ts';
import { newJourney, readJourney, type Journey } from '#modules/guidance/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** The journey a form or a draft carries. What we could not have written restarts at the entrance, without a word. */
export function carriedJourney(text: string, territory: Territory): Journey {
  const journey = readJourney(text);
  const [nis] = journey?.answers.municipality ?? [];
  if (journey && (nis === undefined || territory.find(nis))) return journey;
  const locale = new URLSearchParams(text).get('lang');
  return newJourney(isLocale(locale) ? locale : 'fr');
}
