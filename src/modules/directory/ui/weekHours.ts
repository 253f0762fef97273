import type { DayHours } from '#modules/directory/index.ts';

type Ranges = DayHours['phone'];

/** Days in a row with the same hours: a table of seven lines becomes one of two or three. */
export type WeekRow = {
  readonly first: DayHours['day'];
  readonly last: DayHours['day'];
  readonly phone: Ranges;
  readonly chat: Ranges;
};

export function weekRows(week: readonly DayHours[]): readonly WeekRow[] {
  return week.reduce<readonly WeekRow[]>((rows, { day, phone, chat }) => {
    const previous = rows.at(-1);
    const continues =
      previous !== undefined &&
      same(previous.phone, phone) &&
      same(previous.chat, chat) &&
      previous.last === day - 1;
    return continues
      ? [...rows.slice(0, -1), { ...previous, last: day }]
      : [...rows, { first: day, last: day, phone, chat }];
  }, []);
}

function same(a: Ranges, b: Ranges): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** One bar of the drawing of a week, in the drawing's own units. */
type Bar = {
  readonly kind: 'phone' | 'chat';
  readonly x: number;
  readonly y: number;
  readonly width: number;
};
type WeekDrawing = {
  readonly bars: readonly Bar[];
  readonly ticks: readonly { readonly time: string; readonly x: number }[];
  readonly rows: readonly { readonly day: DayHours['day']; readonly y: number }[];
};

export const WEEK_DRAWING = {
  width: 300,
  height: 196,
  left: 44,
  right: 284,
  top: 29,
  line: 23,
  bar: 8,
} as const;

/**
 * The week as bars, one line a day. The hours shown are those that matter: from the first opening to the last
 * closing, rounded out to two hours. Null when nothing opens, or when everything is always open.
 */
export function weekDrawing(week: readonly DayHours[]): WeekDrawing | null {
  const scale = scaleOf(week);
  if (scale === null) return null;
  const { from, to, x } = scale;
  const bar = (kind: Bar['kind'], day: number, range: Ranges[number]): Bar => ({
    kind,
    x: x(hours(range[0])),
    y: yOf(day) + (kind === 'chat' ? WEEK_DRAWING.bar + 1.5 : 0),
    width: round(x(endOf(range)) - x(hours(range[0]))),
  });
  return {
    bars: week.flatMap(({ day, phone, chat }) => [
      ...phone.map((range) => bar('phone', day, range)),
      ...chat.map((range) => bar('chat', day, range)),
    ]),
    ticks: ticksOf(from, to).map((time) => ({ time: `${String(time).padStart(2, '0')}:00`, x: x(time) })),
    rows: week.map(({ day }) => ({ day, y: yOf(day) + 11 })),
  };
}

/** Where a moment falls on the drawing; null when there is no drawing or it does not show that hour. */
export function momentMark(
  week: readonly DayHours[],
  today: string,
  time: string,
): { readonly x: number; readonly y: number } | null {
  const scale = scaleOf(week);
  const at = hours(time);
  if (scale === null || at < scale.from || at > scale.to) return null;
  const day = new Date(today).getUTCDay() || 7;
  return { x: scale.x(at), y: yOf(day) - 5 };
}

type Scale = { readonly from: number; readonly to: number; readonly x: (time: number) => number };

function scaleOf(week: readonly DayHours[]): Scale | null {
  const ranges = week.flatMap(({ phone, chat }) => [...phone, ...chat]);
  if (ranges.length === 0 || ranges.every(([from, to]) => hours(from) === 0 && hours(to) === 24)) return null;
  const from = 2 * Math.floor(Math.min(...ranges.map((range) => hours(range[0]))) / 2);
  const to = 2 * Math.ceil(Math.max(...ranges.map((range) => endOf(range))) / 2);
  const { left, right } = WEEK_DRAWING;
  return { from, to, x: (time) => round(left + ((time - from) / (to - from)) * (right - left)) };
}

function yOf(day: number): number {
  return WEEK_DRAWING.top + (day - 1) * WEEK_DRAWING.line;
}

function ticksOf(from: number, to: number): readonly number[] {
  const step = to - from > 12 ? 4 : 2;
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
}

function hours(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) + Number(minute) / 60;
}

/** A range that ends before it starts goes past midnight: the drawing stops it there. */
function endOf([from, to]: Ranges[number]): number {
  return hours(to) > hours(from) ? hours(to) : 24;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
