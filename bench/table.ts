/** One line of the table. `budget` and `beside` are empty where there is none. */
export type Row = {
  readonly what: string;
  readonly measured: string;
  readonly budget?: string;
  readonly ok?: boolean;
  /** What another program did in the same run, with the same work. */
  readonly beside?: string;
};

/** The value under which this share of the times lies. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (times: readonly number[]): number => percentile(times, 0.5);

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
export const whole = (value: number): string => grouped.format(value);
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
export const kilobytes = (bytes: number): string => `${(bytes / 1e3).toFixed(1)} kB`;

/** The rows as a table of Markdown. */
export function markdown(rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, budget = '', ok, beside = '' }) => [
    what,
    measured,
    budget,
    ok === undefined ? '' : ok ? 'ok' : '**over**',
    beside,
  ]);
  const lines = [
    ['what', 'measured', 'budget', '', 'beside, in the same run'],
    Array(5).fill('---'),
    ...cells,
  ];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
