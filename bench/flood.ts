import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type Flood = {
  readonly sent: number;
  /** How many answers of each status. */
  readonly answers: Readonly<Record<string, number>>;
  /** Requests that got no answer at all. */
  readonly broken: number;
};

/** Requests a second: the promise of SECURITY.md. */
export const FLOOD_RATE = 500;
const TICK_MS = 20;
const NEIGHBOURHOODS = 250;

const SITUATIONS = [
  { role: 'victim', violence: ['sexual'], hoursSince: 14, age: 27, municipality: '62063' },
  { role: 'victim', violence: ['partner'], dangerNow: true, municipality: '21004' },
  { role: 'professional', violence: ['trafficking'], age: 15 },
  {},
].map((situation) => JSON.stringify({ situation }));

/** Every second request comes from one neighbourhood, which is soon told to wait; the others from many, which are not. */
function neighbour(n: number): string {
  return n % 2 === 0 ? '192.0.2.1' : `10.99.${(n >> 1) % NEIGHBOURHOODS}.1`;
}

function ask(address: string, agent: Agent, n: number): Promise<number> {
  const body = SITUATIONS[n % SITUATIONS.length] ?? '{}';
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-forwarded-for': neighbour(n),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/api/v1/guidance`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', (error) => {
      // The server had just closed this connection, idle too long: not an answer refused. Every client asks again.
      if (sent.reusedSocket) resolve(ask(address, agent, n));
      else reject(error);
    });
    sent.end(body);
  });
}

/** Asks for guidance at a steady rate, whether or not the answers come, and counts them. Stops by itself. */
async function pour(address: string, seconds: number): Promise<Flood> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const answers: Record<string, number> = {};
  const asked: Promise<void>[] = [];
  let broken = 0;
  const started = performance.now();
  while (asked.length < FLOOD_RATE * seconds) {
    const due = Math.min(((performance.now() - started) / 1000) * FLOOD_RATE, FLOOD_RATE * seconds);
    while (asked.length < due) {
      asked.push(
        ask(address, agent, asked.length).then(
          (status) => void (answers[status] = (answers[status] ?? 0) + 1),
          () => void (broken += 1),
        ),
      );
    }
    await sleep(TICK_MS);
  }
  await Promise.all(asked);
  agent.destroy();
  return { sent: asked.length, answers, broken };
}

/** A flood from a process of its own, so that whoever measures beside it is not slowed by it. */
export function flood(address: string, seconds: number): Promise<Flood> {
  const args = [fileURLToPath(import.meta.url), address, String(seconds)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.on('data', (part: Buffer) => (told += part.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(told));
      else reject(new Error(`the flood ended with ${code}`));
    });
  });
}

if (import.meta.main) {
  const [, , address = '', seconds = ''] = process.argv;
  console.log(JSON.stringify(await pour(address, Number(seconds))));
}
