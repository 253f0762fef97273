import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../tests/support/network.ts';
import type { Running } from '../tests/support/relais.ts';
import { INSIDE, signInAs, type House } from './workplaceHouse.ts';
import { megabytes, ms, percentile, type Row } from './table.ts';
import { memoryOf, watchPages } from './watch.ts';

const CROWD = 16;
const ROUNDS = 3;
const BUDGET = { loop: 200, growth: 400e6, page: 300 };
const LOOK_MS = 20;

/** Sixteen people who sign in at the same moment: how long they wait, and what everybody else notices. */
export async function crowd(house: House, relais: Running, loopFile: string): Promise<Row[]> {
  const people: Person[] = [];
  for (let n = 0; n < CROWD; n += 1) people.push(await house.network.colleague(house.director));
  const pid = relais.process.pid ?? 0;
  const before = memoryOf(pid);
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, memoryOf(pid))), LOOK_MS);
  const [pages, waits, loops]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await heldUp(relais, loopFile);
    const entering = Promise.all(people.map((one) => signInAs(house.address, one)));
    const { times, statuses } = await watchPages(house.address, entering);
    loops.push(await heldUp(relais, loopFile));
    pages.push(...times);
    for (const { location, took } of await entering) {
      if (location !== INSIDE || [...statuses].some((status) => status >= 400))
        throw new Error('not everybody was answered');
      waits.push(took);
    }
  }
  clearInterval(looking);
  return rows({ pages, waits, loop: Math.max(...loops), before, most });
}

type Seen = {
  readonly pages: readonly number[];
  readonly waits: readonly number[];
  readonly loop: number;
  readonly before: number;
  readonly most: number;
};

function rows({ pages, waits, loop, before, most }: Seen): Row[] {
  const page = percentile(pages, 0.95);
  const waited = `they wait p50 ${ms(percentile(waits, 0.5))}, at most ${ms(Math.max(...waits))}`;
  return [
    {
      what: `${CROWD} sign in at once, ${ROUNDS} times (${waited}): public pages meanwhile`,
      measured: `p50 ${ms(percentile(pages, 0.5))}, p95 ${ms(page)}`,
      budget: `p95 < ${BUDGET.page} ms`,
      ok: page < BUDGET.page,
    },
    {
      what: 'the same: the longest the event loop was held up',
      measured: ms(loop),
      budget: `< ${BUDGET.loop} ms`,
      ok: loop < BUDGET.loop,
    },
    {
      what: `the same: memory, from ${megabytes(before)}`,
      measured: `+ ${megabytes(most - before)} at most`,
      budget: '< 400 MB',
      ok: most - before < BUDGET.growth,
    },
  ];
}

/** The longest since it was asked before, in milliseconds: what `loopDelay.ts` writes in that process. */
async function heldUp(relais: Running, file: string): Promise<number> {
  rmSync(file, { force: true });
  relais.process.kill('SIGUSR2');
  for (;;) {
    await sleep(LOOK_MS);
    try {
      const text = readFileSync(file, 'utf8');
      if (text !== '') return Number(text);
    } catch {
      // Not written yet.
    }
  }
}
