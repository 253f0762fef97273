import { spawn, type ChildProcess } from 'node:child_process';
import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import autocannon from 'autocannon';
import { median, whole, type Row } from './table.ts';

const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 32;
const BUDGET = 0.4;
/** As browsers ask. */
const HEADERS = { 'accept-encoding': 'gzip, br' };

/** The entrance from memory, and a bare server that sends the same bytes, in turn. */
export async function throughput(address: string): Promise<Row[]> {
  const bare = await startBare(address);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await rate(address));
    theirs.push(await rate(bare.address));
  }
  bare.process.kill();
  const ratio = median(ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN)));
  return [
    {
      what: `entrance from memory, ${CONNECTIONS} connections, median of ${ROUNDS} rounds in turn`,
      measured: `${whole(median(ours))}/s, ${(ratio * 100).toFixed(0)} % of bare`,
      budget: '≥ 40 %',
      ok: ratio >= BUDGET,
      beside: `bare node:http, same bytes: ${whole(median(theirs))}/s`,
    },
  ];
}

async function rate(url: string): Promise<number> {
  const options = { url, connections: CONNECTIONS, duration: SECONDS, headers: HEADERS };
  return (await autocannon(options)).requests.average;
}

async function startBare(address: string): Promise<{ address: string; process: ChildProcess }> {
  const answer = await new Promise<IncomingMessage>((resolve) =>
    request(address, { headers: HEADERS }, resolve).end(),
  );
  const headers: Record<string, string> = {};
  for (let i = 0; i < answer.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = answer.rawHeaders.slice(i, i + 2);
    // These are of the connection, and every node:http server writes its own.
    if (!/^(date|connection|keep-alive)$/i.test(name)) headers[name] = value;
  }
  const body = (await buffer(answer)).toString('base64');
  const child = spawn(process.execPath, ['bench/bareServer.ts'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ status: answer.statusCode, headers, body }));
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text) => resolve(String(text))),
  );
  return { address: `http://127.0.0.1:${port.trim()}`, process: child };
}
