import { afterEach, describe, expect, test, vi } from 'vitest';
import { doubtfulHolidays, openingOf, weekOf } from './opening.ts';

const hours = (openingHours: string | null, dayAndNight: boolean | null = null) => ({
  openingHours,
  dayAndNight,
  chatHours: null,
});
const OFFICE = hours('Mo-Fr 09:00-17:00');

/** A moment told by the clock of Brussels in winter (+01:00) or summer (+02:00). */
const at = (time: string) => new Date(time);

describe('hours that nobody wrote down', () => {
  test('are unknown, never closed', () => {
    expect(openingOf(hours(null), at('2026-11-22T03:00:00+01:00'))).toEqual({ state: 'unknown' });
    expect(weekOf(hours(null))).toBeNull();
  });

  test('do not matter for a service that says "day and night"', () => {
    expect(openingOf(hours(null, true), at('2026-12-25T03:00:00+01:00'))).toEqual({ state: 'always' });
    expect(openingOf(hours('24/7'), at('2026-12-25T03:00:00+01:00'))).toEqual({ state: 'always' });
  });

  test('stay unknown where the hours themselves say "maybe"', () => {
    const maybe = hours('Mo-Fr 09:00-17:00 unknown');

    expect(openingOf(maybe, at('2026-11-23T10:00:00+01:00'))).toEqual({ state: 'unknown' });
  });
});

describe('on an ordinary day', () => {
  test('a service is open from its first minute to the one before its last', () => {
    const until = { day: '2026-11-23', time: '17:00' };

    expect(openingOf(OFFICE, at('2026-11-23T09:00:00+01:00'))).toEqual({ state: 'open', until });
    expect(openingOf(OFFICE, at('2026-11-23T16:59:00+01:00'))).toEqual({ state: 'open', until });
    expect(openingOf(OFFICE, at('2026-11-23T17:00:00+01:00'))).toEqual({
      state: 'closed',
      opens: { day: '2026-11-24', time: '09:00' },
    });
  });

  test('a break at noon closes it until the afternoon', () => {
    const withBreak = hours('Mo-Fr 09:00-12:00,13:00-17:00');

    expect(openingOf(withBreak, at('2026-11-23T12:30:00+01:00'))).toEqual({
      state: 'closed',
      opens: { day: '2026-11-23', time: '13:00' },
    });
  });

  test('hours that run past midnight end the day after', () => {
    const night = hours('Fr,Sa 20:00-02:00');

    expect(openingOf(night, at('2026-11-20T23:00:00+01:00'))).toEqual({
      state: 'open',
      until: { day: '2026-11-21', time: '02:00' },
    });
    expect(openingOf(night, at('2026-11-21T01:30:00+01:00'))).toEqual({
      state: 'open',
      until: { day: '2026-11-21', time: '02:00' },
    });
  });

  test('hours that end at midnight end at 24:00 of their own day', () => {
    expect(openingOf(hours('Mo-Su 10:00-24:00'), at('2026-11-23T22:00:00+01:00'))).toEqual({
      state: 'open',
      until: { day: '2026-11-23', time: '24:00' },
    });
  });
});

describe('on a Belgian public holiday', () => {
  const NATIONAL_DAY = '2026-07-21T10:00:00+02:00';

  test('hours that say nothing of holidays are unknown, neither open nor closed', () => {
    expect(openingOf(OFFICE, at('2026-07-20T10:00:00+02:00')).state).toBe('open');
    expect(openingOf(OFFICE, at(NATIONAL_DAY))).toEqual({ state: 'unknown', because: 'holiday' });
  });

  test.each([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-11-11',
    '2026-12-25',
  ])('%s is one', (day) =>
    expect(openingOf(OFFICE, at(`${day}T12:00:00Z`))).toMatchObject({ because: 'holiday' }),
  );

  test('hours that say "not on holidays" are closed', () => {
    expect(openingOf(hours('Mo-Fr 09:00-19:00; PH off'), at(NATIONAL_DAY))).toEqual({
      state: 'closed',
      opens: { day: '2026-07-22', time: '09:00' },
    });
  });

  test('a line that answers every day of the week answers that day too', () => {
    expect(openingOf(hours('Mo-Su 10:00-24:00'), at(NATIONAL_DAY)).state).toBe('open');
  });

  test('a day on which the service never opens stays closed', () => {
    expect(openingOf(hours('Mo,Th 09:30-12:30'), at(NATIONAL_DAY)).state).toBe('closed');
  });

  test('the next opening passes over a holiday we know nothing about', () => {
    expect(openingOf(OFFICE, at('2026-12-24T18:00:00+01:00'))).toEqual({
      state: 'closed',
      opens: { day: '2026-12-28', time: '09:00' },
    });
    expect(doubtfulHolidays(OFFICE, at('2026-12-24T18:00:00+01:00'))).toEqual(['2026-12-25']);
  });
});

