import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/kernel/locale.ts';
import { FACTS } from '../../src/modules/guidance/domain/situation.ts';
import { overflows, unfold } from '../support/axe.ts';
import { newBrowser } from '../support/browser.ts';
import { PAGES, screen, type PageKind } from '../support/pages.ts';
import { leftInFrench, read, type Read } from '../support/pagesRead.ts';

const address = inject('address');
const OTHERS: readonly Locale[] = ['nl', 'de', 'en'];

let browser: Browser;
let reader: Page;
beforeAll(async () => {
  browser = await newBrowser();
  reader = await browser.newPage();
});
afterAll(() => browser.close());

async function ask(path: string): Promise<Read> {
  return read(reader, await (await fetch(`${address}${path}`)).text());
}

/** What is wrong with a page in its four languages, one line each. */
async function faults({ name, path }: PageKind): Promise<string[]> {
  const french = await ask(await path(address, 'fr'));
  const wrong = french.lang === 'fr' ? [] : [`${name} in fr says it is in "${french.lang}"`];
  for (const locale of OTHERS) {
    const other = await ask(await path(address, locale));
    if (other.lang !== locale) wrong.push(`${name} in ${locale} says it is in "${other.lang}"`);
    wrong.push(...leftInFrench(french, other).map((sentence) => `${name} in ${locale}: ${sentence}`));
  }
  return wrong;
}

const VOICES = ['victim', 'relative', 'professional', 'perpetrator'];

/** The pages of the directory in French, as the sitemap lists them, without the language. */
async function listed(): Promise<string[]> {
  const sitemap = await (await fetch(`${address}/sitemap.xml`)).text();
  return [...sitemap.matchAll(/<loc>https?:\/\/[^/]+\/fr(\/annuaire[^<]*)<\/loc>/g)].map(
    ([, path]) => path ?? '',
  );
}

const isTown = (path: string) => path.includes('/commune/');

describe('whoever speaks Dutch, German or English is answered in that language', () => {
  it('a French sentence that is planted is found, and a name is not', async () => {
    const page = (lang: string, own: string) =>
      `<html lang="${lang}"><p>Vous pouvez parler à quelqu’un.</p><p translate="no">Maison de la femme et de l’enfant</p>
       <p lang="fr">Une source lue en français, avec sa date</p><p>Rue Haute 320, 1000 Bruxelles</p><p>${own}</p>`;
    const french = await read(reader, page('fr', 'Quelqu’un vous écoute jour et nuit.'));
    const dutch = await read(reader, page('nl', 'Iemand luistert dag en nacht naar u.'));

    expect(dutch.lang).toBe('nl');
    expect(leftInFrench(french, dutch)).toEqual(['Vous pouvez parler à quelqu’un.']);
  });

  it.each(PAGES)('$name', async (kind) => {
    expect(await faults(kind)).toEqual([]);
  });

  it.each(FACTS)('the question %s, whoever it is asked to', async (question) => {
    for (const role of VOICES) {
      const state = `view=question&at=${question}&role=${role}&trail=role`;
      expect(await faults(screen(`${question} to ${role}`, state))).toEqual([]);
    }
  });

  it('every service, theme, kind of help, public and district, and one municipality in eight', async () => {
    const paths = await listed();
    const some = [
      ...paths.filter((path) => !isTown(path)),
      ...paths.filter(isTown).filter((_, i) => i % 8 === 0),
    ];
    expect(some.length).toBeGreaterThan(250);

    const wrong: string[] = [];
    for (const path of some) {
      wrong.push(...(await faults({ name: path, path: async (_, locale) => `/${locale}${path}` })));
    }

    expect(wrong).toEqual([]);
  });
});

describe('a search engine finds every page of the directory in its four languages', () => {
  it.each(PAGES.filter(({ name }) => /^directory: (?!.*found)/.test(name)))(
    '$name names its three sisters',
    async ({ path }) => {
      const here = await path(address, 'fr');
      const sisters = LOCALES.map((locale) => [locale, here.replace('/fr/', `/${locale}/`)]);
      for (const locale of LOCALES) {
        const { alternates } = await ask(await path(address, locale));
        expect(alternates).toEqual({ ...Object.fromEntries(sisters), 'x-default': here });
      }
    },
  );

  it('what a person searched, and the journey, have no sisters and are in no list', async () => {
    for (const { path } of PAGES.filter(({ name }) => /^journey|found/.test(name))) {
      expect((await ask(await path(address, 'fr'))).alternates).toEqual({});
    }
    expect((await listed()).filter((path) => path.includes('recherche'))).toEqual([]);
  });

  it('the list holds the pages one comes to from link to link, and no other', async () => {
    const inList = new Set(await listed());
    const met = new Set(['/annuaire']);
    const missing: string[] = [];
    for (const path of met) {
      const answer = await fetch(`${address}/fr${path}`);
      if (answer.status !== 200) missing.push(`${path} answers ${answer.status}`);
      const { links } = await read(reader, await answer.text());
      for (const link of links) if (/^\/fr\/annuaire/.test(link)) met.add(link.slice(3));
    }
    // Municipalities of Flanders and of the German-speaking part have a page, and are left to their own directories.
    const notListed = [...met].filter((path) => !inList.has(path) && !isTown(path));

    expect(missing).toEqual([]);
    expect(notListed).toEqual([]);
    expect([...inList].filter((path) => !met.has(path))).toEqual([]);
    expect(met.size).toBeGreaterThan(500);
  });

  it('each address of the list answers, in each language', async () => {
    const paths = (await listed()).filter((_, i) => i % 10 === 0);
    for (const path of paths) {
      for (const locale of LOCALES) {
        const { status } = await fetch(`${address}/${locale}${path}`);
        expect([`/${locale}${path}`, status]).toEqual([`/${locale}${path}`, 200]);
      }
    }
  });
});

describe('a language written from right to left will find its place', () => {
  it.each(PAGES)('$name', async ({ path }) => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`${address}${await path(address, 'fr')}`);
    await unfold(page);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));

    expect(await overflows(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await overflows(page)).toEqual([]);
    await page.close();
  });
});
