import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Pages a person opens while others flood the interfaces: from memory, and made anew. */
const PAGES = ['/', '/fr/annuaire', '/de/annuaire/service/sos-viol', '/fr/annuaire/recherche'];
const PAUSE_MS = 25;

export type Watched = { readonly statuses: ReadonlySet<number>; readonly times: readonly number[] };

/** Opens the pages one after the other until `until` settles: what they answered, and in how many milliseconds. */
export async function watchPages(address: string, until: Promise<unknown>): Promise<Watched> {
  let over = false;
  const ended = until.finally(() => (over = true)).catch(() => undefined);
  const statuses = new Set<number>();
  const times: number[] = [];
  for (let n = 0; !over; n += 1) {
    const asked = performance.now();
    const answer = await fetch(`${address}${PAGES[n % PAGES.length]}`, { redirect: 'manual' });
    await answer.arrayBuffer();
    statuses.add(answer.status);
    times.push(performance.now() - asked);
    await sleep(PAUSE_MS);
  }
  await ended;
  return { statuses, times };
}

/** What a process holds in memory now, in bytes (Linux). */
export function memoryOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}
