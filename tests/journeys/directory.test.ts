import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import { formLeadsTo } from '../support/pages.ts';

const address = inject('address');
const RESULTS = /^\/fr\/annuaire\/recherche\/[\w-]{32}$/;

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await newBrowser();
  context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
});
afterAll(() => browser.close());

const get = (path: string) => fetch(`${address}${path}`, { redirect: 'manual' });
const html = async (path: string) => (await get(path)).text();

describe('a search leaves no word of itself', () => {
  it('finds by words and place without script, at an address that tells nothing', async () => {
    await page.goto(`${address}/fr/annuaire`);
    await page.fill('[name=q]', 'viol');
    await page.fill('[name=place]', 'Liège');
    await Promise.all([page.waitForNavigation(), page.click('form[role=search] button')]);

    expect(new URL(page.url()).pathname).toMatch(RESULTS);
    expect(await page.title()).toBe('Annuaire');
    expect(await page.locator('.entry h3, .entry h2').allInnerTexts()).toContain('CPVS Liège');
    expect(await page.inputValue('[name=q]')).toBe('viol');
  });

  it('may be read again, and sharpened', async () => {
    await page.reload();
    await page.selectOption('[name=opening]', 'always');
    await Promise.all([page.waitForNavigation(), page.click('form[role=search] button')]);

    expect(await page.inputValue('[name=place]')).toBe('Liège');
    expect(await page.inputValue('[name=opening]')).toBe('always');
    expect(await page.locator('.entry').first().innerText()).toContain('Jour et nuit');
  });

  it('says what to try and who answers when nothing is found', async () => {
    const path = await formLeadsTo(address, '/fr/annuaire/recherche', 'q=xyzzyx');
    await page.goto(address + path);

    expect(await page.locator('main').innerText()).toContain('Rien trouvé');
    expect(await page.locator('main .numbers:not(.slim) a').count()).toBe(4);
  });

  it('keeps away from search engines, unlike the directory itself', async () => {
    const path = await formLeadsTo(address, '/fr/annuaire/recherche', 'q=viol');

    expect(await html(path)).toContain('<meta name="robots" content="noindex"');
    expect(await html('/fr/annuaire/service/sos-viol')).not.toContain('noindex');
  });

  it('leads home when it is forgotten, or when somebody asks without asking', async () => {
    for (const path of [`/nl/annuaire/recherche/${'A'.repeat(32)}`, '/nl/annuaire/recherche']) {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/nl/annuaire']);
    }
  });
});

describe('a place', () => {
  it('is found by a village that two municipalities have, and offers the other', async () => {
    const path = await formLeadsTo(address, '/fr/annuaire/recherche', 'place=Louveign%C3%A9');
    const text = await html(path);

    expect(text).toContain('Pour Aywaille');
    expect(text).toContain('/fr/annuaire/commune/62100');
  });

  it('goes by its code of today: one from before the mergers leads there', async () => {
    const answer = await get('/fr/annuaire/commune/82005');

    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/fr/annuaire/commune/82039']);
  });

  it('shows the service of its own division, with the reason', async () => {
    const text = await html('/fr/annuaire/commune/62009');

    expect(text).toContain('SAJ Liège');
    expect(text).not.toContain('SAJ Huy');
    expect(text).toContain('Son territoire comprend Aywaille');
  });
});

describe('what the directory does not know', () => {
  it.each([
    '/fr/annuaire/service/nobody',
    '/fr/annuaire/theme/constructor',
    '/fr/annuaire/aide/%3Cscript%3E',
    '/fr/annuaire/public/aucun',
    '/fr/annuaire/arrondissement/paris',
    '/fr/annuaire/commune/99999',
    '/es/annuaire',
  ])('%s is not found, and the numbers are there', async (path) => {
    const answer = await get(path);

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('tel:112');
  });
});

describe('search engines', () => {
  it('find every kind of page in the four languages, and nothing of the journey', async () => {
    const locations = [...(await html('/sitemap.xml')).matchAll(/<loc>(.*?)<\/loc>/g)].map(
      ([, location]) => new URL(location ?? '').pathname,
    );
    const kinds = new Set(locations.map((path) => path.split('/').slice(2, 4).join('/')));

    expect(kinds).toEqual(
      new Set([
        'annuaire',
        ...['aide', 'arrondissement', 'carte', 'commune', 'public', 'service', 'theme'].map(
          (kind) => `annuaire/${kind}`,
        ),
      ]),
    );
    expect(locations.filter((path) => !/^\/(fr|nl|de|en)\/annuaire/.test(path))).toEqual([]);
    // One page in forty, of each kind and language: enough to see a family of addresses that leads nowhere.
    for (const path of locations.filter((_, i) => i % 41 === 0)) {
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    }
  });

  it('learn the other languages of a page, which are all there', async () => {
    const text = await html('/de/annuaire/service/sos-viol');
    const others = [...text.matchAll(/rel="alternate" hreflang="(\w\w)" href="([^"]+)"/g)];

    expect(others.map(([, language]) => language)).toEqual(['fr', 'nl', 'de', 'en']);
    for (const [, language, path] of others) {
      expect(await html(path ?? '')).toContain(`<html lang="${language}"`);
    }
  });

  it('are told where not to go', async () => {
    const text = await html('/robots.txt');

    expect(text).toContain('Disallow: /p/');
    expect(text).toContain('Disallow: /*/annuaire/recherche');
  });
});

describe('a service at a secret address', () => {
  it('has a page without a map, and stands nowhere on the map', async () => {
    const own = await html('/fr/annuaire/service/cvfe');
    const [placed, notPlaced] = (await html('/fr/annuaire/carte')).split('<details');

    expect(own).toContain('Adresse protégée');
    expect(own).not.toContain('<svg class="belgium');
    expect(await html('/fr/annuaire/service/sos-viol')).toContain('<svg class="belgium');
    expect(placed).toContain('/service/cpvs-liege"');
    expect(placed).not.toContain('/service/cvfe"');
    expect(notPlaced).toContain('/service/cvfe"');
  });
});
