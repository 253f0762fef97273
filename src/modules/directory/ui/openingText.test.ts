import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#kernel/locale.ts';
import type { Opening } from '#modules/directory/index.ts';
import { openingText } from './openingText.ts';

const SUNDAY = '2026-11-22';

function told(opening: Opening, { locale = 'fr', sure = true }: { locale?: Locale; sure?: boolean } = {}) {
  return openingText({ opening, hoursCertain: sure }, SUNDAY, locale);
}

describe('whether a service answers', () => {
  it('says until when it is open today', () => {
    const text = told({ state: 'open', until: { day: SUNDAY, time: '18:30' } });

    expect(text).toEqual({ tone: 'now', tag: 'Ouvert maintenant', rest: 'jusqu’à 18\u00a0h\u00a030' });
  });

  it('says tomorrow for the next day, and the day itself after that', () => {
    const opens = (day: string) => told({ state: 'closed', opens: { day, time: '09:00' } }).rest;

    expect(opens('2026-11-23')).toBe('ouvre demain à 9\u00a0h');
    expect(opens('2026-11-24')).toBe('ouvre mardi à 9\u00a0h');
  });

  it('gives the date when the day is a week away or more, so nobody comes a week too early', () => {
    const text = told({ state: 'closed', opens: { day: '2026-12-01', time: '09:00' } });

    expect(text.rest).toBe('ouvre mardi 1er décembre 2026 à 9\u00a0h');
  });

  it('says of contested hours that they are to be confirmed, and never draws them as sure', () => {
    const opening: Opening = { state: 'open', until: { day: SUNDAY, time: '18:00' } };

    expect(told(opening, { sure: false })).toEqual({
      tone: 'unsure',
      tag: 'Ouvert maintenant',
      rest: 'jusqu’à 18\u00a0h, à confirmer',
    });
    expect(told(opening).tone).toBe('now');
    expect(told({ state: 'unknown' }, { sure: false })).toEqual(told({ state: 'unknown' }));
  });

  it('never calls unknown hours closed, in any language', () => {
    for (const locale of LOCALES) {
      const unknown = told({ state: 'unknown' }, { locale });
      const closed = told({ state: 'closed', opens: null }, { locale });

      expect(unknown.tone).toBe('unsure');
      expect(unknown.tag).not.toBe(closed.tag);
    }
  });
});
