import { brusselsClock, dayAfter, timeOf, type WallClock } from '#kernel/brusselsClock.ts';
import type { Service } from '../domain/service.ts';
import type { DayHours, Opening } from '../domain/view.ts';
import { timetableOf, type DayPlan, type Range, type Timetable } from './timetable.ts';

const END_OF_DAY = 24 * 60;
/** How far ahead we look for the next opening. */
const DAYS_AHEAD = 14;

type Hours = Pick<Service, 'openingHours' | 'dayAndNight'>;

/**
 * Is this service open? Hours nobody wrote down give `unknown`, never `closed`. So does a public holiday about
 * which the hours say nothing: "Monday to Friday" claims neither that Christmas is open nor that it is closed.
 */
export function openingOf(service: Hours, now: Date): Opening {
  return openingAt(service, brusselsClock(now));
}

/** The same, for a clock already read: one reading serves a whole list. */
export function openingAt(service: Hours, clock: WallClock): Opening {
  if (service.dayAndNight === true || service.openingHours === '24/7') return { state: 'always' };
  if (service.openingHours === null) return { state: 'unknown' };
  const timetable = timetableOf(service.openingHours);
  const today = timetable.on(clock.day);
  if (today.holiday) return { state: 'unknown', because: 'holiday' };
  const current = today.ranges.find(({ from, to }) => from <= clock.minute && clock.minute < to);
  if (!current) return { state: 'closed', opens: nextOpening(timetable, today, clock) };
  if (!current.sure) return { state: 'unknown' };
  return { state: 'open', until: endOf(timetable, current, clock.day) };
}

/** The next opening we are sure of: a doubtful holiday is passed over. */
function nextOpening(timetable: Timetable, today: DayPlan, { day, minute }: WallClock) {
  const later = today.ranges.find(({ from, sure }) => sure && from > minute);
  if (later) return { day, time: timeOf(later.from) };
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead += 1) {
    const candidate = dayAfter(day, ahead);
    const { ranges, holiday } = timetable.on(candidate);
    const first = ranges.find(({ sure }) => sure);
    if (first && !holiday) return { day: candidate, time: timeOf(first.from) };
  }
  return null;
}

/** Hours that run past midnight end the day after; those that end at midnight end at "24:00" of their own day. */
function endOf(timetable: Timetable, current: Range, day: string) {
  if (current.to < END_OF_DAY) return { day, time: timeOf(current.to) };
  const tomorrow = dayAfter(day);
  const night = timetable.on(tomorrow).ranges.find(({ from }) => from === 0);
  return night ? { day: tomorrow, time: timeOf(night.to) } : { day, time: timeOf(current.to) };
}

// Two ordinary weeks, without a holiday and without a change of clock anywhere: hours that differ between them
// depend on the season and have no "usual week".
const USUAL = ['2026-06-01', '2026-12-14'] as const;
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The usual week, by telephone and by chat. Null when neither is known, or when the hours change with the season. */
export function weekOf(
  service: Pick<Service, 'openingHours' | 'chatHours' | 'dayAndNight'>,
): readonly DayHours[] | null {
  const phone = service.openingHours ?? (service.dayAndNight === true ? '24/7' : null);
  if (phone === null && service.chatHours === null) return null;
  const [summer, winter] = USUAL.map((monday) =>
    DAYS.map((day) => ({
      day,
      phone: pairs(phone, dayAfter(monday, day - 1)),
      chat: pairs(service.chatHours, dayAfter(monday, day - 1)),
    })),
  );
  return summer && JSON.stringify(summer) === JSON.stringify(winter) ? summer : null;
}

function pairs(written: string | null, isoDay: string): readonly (readonly [string, string])[] {
  if (written === null) return [];
  return timetableOf(written)
    .on(isoDay)
    .ranges.map(({ from, to }) => [timeOf(from), timeOf(to)] as const);
}

/** The public holidays of the coming week about which the hours say nothing. */
export function doubtfulHolidays(service: Hours, now: Date): readonly string[] {
  if (service.openingHours === null || service.dayAndNight === true) return [];
  const timetable = timetableOf(service.openingHours);
  const { day } = brusselsClock(now);
  return [0, 1, 2, 3, 4, 5, 6, 7].map((ahead) => dayAfter(day, ahead)).filter((d) => timetable.on(d).holiday);
}
