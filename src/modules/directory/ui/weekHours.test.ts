import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayHours } from '#modules/directory/index.ts';
import { momentMark, WEEK_DRAWING, weekDrawing, weekRows } from './weekHours.ts';

type Ranges = DayHours['phone'];
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const week = (
  phone: Partial<Record<number, Ranges>>,
  chat: Partial<Record<number, Ranges>> = {},
): DayHours[] => DAYS.map((day) => ({ day, phone: phone[day] ?? [], chat: chat[day] ?? [] }));

const NINE_TO_SEVEN: Ranges = [['09:00', '19:00']];
const workdays = (ranges: Ranges) => Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, ranges]));

describe('the table of a week', () => {
  it('tells days with the same hours once', () => {
    const rows = weekRows(week(workdays(NINE_TO_SEVEN)));

    expect(rows.map(({ first, last }) => [first, last])).toEqual([
      [1, 5],
      [6, 7],
    ]);
  });

  it('keeps a day apart when only its chat differs', () => {
    const rows = weekRows(week(workdays(NINE_TO_SEVEN), { 3: [['14:00', '18:00']] }));

    expect(rows.map(({ first, last }) => [first, last])).toEqual([
      [1, 2],
      [3, 3],
      [4, 5],
      [6, 7],
    ]);
  });

  it('speaks of each of the seven days exactly once', () => {
    const ranges = fc.constantFrom<Ranges>([], NINE_TO_SEVEN, [['13:00', '17:00']]);
    fc.assert(
      fc.property(fc.array(ranges, { minLength: 7, maxLength: 7 }), (days) => {
        const rows = weekRows(DAYS.map((day, i) => ({ day, phone: days[i]!, chat: [] })));
        const told = rows.flatMap(({ first, last }) => DAYS.filter((day) => day >= first && day <= last));
        expect(told).toEqual([...DAYS]);
      }),
    );
  });
});

describe('the drawing of a week', () => {
  it('is as wide as its hours, rounded out to two', () => {
    const drawing = weekDrawing(week({ 1: [['09:00', '19:00']] }));

    expect(drawing?.ticks.map(({ time }) => time)).toEqual([
      '08:00',
      '10:00',
      '12:00',
      '14:00',
      '16:00',
      '18:00',
      '20:00',
    ]);
    expect(drawing?.ticks[0]?.x).toBe(WEEK_DRAWING.left);
    expect(drawing?.ticks.at(-1)?.x).toBe(WEEK_DRAWING.right);
  });

  it('makes a bar of two hours twice as long as a bar of one', () => {
    const drawing = weekDrawing(week({ 1: [['10:00', '12:00']], 2: [['10:00', '11:00']] }));

    const [two, one] = drawing?.bars.map(({ width }) => width) ?? [];
    expect(two).toBeCloseTo(2 * one!, 0);
  });

  it('puts the chat under the telephone of the same day', () => {
    const drawing = weekDrawing(week({ 1: NINE_TO_SEVEN }, { 1: [['17:00', '21:00']] }));

    const phone = drawing?.bars.find(({ kind }) => kind === 'phone');
    const chat = drawing?.bars.find(({ kind }) => kind === 'chat');
    expect(chat!.y).toBeGreaterThan(phone!.y + WEEK_DRAWING.bar);
    expect(chat!.y).toBeLessThan(phone!.y + WEEK_DRAWING.line);
  });

  it('stops at midnight a range that goes on after it', () => {
    const drawing = weekDrawing(week({ 6: [['20:00', '02:00']] }));

    const [bar] = drawing?.bars ?? [];
    expect(bar!.x + bar!.width).toBeCloseTo(WEEK_DRAWING.right, 0);
  });

  it('is left out when nothing is known to open, and when all is always open', () => {
    expect(weekDrawing(week({}))).toBeNull();
    expect(
      weekDrawing(week(Object.fromEntries(DAYS.map((day) => [day, [['00:00', '24:00']] as Ranges])))),
    ).toBeNull();
    expect(weekDrawing(week({ 1: NINE_TO_SEVEN }))).not.toBeNull();
  });
});

describe('the moment on the drawing', () => {
  const SUNDAY = '2026-11-22';
  const MONDAY = '2026-11-23';

  it('stands at its hour, on the line of its day', () => {
    const everyDay = week(Object.fromEntries(DAYS.map((day) => [day, NINE_TO_SEVEN])));
    const morning = momentMark(everyDay, MONDAY, '10:00');

    expect(momentMark(everyDay, MONDAY, '18:00')!.x).toBeGreaterThan(morning!.x);
    expect(momentMark(everyDay, SUNDAY, '10:00')!.y - morning!.y).toBe(6 * WEEK_DRAWING.line);
  });

  it('is left out when the drawing does not show that hour', () => {
    expect(momentMark(week({ 1: NINE_TO_SEVEN }), MONDAY, '03:00')).toBeNull();
    expect(momentMark(week({}), MONDAY, '10:00')).toBeNull();
  });
});
