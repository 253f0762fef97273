import { startRelais } from '../tests/support/relais.ts';
import { flood, FLOOD_RATE } from './flood.ts';
import { megabytes, ms, percentile, whole, type Row } from './table.ts';
import { memoryOf, watchPages } from './watch.ts';

const SECONDS = 60;
const BUDGET = { pageMs: 500, growth: 150e6 };

/** A minute of flood on the interfaces, and what the others notice. */
export async function flooded(): Promise<Row[]> {
  const relais = await startRelais({ RELAIS_LOG: 'silent' });
  const pid = relais.process.pid ?? 0;
  const before = memoryOf(pid);
  const began = performance.now();
  const pouring = flood(relais.address, SECONDS);
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, memoryOf(pid))), 500);
  const { times, statuses } = await watchPages(relais.address, pouring);
  clearInterval(watching);
  const { sent, answers, broken } = await pouring;
  const rate = sent / ((performance.now() - began) / 1000);
  await relais.stop();

  const p95 = percentile(times, 0.95);
  const told = Object.entries(answers).map(([status, count]) => `${whole(count)} × ${status}`);
  const well = broken === 0 && [...statuses].every((status) => status < 400);
  return [
    {
      what: `${FLOOD_RATE} questions/s for ${SECONDS} s (${whole(rate)}/s came through: ${told.join(', ')}): pages meanwhile`,
      measured: `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(p95)}`,
      budget: 'p95 < 500 ms',
      ok: well && p95 < BUDGET.pageMs,
    },
    {
      what: `the same: memory, from ${megabytes(before)}`,
      measured: `+ ${megabytes(most - before)} at most`,
      budget: '< 150 MB',
      ok: most - before < BUDGET.growth,
    },
  ];
}
