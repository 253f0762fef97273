import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Situation } from '#modules/guidance/index.ts';
import { ms, percentile, type Row } from './table.ts';

const RATE = 50;
const SECONDS = 10;
const WARM = 100;
const BUDGET_MS = 20;

/** One answer over HTTP, fifty asked each second whether or not the last one came. */
export async function guidanceHttp(address: string, asked: readonly Situation[]): Promise<Row[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const times: Promise<number>[] = [];
  const started = performance.now();
  while (times.length < WARM + RATE * SECONDS) {
    const due = ((performance.now() - started) / 1000) * RATE;
    while (times.length < due)
      times.push(answerTime(address, agent, asked[times.length % asked.length] ?? {}));
    await sleep(2);
  }
  const measured = (await Promise.all(times)).slice(WARM);
  agent.destroy();
  const [p50, p99] = [percentile(measured, 0.5), percentile(measured, 0.99)];
  return [
    {
      what: `guidance over HTTP, one answer at ${RATE}/s`,
      measured: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
      budget: 'p99 ≤ 20 ms',
      ok: p99 <= BUDGET_MS,
    },
  ];
}

function answerTime(address: string, agent: Agent, situation: Situation): Promise<number> {
  const body = JSON.stringify({ situation });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/api/v1/guidance`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - sentAt);
        else reject(new Error(`guidance answered ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
