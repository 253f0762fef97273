import OpeningHours from 'opening_hours';

// The library asks for a place: the centre of Brussels. Public holidays are the same in all of Belgium.
const BELGIUM = { lat: 50.85, lon: 4.35, address: { country_code: 'be', state: '' } };

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

function localDay(isoDay: string, plusDays = 0): Date {
  const [year = 0, month = 1, day = 1] = isoDay.split('-').map(Number);
  return new Date(year, month - 1, day + plusDays);
}

const minuteOf = (time: Date, midnight: Date) =>
  time.getDate() === midnight.getDate() ? time.getHours() * 60 + time.getMinutes() : 24 * 60;

/*
 * The library reads and writes the local clock of the machine. We only ever give it calendar days (local midnight
 * to local midnight) and read clock times back, so that "08:00" is eight in the morning in Brussels whatever
 * the machine's zone; the zone of the moment itself is dealt with once, in brusselsClock.
 */
function read(hours: InstanceType<typeof OpeningHours>, isoDay: string): readonly Range[] {
  const midnight = localDay(isoDay);
  return hours.getOpenIntervals(midnight, localDay(isoDay, 1)).map(([from, to, unsure]) => ({
    from: minuteOf(from, midnight),
    to: minuteOf(to, midnight),
    sure: !unsure,
  }));
}

/**
 * Hours that say nothing of public holidays leave them open to doubt, unless they run every day of the week:
 * a line that answers "every day" answers on holidays too.
 */
function leavesHolidaysOpen(written: string, hours: InstanceType<typeof OpeningHours>): boolean {
  if (/\bPH\b/.test(written)) return false;
  const ordinaryWeek = ['08', '09', '10', '11', '12', '13', '14'].map((day) => `2026-06-${day}`);
  return ordinaryWeek.some((day) => read(hours, day).length === 0);
}

function newTimetable(written: string): Timetable {
  const hours = new OpeningHours(written, BELGIUM);
  const doubtful = leavesHolidaysOpen(written, hours);
  const days = new Map<string, DayPlan>();
  return {
    on(isoDay) {
      const known = days.get(isoDay);
      if (known) return known;
      const ranges = read(hours, isoDay);
      const holiday =
        doubtful && ranges.length > 0 && hours.getPublicHolidayContext(localDay(isoDay)).isHoliday;
      const plan = { ranges, holiday };
      if (days.size >= DAYS_KEPT) days.clear();
      days.set(isoDay, plan);
      return plan;
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
