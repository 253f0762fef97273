import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Locale } from '../../src/kernel/locale.ts';
import { faults, unfold } from '../support/axe.ts';
import { newBrowser } from '../support/browser.ts';
import { PAGES, type PageKind } from '../support/pages.ts';

const address = inject('address');
const TELEPHONE = { width: 360, height: 740 };
const OTHERS: readonly Locale[] = ['nl', 'de', 'en'];
const DESK = { width: 1280, height: 800 };

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await newBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

async function open(kind: PageKind, locale: Locale): Promise<void> {
  await page.setViewportSize(TELEPHONE);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${address}${await kind.path(address, locale)}`);
  await unfold(page);
}

describe('nobody is kept out by how a page is made', () => {
  it('axe sees a fault that is planted, and a colour too pale', async () => {
    await open(PAGES[0]!, 'fr');
    await page.evaluate(() => {
      const field = document.body.appendChild(document.createElement('input'));
      field.id = 'planted';
      // 5:1 is enough for most readers, 7:1 for all.
      document.querySelector<HTMLElement>('.lead')!.style.color = '#6b6b6b';
      document.querySelector('h2')!.style.color = '#ccc';
    });

    expect(await faults(page)).toEqual(
      expect.arrayContaining(['label: #planted', 'color-contrast-enhanced: .lead', 'color-contrast: #now']),
    );
    expect(await faults(page, 'colours')).toContain('color-contrast-enhanced: .lead');
  });

  it.each(PAGES)('$name: in French, on a telephone and at a desk, light and dark', async (kind) => {
    await open(kind, 'fr');

    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faults(page, 'colours')).toEqual([]);
    await page.setViewportSize(DESK);
    expect(await faults(page, 'colours')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await faults(page)).toEqual([]);
  });

  // The furniture is the same in every language: each page is looked at in one of the others, in turn.
  it.each(PAGES.map((kind, index) => ({ ...kind, locale: OTHERS[index % OTHERS.length] ?? 'nl' })))(
    '$name: in $locale, on a telephone',
    async ({ locale, ...kind }) => {
      await open(kind, locale);

      expect(await faults(page)).toEqual([]);
    },
  );
});
