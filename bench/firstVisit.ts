import { newBrowser } from '../tests/support/browser.ts';
import { kilobytes, type Row } from './table.ts';

const BUDGET = { all: 30_000, script: 6_000 };

/** Chromium opens the entrance for the first time: what came over the wire, headers included. */
export async function firstVisit(address: string): Promise<Row[]> {
  const browser = await newBrowser();
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  const types = new Map<string, string>();
  const bytes: Record<string, number> = {};
  let elsewhere = 0;
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith(address) && !request.url.startsWith('data:')) elsewhere += 1;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? 'other';
    bytes[type] = (bytes[type] ?? 0) + encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await browser.close();

  const all = Object.values(bytes).reduce((sum, some) => sum + some, 0);
  const script = bytes['Script'] ?? 0;
  const parts = Object.entries(bytes).map(([type, some]) => `${type.toLowerCase()} ${kilobytes(some)}`);
  return [
    {
      what: `first visit to the entrance (${parts.join(', ')})`,
      measured: kilobytes(all),
      budget: '≤ 30 kB',
      ok: all <= BUDGET.all,
    },
    {
      what: 'its script',
      measured: kilobytes(script),
      budget: '≤ 6 kB',
      ok: script <= BUDGET.script && script > 0,
    },
    { what: 'its requests to anyone else', measured: String(elsewhere), budget: '0', ok: elsewhere === 0 },
  ];
}
