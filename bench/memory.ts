import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { formLeadsTo } from '../tests/support/pages.ts';
import { startRelais } from '../tests/support/relais.ts';
import { megabytes, type Row } from './table.ts';

const BUDGET = 300e6;
const REST_MS = 5_000;

/** Relais and its database after a few pages, at rest: what the database's processes share counted once. */
export async function memory(): Promise<Row[]> {
  const relais = await startRelais();
  for (const path of ['/', '/fr/annuaire', '/fr/annuaire/service/cpvs-liege'])
    await fetch(relais.address + path);
  await fetch(relais.address + (await formLeadsTo(relais.address, '/s', 'j=lang%3Dfr&go=question')));
  await sleep(REST_MS);
  const family = familyOf(relais.process.pid ?? 0);
  const [node, ...database] = family.map(heldBy);
  await relais.stop();

  const apart = database.reduce((all, { rss }) => all + rss, 0);
  // Not PSS: it would share the program's pages with any other PostgreSQL of this machine.
  const once = Math.max(...database.map(({ shared }) => shared));
  const shared = database.reduce((all, one) => all + one.rss - one.shared, once);
  const own = node?.rss ?? 0;
  return [
    {
      what: `memory at rest: Relais ${megabytes(own)}, the ${database.length} processes of its PostgreSQL ${megabytes(shared)}`,
      measured: megabytes(own + shared),
      budget: '≤ 300 MB',
      ok: own + shared <= BUDGET,
      beside: `${megabytes(own + apart)} when what the database's processes share is counted for each`,
    },
  ];
}

/** A process and all it started, itself first (Linux). */
function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const children = (of: number): number[] =>
    parents.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...children(child)]);
  return [pid, ...children(pid)];
}

function parentOf(pid: number): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    // It has ended since the list was read.
    return Number.NaN;
  }
}

function heldBy(pid: number): { rss: number; shared: number } {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1]) * 1024;
  return { rss: read('Rss'), shared: read('Shared_Clean') + read('Shared_Dirty') };
}
