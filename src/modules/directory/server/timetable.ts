import OpeningHours from 'opening_hours';

// The library asks for a place: the centre of Brussels. Public holidays are the same in all of Belgium.
export const BELGIUM = { lat: 50.85, lon: 4.35, address: { country_code: 'be', state: '' } };

/** A stretch of one day, in minutes since midnight; `sure` is false where the hours themselves say "maybe". */
export type Range = { readonly from: number; readonly to: number; readonly sure: boolean };

/** What the hours of a service say of one calendar day. */
export type DayPlan = {
  readonly ranges: readonly Range[];
  /** A public holiday about which the hours say nothing: `ranges` are those of an ordinary day. */
  readonly holiday: boolean;
};

export type Timetable = { on(isoDay: string): DayPlan };

/** Days kept per timetable: enough for a fortnight ahead, small enough to forget. */
const DAYS_KEPT = 64;

/*
 * The library reads and writes the local clock of the machine, and a clock that jumps an hour in March has no 02:30
 * that night. So it works under a clock that never jumps, on calendar days only: "08:00" is then eight on the wall,
 * whatever the machine's zone. The wall of Brussels itself is read once, in brusselsClock.
 * Synchronous: nothing else sees the change. Measured at 25 µs, once per timetable and day.
 */
function withoutJumps<T>(read: () => T): T {
  const zone = process.env['TZ'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  process.env['TZ'] = 'UTC';
  try {
    return read();
  } finally {
    process.env['TZ'] = zone;
  }
}

function midnight(isoDay: string, daysLater = 0): Date {
  const [year = 0, month = 1, day = 1] = isoDay.split('-').map(Number);
  return new Date(year, month - 1, day + daysLater);
}

function rangesOn(hours: InstanceType<typeof OpeningHours>, isoDay: string): readonly Range[] {
  const start = midnight(isoDay);
  const minute = (time: Date) => Math.round((time.getTime() - start.getTime()) / 60_000);
  return hours
    .getOpenIntervals(start, midnight(isoDay, 1))
    .map(([from, to, unsure]) => ({ from: minute(from), to: minute(to), sure: !unsure }));
}

const ORDINARY_WEEK = ['08', '09', '10', '11', '12', '13', '14'].map((day) => `2026-06-${day}`);

/**
 * Hours that say nothing of public holidays leave them open to doubt, unless they run every day of the week:
 * a line that answers "every day" answers on holidays too.
 */
function leavesHolidaysOpen(written: string, hours: InstanceType<typeof OpeningHours>): boolean {
  return !/\bPH\b/.test(written) && ORDINARY_WEEK.some((day) => rangesOn(hours, day).length === 0);
}

function newTimetable(written: string): Timetable {
  const hours = new OpeningHours(written, BELGIUM);
  const doubtful = withoutJumps(() => leavesHolidaysOpen(written, hours));
  const days = new Map<string, DayPlan>();
  const plan = (isoDay: string): DayPlan => {
    const ranges = rangesOn(hours, isoDay);
    const holiday = ranges.length > 0 && hours.getPublicHolidayContext(midnight(isoDay)).isHoliday;
    return { ranges, holiday: doubtful && holiday };
  };
  return {
    on(isoDay) {
      const known = days.get(isoDay);
      if (known) return known;
      const made = withoutJumps(() => plan(isoDay));
      if (days.size >= DAYS_KEPT) days.clear();
      days.set(isoDay, made);
      return made;
    },
  };
}

const timetables = new Map<string, Timetable>();

/** The timetable of hours written in OpenStreetMap's syntax; services with the same hours share one. */
export function timetableOf(written: string): Timetable {
  const known = timetables.get(written);
  if (known) return known;
  const made = newTimetable(written);
  timetables.set(written, made);
  return made;
}
