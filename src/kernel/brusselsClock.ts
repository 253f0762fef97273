const brussels = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What the calendar and the clock on the wall show in Brussels: an ISO day and minutes since midnight. */
export type WallClock = { readonly day: string; readonly minute: number };

/** The wall clock of Brussels at one moment, summer time included, whatever the zone of the machine. */
export function brusselsClock(now: Date): WallClock {
  const part = Object.fromEntries(brussels.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    day: `${part['year']}-${part['month']}-${part['day']}`,
    minute: Number(part['hour']) * 60 + Number(part['minute']),
  };
}

/** The ISO day so many days later. */
export function dayAfter(isoDay: string, days = 1): string {
  const date = new Date(`${isoDay}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Minutes since midnight as "HH:MM"; "24:00" is the end of a day. */
export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
