import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Task } from './main.ts';

export type Begun = {
  readonly child: ChildProcess;
  /** What it has said so far, a line each. */
  readonly lines: readonly string[];
  /** The next line that begins so, from now on. Refuses when the process ends first. */
  next(start: string): Promise<string>;
  /** SIGKILL, and it is gone when this answers. */
  kill(): Promise<void>;
  readonly ended: Promise<number | null>;
};

/** Begins a process that works until it is killed. */
export function begin(task: Task, env: Readonly<Record<string, string>> = {}): Begun {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TASK: JSON.stringify(task), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  const waiting = new Set<{ start: string; found: (line: string) => void }>();
  child.stderr?.on('data', (part: Buffer) => errors.push(part.toString()));
  createInterface({ input: child.stdout! }).on('line', (line) => {
    lines.push(line);
    for (const one of [...waiting]) {
      if (!line.startsWith(one.start)) continue;
      waiting.delete(one);
      one.found(line);
    }
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    lines,
    ended,
    next: (start) =>
      Promise.race([
        new Promise<string>((found) => waiting.add({ start, found })),
        ended.then(() => Promise.reject(new Error(`it ended: ${errors.join('')}`))),
      ]),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
