import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import { answerAll, answerUntil, enter, press, search, toNextScreen, typePlace } from '../support/journey.ts';
import { SINCE_YESTERDAY } from '../support/personas.ts';
import { startControlSite, type ControlSite } from '../support/profileControl.ts';

const address = inject('address');
const logFile = inject('logFile');
const SEARCHED = 'qzx-recherche';
const NO_PLACE = 'qzx-hameau';
/** What must be in no address and in no line of the log. */
const HERS = ['qzx-', 'sinceYesterday', 'sexual', 'Li%C3%A8ge', 'Liège', '62063', 'cpvs'];

type Exchange = { readonly method: string; readonly url: string; readonly status: number };

let control: ControlSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let exchanges: Exchange[];
/** Every address the window has shown, fragments included. */
let shown: string[];
let logStart: number;
beforeAll(async () => {
  control = await startControlSite();
  browser = await newBrowser();
});
afterAll(async () => {
  await browser.close();
  await control.stop();
});
afterEach(() => context.close());

async function open(script: boolean): Promise<void> {
  context = await browser.newContext({ javaScriptEnabled: script });
  page = await context.newPage();
  [exchanges, shown] = [[], []];
  context.on('response', (response) =>
    exchanges.push({
      method: response.request().method(),
      url: response.url(),
      status: response.status(),
    }),
  );
  page.on('framenavigated', (frame) => shown.push(frame.url()));
  logStart = readFileSync(logFile).length;
}

const logged = () => readFileSync(logFile).subarray(logStart).toString('utf8');
const addresses = () => [...exchanges.map(({ url }) => url), ...shown];

type Link = { readonly href: string; readonly rel: string };

/** Where the links of the screen lead. */
const links = (): Promise<readonly Link[]> =>
  page
    .locator('a')
    .evaluateAll((all) =>
      all.map((link) => ({ href: link.getAttribute('href') ?? '', rel: link.getAttribute('rel') ?? '' })),
    );

/** Everything a person can do on her way. */
async function wholeWay(): Promise<void> {
  await enter(page, address);
  await search(page, SEARCHED);
  await press(page, 'go', 'services');
  await press(page, 'theme', 'viol');
  await press(page, 'go', 'entrance');
  await answerUntil(page, SINCE_YESTERDAY, 'municipality');
  await typePlace(page, NO_PLACE);
  await answerAll(page, SINCE_YESTERDAY);
  await press(page, 'open', 'cpvs-liege');
  await press(page, 'go', 'back');
  await press(page, 'go', 'sheet');
  await press(page, 'go', 'fullSheet');
  await press(page, 'go', 'clarity');
  await page.locator('input[type="checkbox"]').first().check();
  await press(page, 'go', 'question');
}

describe.each([{ script: true }, { script: false }])(
  'no address tells anything (script: $script)',
  ({ script }) => {
    beforeEach(() => open(script));

    it('an address that tells, and a form answered by a page, are found out', async () => {
      await page.goto(`${control.address}/marker/x?told=1#here`);
      await page.goto(`${control.address}/clear`);
      await Promise.all([page.waitForNavigation(), page.click('button')]);

      expect(addresses().filter((url) => url.includes('?'))).not.toEqual([]);
      expect(addresses().filter((url) => url.includes('#'))).not.toEqual([]);
      expect(exchanges.filter(({ method }) => method === 'POST')).toEqual([
        { method: 'POST', url: `${control.address}/clear`, status: 200 },
      ]);
    });

    it('along the whole way there is no query and no fragment, and every form is answered 303', async () => {
      await wholeWay();

      const posts = exchanges.filter(({ method }) => method === 'POST');
      const screens = exchanges.filter(({ url }) => /\/p\//.test(url));
      const own = /^(\/|\/s|\/p\/[\w-]{32}|\/_app\/immutable\/[\w./-]+)$/;
      for (const url of addresses()) expect(url.replace(address, '')).toMatch(own);
      expect(posts.length).toBeGreaterThan(15);
      for (const { url, status } of posts) expect([url, status]).toEqual([`${address}/s`, 303]);
      expect(screens).toHaveLength(posts.length);
      for (const { method, status } of screens) expect([method, status]).toEqual(['GET', 203]);
      if (script) expect(new Set(shown)).toEqual(new Set([`${address}/`]));
      else expect(new Set(shown).size).toBe(2);
    });

    it('the log has a line for each request and nothing of hers in any', async () => {
      await fetch(`${address}/qzx-nowhere?qzx-asked=1`);
      await wholeWay();

      const lines = logged()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines).toContainEqual(expect.objectContaining({ route: 'none', status: 404 }));
      const posts = lines.filter(({ method }) => method === 'POST');
      expect(posts).toHaveLength(exchanges.filter(({ method }) => method === 'POST').length);
      for (const line of lines) {
        expect(Object.keys(line).sort()).toEqual(['level', 'method', 'ms', 'route', 'status', 'time']);
        expect(['none', '/', '/s', '/p/[t]']).toContain(line['route']);
      }
      expect(HERS.filter((words) => logged().includes(words))).toEqual([]);
    });

    it('no link of the journey leads to the open directory, and none says where it was followed from', async () => {
      await page.goto(`${address}/fr/annuaire`);
      expect((await links()).filter(({ href }) => href.includes('/annuaire'))).not.toEqual([]);
      await enter(page, address);
      const seen = [...(await links())];
      await search(page, 'viol');
      seen.push(...(await links()));
      await press(page, 'open', 'sos-viol');
      seen.push(...(await links()));
      await press(page, 'go', 'entrance');
      await answerAll(page, SINCE_YESTERDAY);
      seen.push(...(await links()));

      const leading = seen.filter(({ href }) => !/^(tel|mailto):/.test(href));
      expect(leading.filter(({ href }) => href.includes('sosviol'))).not.toEqual([]);
      for (const { href, rel } of leading)
        expect([href, rel]).toEqual([expect.stringMatching(/^https:/), 'noreferrer']);
    });

    it('what is searched in the open directory is in no address and in no line of the log', async () => {
      await page.goto(`${address}/fr/annuaire`);
      await page.fill('#q', SEARCHED);
      await page.click('form[role="search"] button');
      await page.waitForURL(/recherche/);

      expect(logged()).toContain('/recherche');
      expect(HERS.filter((words) => logged().includes(words))).toEqual([]);
      expect(HERS.filter((words) => addresses().some((url) => url.includes(words)))).toEqual([]);
      const posts = exchanges.filter(({ method }) => method === 'POST');
      expect(posts.map(({ status }) => status)).toEqual([303]);
    });

    it('leaving asks the neutral site for its page, and does not say where from', async () => {
      const asked: Record<string, string>[] = [];
      await context.route('https://www.meteo.be/**', (route) => {
        asked.push(route.request().headers());
        return route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' });
      });
      await enter(page, address);
      await toNextScreen(page, () => page.click('button[name="answer"][value="victim"]'));
      await page.click('[data-exit]');
      await page.waitForURL('https://www.meteo.be/**');

      expect(asked).toHaveLength(1);
      expect(Object.keys(asked[0] ?? {})).toContain('user-agent');
      expect(Object.keys(asked[0] ?? {})).not.toContain('referer');
    });
  },
);
