import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** The machine and the moment, without which a number means nothing. */
export function machine(): string {
  const [first] = cpus();
  // Some processors do not say their name.
  const model = first && first.model !== 'unknown' ? first.model.trim() : processorFrom('/proc/cpuinfo');
  return [
    `${cpus().length} × ${model}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `Node ${process.versions.node}`,
    new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    `load ${loadavg()[0]?.toFixed(1)}`,
  ].join(' · ');
}

function processorFrom(file: string): string {
  return /model name\s*:\s*(.+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? process.arch;
}
