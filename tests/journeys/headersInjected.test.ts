import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HEADERS } from '../../src/platform/http/headers.ts';
import { ask } from '../support/ask.ts';
import { newBrowser } from '../support/browser.ts';
import { formLeadsTo, PAGES } from '../support/pages.ts';
import { PAYLOADS } from '../support/pagesPayloads.ts';

const address = inject('address');
const AT_ONCE = 40;
/** Every page is searched for what could run; one in four is also run. */
const RUN_ONE_IN = 4;
/** What a field of the journey takes. */
const LONGEST_TEXT = 80;

type Field = readonly [name: string, leadsTo: (payload: string) => Promise<string>];

const journey = (fields: Readonly<Record<string, string>>) =>
  formLeadsTo(address, '/s', new URLSearchParams(fields).toString());
const asksPlace = 'lang=fr&view=question&at=municipality';

/** Every text a page takes: typed, chosen, carried by a hidden field, or standing in the address itself. */
const FIELDS: readonly Field[] = [
  ['the place of the journey', (place) => journey({ j: asksPlace, place })],
  ['the search of the journey', (q) => journey({ j: 'lang=fr', q })],
  ['what the journey carries', (j) => journey({ j, k: j, go: 'results' })],
  [
    'each part of what the journey carries',
    (text) => {
      const parts = { typed: text, problem: 'placeUnknown', service: text, theme: text };
      const state = new URLSearchParams([...new URLSearchParams(asksPlace), ...Object.entries(parts)]);
      return journey({ j: state.toString(), answer: text, lang: text, ask: text, open: text });
    },
  ],
  [
    'every field of the directory’s search',
    (text) => {
      const names = ['q', 'place', 'category', 'help', 'population', 'opening', 'access', 'language', 'free'];
      const body = new URLSearchParams(names.map((name) => [name, text]));
      return formLeadsTo(address, '/fr/annuaire/recherche', body.toString());
    },
  ],
  ['an address of the directory', async (text) => `/fr/annuaire/service/${encodeURIComponent(text)}`],
  ['an address of nobody', async (text) => `/${encodeURIComponent(text)}`],
];

let browser: Browser;
/** A page without any policy: whatever is not escaped runs there. */
let bare: Page;
beforeAll(async () => {
  browser = await newBrowser();
  bare = await browser.newPage();
});
afterAll(() => browser.close());

/** Lets whole documents run, each in a frame, with no policy in force; gives the numbers of the payloads that ran. */
async function ranIn(documents: readonly string[]): Promise<number[]> {
  const ran = new Set<number>();
  for (let from = 0; from < documents.length; from += AT_ONCE) {
    const some = documents.slice(from, from + AT_ONCE);
    const numbers = await bare.evaluate(async (sources) => {
      const heard: number[] = [];
      Object.assign(globalThis, { ran: (n: number) => heard.push(n) });
      const frames = sources.map((source) => {
        const frame = document.createElement('iframe');
        frame.srcdoc = source;
        return frame;
      });
      const loaded = frames.map((frame) => new Promise((resolve) => frame.addEventListener('load', resolve)));
      document.body.replaceChildren(...frames);
      await Promise.all(loaded);
      await new Promise((resolve) => setTimeout(resolve, 150));
      document.body.replaceChildren();
      return heard;
    }, some);
    for (const number of numbers) ran.add(number);
  }
  return [...ran];
}

type Parts = { readonly known: readonly string[]; readonly runs: readonly string[] };

/** The elements and attributes of each page, and what could run on it. */
function partsOf(pages: readonly string[]): Promise<Parts[]> {
  return bare.evaluate((sources) => {
    const LEADS = /^(href|src|action|formaction|data|srcdoc)$/;
    return sources.map((source) => {
      const known = new Set<string>();
      const runs = new Set<string>();
      for (const element of new DOMParser().parseFromString(source, 'text/html').querySelectorAll('*')) {
        const tag = element.tagName.toLowerCase();
        known.add(tag);
        if (tag === 'script' && !element.getAttribute('src')?.startsWith('/_app/')) runs.add('script');
        for (const { name, value } of element.attributes) {
          known.add(`${tag} ${name}`);
          if (/^on/.test(name) || (LEADS.test(name) && /^\s*javascript:/i.test(value)))
            runs.add(`${tag} ${name}`);
        }
      }
      return { known: [...known], runs: [...runs] };
    });
  }, pages);
}

