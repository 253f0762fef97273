import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { overflows, unfold } from '../support/axe.ts';
import { newBrowser } from '../support/browser.ts';
import { PAGES } from '../support/pages.ts';

const address = inject('address');
/** A window of 1280 by 1024 at 400 %; 320 is also the narrowest telephone. */
const ZOOMED = { width: 320, height: 256 };

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await newBrowser();
  page = await browser.newPage({ viewport: ZOOMED });
});
afterAll(() => browser.close());

/** WCAG 1.4.12: what a reader who needs more air may set. */
async function spaceOut(): Promise<void> {
  await page.evaluate(() => {
    const wide = new CSSStyleSheet();
    wide.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
       p { margin-block-end: 2em !important }`,
    );
    document.adoptedStyleSheets = [wide];
  });
}

describe('who reads at 400 % loses nothing and never scrolls sideways', () => {
  it('a box too wide, one that sticks out and a text that is cut are found when they are planted', async () => {
    await page.goto(address);
    expect(await overflows(page)).toEqual([]);

    await page.evaluate(() => {
      const add = (name: string, style: Partial<CSSStyleDeclaration>) => {
        const box = document.querySelector('main')!.appendChild(document.createElement('p'));
        box.className = name;
        box.textContent = 'Quelques mots qui demandent de la place';
        Object.assign(box.style, style);
      };
      add('cut', { width: '9em', overflow: 'hidden', whiteSpace: 'nowrap' });
      add('low', { height: '1em', overflow: 'hidden' });
      add('wide', { width: '400px' });
    });

    expect(await overflows(page)).toEqual([
      expect.stringMatching(/^the document is 4\d\d wide in 320$/),
      'p.cut cuts what it holds',
      'p.low cuts what it holds',
      'p.wide sticks out',
    ]);
  });

  it.each(PAGES)('$name', async ({ path }) => {
    // German has the longest words.
    for (const locale of ['fr', 'de'] as const) {
      await page.goto(`${address}${await path(address, locale)}`);
      await unfold(page);

      expect(await overflows(page)).toEqual([]);
      await spaceOut();
      expect(await overflows(page)).toEqual([]);
    }
  });
});
