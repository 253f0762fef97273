import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 1 << 24;

type Range = { readonly from: number; readonly to: number };

/**
 * How often each of these stands in what a process holds in memory: everything it can read and write. Works on a
 * process this one has started, as its owner (Linux); what changes meanwhile is read as it is met.
 */
export function copiesIn(pid: number, needles: Readonly<Record<string, Buffer>>): Record<string, number> {
  const longest = Math.max(...Object.values(needles).map(({ length }) => length));
  const counts = Object.fromEntries(Object.keys(needles).map((name) => [name, 0]));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const range of writable(pid)) {
      for (let at = range.from; at < range.to; at += CHUNK) {
        const bytes = readAt(memory, at, Math.min(range.to, at + CHUNK + longest - 1));
        for (const [name, needle] of Object.entries(needles))
          counts[name] = (counts[name] ?? 0) + occurrences(bytes, needle);
      }
    }
  } finally {
    closeSync(memory);
  }
  return counts;
}

function writable(pid: number): readonly Range[] {
  const maps = readFileSync(`/proc/${pid}/maps`, 'utf8');
  return [...maps.matchAll(/^([\da-f]+)-([\da-f]+) rw/gm)].map(([, from = '0', to = '0']) => ({
    from: Number.parseInt(from, 16),
    to: Number.parseInt(to, 16),
  }));
}

/** A page that is reserved and was never touched cannot be read: nothing is there. */
function readAt(memory: number, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(to - from);
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, bytes.length, from));
  } catch {
    return Buffer.alloc(0);
  }
}

function occurrences(bytes: Buffer, needle: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) count += 1;
  return count;
}
