import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { LOCALES } from '../../src/kernel/locale.ts';
import { newBrowser } from '../support/browser.ts';
import { answerAll, enter, press, search } from '../support/journey.ts';
import { PAGES } from '../support/pages.ts';
import { SINCE_YESTERDAY } from '../support/personas.ts';
import { startControlSite, type ControlSite } from '../support/profileControl.ts';

const address = inject('address');
const NOTHING = {
  cookies: 0,
  localStorage: 0,
  sessionStorage: 0,
  databases: 0,
  caches: 0,
  workers: 0,
  state: null,
  hints: 0,
};

let control: ControlSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Where every request went since the test began. */
const origins = new Set<string>();
beforeAll(async () => {
  control = await startControlSite();
  browser = await newBrowser();
  await openBrowserAnew();
});
afterAll(async () => {
  await browser.close();
  await control.stop();
});
beforeEach(() => origins.clear());

async function openBrowserAnew(): Promise<void> {
  await context?.close();
  context = await browser.newContext();
  page = await context.newPage();
  context.on('request', (request) => origins.add(new URL(request.url()).origin));
}

/** How many things the page has put on the device, by the place a browser offers for it; and whom it would call ahead. */
async function kept(): Promise<Record<keyof typeof NOTHING, unknown>> {
  const inPage = await page.evaluate(async () => ({
    localStorage: localStorage.length,
    sessionStorage: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    state: history.state,
    hints: document.querySelectorAll(
      'link[rel~="preconnect"], link[rel~="dns-prefetch"], link[rel~="prefetch"]',
    ).length,
  }));
  return { cookies: (await context.cookies()).length, ...inPage };
}

describe('no page keeps anything in the browser, or asks anybody else for anything', () => {
  it('a page that does both is found out', async () => {
    await page.goto(`${control.address}/keeps`);

    await expect.poll(kept).toEqual({
      ...{ cookies: 1, localStorage: 1, sessionStorage: 1, databases: 1, caches: 1, workers: 1 },
      ...{ state: { kept: 1 }, hints: 1 },
    });
    expect([...origins].map((origin) => new URL(origin).hostname)).toEqual(['127.0.0.1', 'localhost']);
    await openBrowserAnew();
  });

  // Each page in one of the four languages, in turn.
  it.each(PAGES.map((kind, index) => ({ ...kind, locale: LOCALES[index % LOCALES.length] ?? 'fr' })))(
    '$name, in $locale',
    async ({ path, locale }) => {
      await page.goto(`${address}${await path(address, locale)}`);

      expect(await page.title()).not.toBe('');
      expect(await kept()).toEqual(NOTHING);
      expect([...origins]).toEqual([address]);
    },
  );

  it.each(LOCALES)('the whole journey, screen after screen at one address, in %s', async (locale) => {
    await enter(page, address, locale);
    await search(page, 'viol');
    await press(page, 'go', 'entrance');
    await answerAll(page, SINCE_YESTERDAY);
    await press(page, 'open', 'cpvs-liege');
    await press(page, 'go', 'back');
    await press(page, 'go', 'sheet');

    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    expect(page.url()).toBe(`${address}/`);
    expect(await kept()).toEqual(NOTHING);
    expect([...origins]).toEqual([address]);
  });
});
