import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newBrowser } from '../tests/support/browser.ts';
import { median, ms, type Row } from './table.ts';

const SLOWER = 6;
const RUNS = 7;
const BUDGET_MS = 100;

/** From the click on the way out to the first picture of the empty page, on a processor six times slower. */
export async function leaving(address: string): Promise<Row[]> {
  // Where it leads never answers: the empty page is all there is to see, and its pictures can be timed.
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const away = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const browser = await newBrowser();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await page.goto(address);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const emptied = page.evaluate(
      (elsewhere) =>
        new Promise<number>((resolve) => {
          document.querySelector('[data-exit]')?.setAttribute('href', elsewhere);
          const wait = ({ timeStamp }: MouseEvent): void => {
            const drawn = new MessageChannel();
            drawn.port1.onmessage = () =>
              resolve(document.body.childElementCount === 0 ? performance.now() - timeStamp : Number.NaN);
            // Posted while a picture is prepared, heard when it has been drawn.
            requestAnimationFrame(() => drawn.port2.postMessage(null));
          };
          addEventListener('click', wait, { capture: true });
        }),
      away,
    );
    await page.locator('[data-exit]').click({ noWaitAfter: true });
    times.push(await emptied);
    await page.close();
  }
  await browser.close();
  silent.closeAllConnections();
  silent.close();
  return [
    {
      what: `leaving: click to empty picture, processor ${SLOWER} × slower, ${RUNS} runs`,
      measured: `median ${ms(median(times))}, longest ${ms(Math.max(...times))}`,
      budget: '≤ 100 ms',
      ok: median(times) <= BUDGET_MS,
    },
  ];
}
