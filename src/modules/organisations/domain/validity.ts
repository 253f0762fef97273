/** Who recognises a service in francophone Belgium: a closed list, so that no free text stands in clear. */
export const AUTHORITIES = [
  'fwb',
  'wallonie',
  'cocof',
  'cocom',
  'germanophone',
  'federal',
  'province',
  'commune',
  'autre',
] as const;

/** Days before an end within which it is told: the time to write a file and have it read. */
const DAYS_TOLD_BEFORE = 60;

const DAY_MS = 86_400_000;

/** `open`: without an end. `soon`: ends within sixty days, its last day included. */
export type Validity = 'open' | 'running' | 'soon' | 'ended';

/** How something that lasts until a day stands today. Both are ISO days. */
export function validityOf(until: string | null, today: string): Validity {
  if (until === null) return 'open';
  const left = daysLeft(until, today);
  if (left < 0) return 'ended';
  return left <= DAYS_TOLD_BEFORE ? 'soon' : 'running';
}

/** From today to the last day, both ISO days. */
export function daysLeft(until: string, today: string): number {
  return (Date.parse(until) - Date.parse(today)) / DAY_MS;
}

type Lasting = { readonly from: string; readonly until: string | null };

/** Those that no later one of the same has taken the place of: what ended and was renewed is not told any more. */
export function notRenewed<One extends Lasting>(
  all: readonly One[],
  isSame: (one: One, other: One) => boolean,
): readonly One[] {
  return all.filter(
    (one) => !all.some((other) => isSame(one, other) && other.from > one.from && outlasts(other, one)),
  );
}

function outlasts({ until }: Lasting, other: Lasting): boolean {
  return until === null || (other.until !== null && until > other.until);
}
