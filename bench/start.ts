import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { newFolder } from '../tests/support/folder.ts';
import { median, ms, type Row } from './table.ts';

const RUNS = 5;
const BUDGET_MS = 2_000;

/** `npm start` where everything is installed and built and the data folder exists, until it says it is ready. */
export async function start(): Promise<Row[]> {
  const data = newFolder('relais-bench-');
  await readyAfter(data);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await readyAfter(data));
  rmSync(data, { recursive: true, force: true });
  const typical = median(times);
  return [
    {
      what: `npm start on an existing installation, median of ${RUNS} (${times.map((time) => time.toFixed(0)).join(', ')})`,
      measured: ms(typical),
      budget: '≤ 2 s',
      ok: typical <= BUDGET_MS,
    },
  ];
}

async function readyAfter(data: string): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    env: { ...process.env, PORT: '0', RELAIS_DATA: data, RELAIS_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own, to stop npm and what it started together.
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const time = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (/Relais: http/.test(said)) resolve(performance.now() - started);
    });
    void ended.then(() => reject(new Error('npm start ended before it was ready')));
  });
  if (child.pid) process.kill(-child.pid, 'SIGTERM');
  await ended;
  return time;
}
