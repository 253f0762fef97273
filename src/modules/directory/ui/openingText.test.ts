import { describe, expect, it } from 'vitest';
import { LOCALES } from '#kernel/locale.ts';
import { dateText, openingText } from './openingText.ts';

const SUNDAY = '2026-11-22';

describe('whether a service answers', () => {
  it('says until when it is open today', () => {
    const text = openingText({ state: 'open', until: { day: SUNDAY, time: '18:30' } }, SUNDAY, 'fr');

    expect(text).toEqual({ tone: 'now', tag: 'Ouvert maintenant', rest: 'jusqu’à 18\u00a0h\u00a030' });
  });

  it('says tomorrow for the next day, and the day itself after that', () => {
    const opens = (day: string) =>
      openingText({ state: 'closed', opens: { day, time: '09:00' } }, SUNDAY, 'fr').rest;

    expect(opens('2026-11-23')).toBe('ouvre demain à 9\u00a0h');
    expect(opens('2026-11-24')).toBe('ouvre mardi à 9\u00a0h');
  });

  it('gives the date when the day is a week away or more, so nobody comes a week too early', () => {
    const text = openingText({ state: 'closed', opens: { day: '2026-12-01', time: '09:00' } }, SUNDAY, 'fr');

    expect(text.rest).toBe('ouvre mardi 1er décembre 2026 à 9\u00a0h');
  });

  it('never calls unknown hours closed, in any language', () => {
    for (const locale of LOCALES) {
      const unknown = openingText({ state: 'unknown' }, SUNDAY, locale);
      const closed = openingText({ state: 'closed', opens: null }, SUNDAY, locale);

      expect(unknown.tone).toBe('unsure');
      expect(unknown.tag).not.toBe(closed.tag);
    }
  });
});

describe('the date of a source', () => {
  it('is as exact as the source is, no more', () => {
    expect(dateText('2025-12-27', 'fr')).toBe('27 décembre 2025');
    expect(dateText('2026-08', 'fr')).toBe('août 2026');
    expect(dateText('2016', 'fr')).toBe('2016');
  });

  it('is shown as it is when it is not a date', () => {
    expect(dateText('été 2020', 'fr')).toBe('été 2020');
  });
});