describe('the usual week', () => {
  test('starts on Monday and ignores holidays', () => {
    const week = weekOf({
      openingHours: 'Tu 17:30-21:00; PH off',
      chatHours: 'Mo,Fr 17:00-21:00',
      dayAndNight: false,
    });

    expect(week?.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(week?.[0]).toEqual({ day: 1, phone: [], chat: [['17:00', '21:00']] });
    expect(week?.[1]?.phone).toEqual([['17:30', '21:00']]);
  });

  test('runs from 00:00 to 24:00 for a service open day and night', () => {
    expect(weekOf(hours(null, true))?.[6]?.phone).toEqual([['00:00', '24:00']]);
  });

  test('does not exist for hours that change with the season', () => {
    expect(weekOf(hours('Jun-Aug Mo-Fr 10:00-16:00; Sep-May Mo-Fr 09:00-17:00'))).toBeNull();
  });
});

describe('the clock is that of Brussels, whatever the zone of the machine', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = zone ?? 'UTC';
  });

  const written = ['Mo-Fr 09:00-17:00', 'Fr,Sa 20:00-02:00', 'Mo-Su 10:00-24:00', 'Su 02:00-02:30'];
  const from = (day: string, count: number, stepMinutes: number) =>
    Array.from({ length: count }, (_, i) => new Date(Date.parse(`${day}T00:15Z`) + i * stepMinutes * 60_000));
  /** Twice a day all year, and every half hour around the changes of clock of Brussels and of New York. */
  const MOMENTS = [
    ...from('2026-01-01', 730, 12 * 60),
    ...['2026-03-07', '2026-03-28', '2026-10-24', '2026-10-31'].flatMap((day) => from(day, 96, 30)),
  ];

  async function yearIn(machineZone: string): Promise<string> {
    process.env['TZ'] = machineZone;
    vi.resetModules();
    const { openingOf: fresh } = await import('./opening.ts');
    return JSON.stringify(
      MOMENTS.map((now) => written.map((openingHours) => fresh(hours(openingHours), now))),
    );
  }

  test('a whole year reads the same in five zones', async () => {
    const reference = await yearIn('UTC');

    expect(reference).toContain('"state":"open"');
    for (const other of ['Europe/Brussels', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati']) {
      expect(await yearIn(other), other).toBe(reference);
    }
  });

  test('the zone of the machine is left as it was', () => {
    process.env['TZ'] = 'America/New_York';
    openingOf(hours('Mo-Fr 07:07-17:17'), at('2026-11-23T10:00:00+01:00'));

    expect(new Date('2026-11-23T12:00:00Z').getHours()).toBe(7);
  });

  test('nine in the morning is nine in winter and in summer, and on the Monday after each change', () => {
    for (const [before, after] of [
      ['2026-01-12T07:59:00Z', '2026-01-12T08:00:00Z'],
      ['2026-03-30T06:59:00Z', '2026-03-30T07:00:00Z'],
      ['2026-07-13T06:59:00Z', '2026-07-13T07:00:00Z'],
      ['2026-10-26T07:59:00Z', '2026-10-26T08:00:00Z'],
    ] as const) {
      expect(openingOf(OFFICE, at(before)).state, before).toBe('closed');
      expect(openingOf(OFFICE, at(after)).state, after).toBe('open');
    }
  });
});