/** One after the other is slow, all at once is a flood. */
async function someAtOnce<From, To>(list: readonly From[], make: (one: From) => Promise<To>): Promise<To[]> {
  const made: To[] = [];
  for (let from = 0; from < list.length; from += AT_ONCE) {
    made.push(...(await Promise.all(list.slice(from, from + AT_ONCE).map(make))));
  }
  return made;
}

describe('a text typed anywhere stays a text', () => {
  let known: Set<string>;
  beforeAll(async () => {
    const pages = await someAtOnce(PAGES, async ({ path }) => (await ask(await path(address, 'fr'))).text);
    known = new Set((await partsOf(pages)).flatMap((parts) => parts.known));
  });

  it('on a page that does not escape them most of the payloads run, and their parts are found', async () => {
    const careless = PAYLOADS.map((text) => `<!doctype html><p>${text}</p><input value="${text}">`);
    const [parts] = await partsOf([
      '<p onclick="x"><script>x</script><a href=" javascript:x"></a><marquee></marquee>',
    ]);

    expect(PAYLOADS.length).toBeGreaterThan(1000);
    expect((await ranIn(careless)).length).toBeGreaterThan(500);
    expect(parts?.runs.toSorted()).toEqual(['a href', 'p onclick', 'script']);
    expect(parts?.known.filter((part) => !known.has(part))).toContain('marquee');
  });

  it.each([
    ['runs without the policy of our answers', {}, true],
    ['is stopped by it', Object.fromEntries(HEADERS), false],
  ])('were one not escaped, it %s', async (_, headers, runs) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const refused: string[] = [];
    let ran = false;
    page.on('console', (message) => refused.push(message.text()));
    await context.exposeFunction('ran', () => (ran = true));
    await context.route(`${address}/careless`, (route) =>
      route.fulfill({ contentType: 'text/html', headers, body: PAYLOADS.slice(0, 100).join('\n') }),
    );
    await page.goto(`${address}/careless`);
    const stopped = () => refused.some((line) => line.includes('Content Security Policy'));
    await expect.poll(() => ran || stopped()).toBe(true);
    await context.close();

    expect([ran, stopped()]).toEqual([runs, !runs]);
  });

  it.each(FIELDS)('%s', async (_, leadsTo) => {
    const pages = await someAtOnce(PAYLOADS, async (text) => (await ask(await leadsTo(text))).text);
    // Many say nothing of what was typed, and are the same.
    const different = [...new Set(pages)];

    const strange = new Set<string>();
    for (let from = 0; from < different.length; from += AT_ONCE) {
      for (const parts of await partsOf(different.slice(from, from + AT_ONCE))) {
        for (const part of [...parts.runs, ...parts.known.filter((one) => !known.has(one))])
          strange.add(part);
      }
    }

    expect([...strange]).toEqual([]);
    const telling = different.filter((page) => page.includes('top.ran('));
    expect(await ranIn(telling.filter((_page, i) => i % RUN_ONE_IN === 0))).toEqual([]);
  });

  it('typed in the page itself, which changes in place, nothing runs and nothing is even refused', async () => {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.exposeFunction('ran', () => said.push('RAN'));
    await page.goto(address);
    for (const payload of PAYLOADS.filter((_, i) => i % 29 === 0)) {
      await page.locator('#stage').evaluate((stage) => stage.setAttribute('data-old', ''));
      await page.fill('#q', payload);
      await page.press('#q', 'Enter');
      await page.waitForSelector('#stage:not([data-old])');
      expect(await page.inputValue('#q')).toBe(payload.replace(/\s/g, ' ').slice(0, LONGEST_TEXT));
    }
    await page.close();

    expect(said).toEqual([]);
  });
});
