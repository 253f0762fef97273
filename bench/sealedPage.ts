import { createServer, type Server } from 'node:http';
import type { Network, Person } from '../tests/support/network.ts';
import { fileList, type Line } from './fileList.ts';
import { clearLines, sealedLines, type Tx } from './sealedLists.ts';
import { median, ms, percentile, type Row } from './table.ts';
import type { Keyring } from '#modules/access/server/index.ts';

const ROUNDS = 40;
const WARM = 5;
const BUDGET = 1.5;

type Filled = { readonly house: Person; readonly team: string; readonly size: number };
type Ways = Readonly<Record<string, (scene: { tx: Tx; keyring: Keyring }) => Promise<readonly Line[]>>>;

/** What a worker waits for: session, keys, question, opening, page, sending; beside the same page from a list in clear. */
export async function sealedPage(network: Network, { house, team, size }: Filled): Promise<Row> {
  const ways: Ways = {
    '/sealed': ({ tx, keyring }) => sealedLines(tx, keyring, team),
    '/clear': ({ tx }) => clearLines(tx, size),
  };
  const server = await serving(network, house, ways);
  const bound = server.address();
  const port = typeof bound === 'object' ? bound?.port : bound;
  const times: Record<string, number[]> = { '/sealed': [], '/clear': [] };
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    for (const path of Object.keys(ways)) {
      const took = await pageTime(`http://127.0.0.1:${port}${path}`, size);
      if (round >= WARM) times[path]?.push(took);
    }
  }
  server.close();
  return row(size, times['/sealed'] ?? [], times['/clear'] ?? []);
}

function row(size: number, sealed: readonly number[], clear: readonly number[]): Row {
  const ratio = median(sealed) / median(clear);
  return {
    what: `a page of ${size.toLocaleString('en')} sealed headers over HTTP, whole, ${ROUNDS} times in turn`,
    measured: `p50 ${ms(median(sealed))}, p95 ${ms(percentile(sealed, 0.95))}, ${ratio.toFixed(2)} × in clear`,
    budget: `≤ ${BUDGET} ×`,
    ok: ratio <= BUDGET,
    beside: `the same page from a list in clear: p50 ${ms(median(clear))}, p95 ${ms(percentile(clear, 0.95))}`,
  };
}

async function serving(network: Network, house: Person, ways: Ways): Promise<Server> {
  const rendered = await fileList();
  const server = createServer((request, response) => {
    const way = ways[request.url ?? ''];
    if (!way) return response.writeHead(404).end();
    network.as(house, way).then(
      (lines) => response.writeHead(203, { 'content-type': 'text/html; charset=utf-8' }).end(rendered(lines)),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function pageTime(url: string, size: number): Promise<number> {
  const began = performance.now();
  const text = await (await fetch(url)).text();
  const took = performance.now() - began;
  if (text.split('<li>').length - 1 !== size) throw new Error('not every header is on the page');
  return took;
}
