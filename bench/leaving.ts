import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { newBrowser } from '../tests/support/browser.ts';
import { median, ms, type Row } from './table.ts';

const SLOWER = 6;
const RUNS = 11;
const BUDGET_MS = 100;
/** How long a finger stays down. A robot that presses and releases at once times its own crowd of events. */
const PRESSED_MS = 80;

type Point = { readonly x: number; readonly y: number };
type Hand = (page: Page, session: CDPSession, at: Point) => Promise<void>;

const finger: Hand = async (_, session, at) => {
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await sleep(PRESSED_MS);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
};

const mouse: Hand = async (page, _, { x, y }) => {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await sleep(PRESSED_MS);
  await page.mouse.up();
};

/** How long after finger or button was lifted the next picture is drawn, in milliseconds; no number unless it is empty. */
function emptied(page: Page, away: string): Promise<number> {
  return page.evaluate(
    (elsewhere) =>
      new Promise<number>((resolve) => {
        document.querySelector('[data-exit]')?.setAttribute('href', elsewhere);
        const wait = ({ timeStamp }: PointerEvent): void => {
          const drawn = new MessageChannel();
          drawn.port1.onmessage = () =>
            resolve(document.body.childElementCount === 0 ? performance.now() - timeStamp : Number.NaN);
          // Posted while a picture is prepared, heard when it has been drawn.
          requestAnimationFrame(() => drawn.port2.postMessage(null));
        };
        addEventListener('pointerup', wait, { capture: true });
      }),
    away,
  );
}

async function timed(browser: Browser, address: string, away: string, hand: Hand): Promise<number> {
  const page = await browser.newPage({ hasTouch: hand === finger });
  const session = await page.context().newCDPSession(page);
  await page.goto(address);
  const exit = await page.locator('[data-exit]').boundingBox();
  if (!exit) throw new Error('There is no way out to press');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const time = emptied(page, away);
  await hand(page, session, { x: exit.x + exit.width / 2, y: exit.y + exit.height / 2 });
  const result = await time;
  await page.close();
  return result;
}

/** From lifting the finger off the way out to the first picture of the empty page, on a processor six times slower. */
export async function leaving(address: string): Promise<Row[]> {
  // Where it leads never answers: the empty page is all there is to see, and its pictures can be timed.
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const away = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const browser = await newBrowser();
  const rows: Row[] = [];
  for (const [name, hand] of Object.entries({ finger, mouse })) {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) times.push(await timed(browser, address, away, hand));
    rows.push({
      what: `leaving by ${name}: lift to empty picture, processor ${SLOWER} × slower, ${RUNS} runs`,
      measured: `median ${ms(median(times))}, longest ${ms(Math.max(...times))}`,
      budget: '≤ 100 ms',
      ok: median(times) <= BUDGET_MS,
    });
  }
  await browser.close();
  silent.closeAllConnections();
  silent.close();
  return rows;
}
