import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ProfileBrowser } from './profileBrowser.ts';
import { searchProfile } from './profileSearch.ts';

/** A site that does everything Relais promises not to do: what it leaves behind must be found. */
export type ControlSite = { readonly address: string; stop(): Promise<void> };

const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

const page = (body: string) =>
  `<!doctype html><title>Control</title><link rel="icon" href="data:," /><a data-exit href="https://www.meteo.be/fr">leave</a>${body}`;

const form = (action: string, autocomplete: 'on' | 'off') =>
  page(
    `<form method="post" action="${action}"><input id="typed" name="typed" autocomplete="${autocomplete}" /><button>send</button></form>`,
  );

const KEEPING_SCRIPT = `
  document.cookie = 'kept=1';
  localStorage.setItem('kept', '1');
  sessionStorage.setItem('kept', '1');
  history.replaceState({ kept: 1 }, '');
  navigator.serviceWorker.register('/worker.js');
  indexedDB.open('kept');
  caches.open('kept');
  fetch('http://localhost:' + location.port + '/elsewhere', { mode: 'no-cors' });
`;

const PAGES: Readonly<Record<string, string>> = {
  // Answered 200 to a native POST.
  'GET /clear': form('/clear', 'off'),
  'POST /clear': page('sent'),
  // Answered 303, but the field is one that browsers remember.
  'GET /remembered': form('/remembered', 'on'),
  'GET /quiet': page('sent'),
  // Keeps on the device, and asks another origin.
  'GET /keeps': page(`<link rel="preconnect" href="http://localhost" /><script>${KEEPING_SCRIPT}</script>`),
  'GET /elsewhere': page(''),
};

export async function startControlSite(): Promise<ControlSite> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const asked = `${request.method} ${request.url}`;
  if (asked === 'POST /remembered') return void response.writeHead(303, { location: '/quiet' }).end();
  if (asked === 'GET /worker.js')
    return void response.writeHead(200, { 'content-type': 'text/javascript' }).end('// keeps nothing');
  const found = PAGES[asked] ?? (asked.startsWith('GET /marker/') ? page('marker') : undefined);
  response.writeHead(found ? 200 : 404, HEADERS).end(found);
}

/** A control page in another tab: its form is answered 200, and the browser writes down what it said. */
export async function plantOnDisk(
  { context, page }: ProfileBrowser,
  { address }: ControlSite,
  planted: string,
): Promise<void> {
  const tab = await context.newPage();
  await tab.goto(`${address}/clear`);
  await tab.fill('#typed', planted);
  await Promise.all([tab.waitForNavigation(), tab.click('button')]);
  await page.bringToFront();
}

/** Until what happened before is on the disk: a later page of the control site is in the sessions and the history. */
export async function untilWritten(
  { context, folder }: ProfileBrowser,
  { address }: ControlSite,
): Promise<void> {
  const marker = `${address}/marker/${Math.random()}`;
  await (await context.newPage()).goto(marker);
  await expect
    .poll(() => readFileSync(join(folder, 'Default/History')).includes(marker), { timeout: 60_000 })
    .toBe(true);
  await expect
    .poll(() => searchProfile(join(folder, 'Default/Sessions'), [marker]), { timeout: 60_000 })
    .not.toEqual([]);
}
