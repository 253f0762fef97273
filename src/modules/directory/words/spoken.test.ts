import { describe, expect, it } from 'vitest';
import { dateText, spokenDay } from './spoken.ts';

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

describe('a holiday', () => {
  it('is said without its year; French counts the first day of a month', () => {
    expect(spokenDay('2026-12-25', 'fr')).toBe('25 décembre');
    expect(spokenDay('2026-05-01', 'fr')).toBe('1er mai');
    expect(spokenDay('2026-05-01', 'nl')).toBe('1 mei');
  });
});
