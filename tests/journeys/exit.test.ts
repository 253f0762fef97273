import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { LOCALES } from '../../src/kernel/locale.ts';
import { newBrowser } from '../support/browser.ts';
import { answerAll, answerUntil, enter, toNextScreen } from '../support/journey.ts';
import { EXIT_TITLE, EXIT_URL } from '../support/journeyExit.ts';
import { PAGES } from '../support/pages.ts';
import { SINCE_YESTERDAY } from '../support/personas.ts';

const address = inject('address');
/** 320 pixels, or a window of 1280 by 1024 at 400 %. */
const SMALL = { width: 320, height: 256 };
const TALL_ENOUGH = 44;

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await newBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

/** The neutral site answers when `answered` says so: on a slow line the page she left is all there is to see. */
async function open(script: boolean, answered: Promise<void> = Promise.resolve()): Promise<void> {
  context = await browser.newContext({ javaScriptEnabled: script, viewport: SMALL, hasTouch: true });
  page = await context.newPage();
  await context.route('https://www.meteo.be/**', async (route) => {
    await answered;
    await route.fulfill({ contentType: 'text/html', body: `<title>${EXIT_TITLE}</title>` });
  });
}

/** Where the way out is, and whether it is what a finger would touch there, at this place of the page. */
function wayOut(at: number) {
  return page.evaluate((share) => {
    scrollTo(0, share * document.documentElement.scrollHeight);
    const exit = document.querySelector('[data-exit]');
    const { left, top, right, bottom } = exit?.getBoundingClientRect() ?? new DOMRect();
    const touched = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
      inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      touchable: exit !== null && touched === exit,
      tall: bottom - top,
      reading: exit?.textContent ?? '',
    };
  }, at);
}

describe('the way out is under the finger, on a small screen, at 400 %, wherever the page is scrolled', () => {
  it('a control that scrolls away, or lies under something, is found when it is planted', async () => {
    await open(true);
    await enter(page, address);
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('.exit')?.style.setProperty('position', 'absolute'),
    );
    expect(await wayOut(0.5)).toMatchObject({ inside: false });

    await enter(page, address);
    await page.evaluate(() => {
      const cover = document.body.appendChild(document.createElement('div'));
      Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '99' });
    });
    expect(await wayOut(0)).toMatchObject({ inside: true, touchable: false });
  });

  it('on every kind of page', async () => {
    await open(true);
    for (const [index, { name, path }] of PAGES.entries()) {
      await page.goto(`${address}${await path(address, LOCALES[index % LOCALES.length] ?? 'fr')}`);
      for (const at of [0, 0.5, 1]) {
        const { inside, touchable, tall, reading } = await wayOut(at);
        expect({ name, at, inside, touchable }).toEqual({ name, at, inside: true, touchable: true });
        expect(tall).toBeGreaterThanOrEqual(TALL_ENOUGH);
        expect(reading).not.toBe('');
      }
    }
  });

  it.each([{ script: true }, { script: false }])(
    'the first Tab of a page comes to it, and Enter leaves (script: $script)',
    async ({ script }) => {
      await open(script);
      for (const path of ['/', '/fr/annuaire', '/en/annuaire/service/sos-viol']) {
        await page.goto(`${address}${path}`);
        await page.keyboard.press('Tab');
        expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-exit'))).toBe(true);
        await page.keyboard.press('Enter');
        await page.waitForURL(EXIT_URL);
      }
    },
  );
});

describe('leaving is at once, and for good', () => {
  it('the page is empty, and what she typed is gone, before the click is over', async () => {
    await open(true, new Promise(() => undefined));
    await enter(page, address);
    await answerUntil(page, SINCE_YESTERDAY, 'municipality');
    await page.fill('#place', 'qzx-hameau');

    // One task of the browser: nothing is painted between the click and what is read here.
    const left = await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#place');
      const carried = document.querySelector<HTMLInputElement>('input[name="j"]');
      const before = [field?.value, carried?.value.includes('sexual')];
      document.querySelector<HTMLElement>('[data-exit]')?.click();
      return {
        before,
        after: [field?.value, carried?.value],
        children: document.body.childElementCount,
        text: document.body.textContent,
        title: document.title,
      };
    });

    expect(left).toEqual({
      before: ['qzx-hameau', true],
      after: ['', ''],
      children: 0,
      text: '',
      title: 'Infos pratiques',
    });
  });

  it('a screen that was on its way when she left does not come on the empty page', async () => {
    await open(true, new Promise(() => undefined));
    await enter(page, address);

    const left = await page.evaluate(async () => {
      const arrived = () => performance.getEntriesByType('resource').some(({ name }) => name.includes('/s'));
      document.querySelector<HTMLElement>('button[name="answer"][value="victim"]')?.click();
      document.querySelector<HTMLElement>('[data-exit]')?.click();
      while (!arrived()) await new Promise((resolve) => setTimeout(resolve, 50));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { path: location.pathname, held: document.body.outerHTML };
    });

    expect(left).toEqual({ path: '/', held: '<body></body>' });
  });

  it('a finger that is lifted leaves, and no click comes after it on what is there then', async () => {
    await open(true);
    const clicks: string[] = [];
    await page.exposeFunction('clickSeen', (on: string) => void clicks.push(on));
    await page.addInitScript(() => {
      const { clickSeen } = globalThis as unknown as { clickSeen: (on: string) => void };
      addEventListener('click', ({ target }) => clickSeen((target as Element).tagName), { capture: true });
    });
    await enter(page, address);
    clicks.length = 0;
    await page.tap('h1');
    await expect.poll(() => clicks).toEqual(['H1']);

    await page.tap('[data-exit]');
    await page.waitForURL(EXIT_URL);

    expect(clicks).toEqual(['H1']);
  });

  it('on a slow line the neutral site is asked once, however often she presses', async () => {
    let answer = (): void => undefined;
    await open(true, new Promise<void>((resolve) => (answer = resolve)));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await enter(page, address);
    asked.length = 0;
    for (let press = 0; press < 9; press += 1) await page.keyboard.press('Shift');
    // Longer than the time after which it leaves without waiting for a picture.
    await page.waitForTimeout(500);
    answer();
    await page.waitForURL(EXIT_URL);

    expect(asked).toEqual([EXIT_URL]);
  });

  it('three times Shift leaves from any screen; capital letters do not', async () => {
    await open(true);
    await enter(page, address);
    await page.click('#q');
    await page.keyboard.press('Shift+KeyV');
    await page.keyboard.press('Shift+KeyI');
    await page.keyboard.press('Shift+KeyF');
    expect(await page.inputValue('#q')).toBe('VIF');
    await answerAll(page, SINCE_YESTERDAY);
    for (const key of ['Shift', 'Shift', 'Shift']) await page.keyboard.press(key);
    await page.waitForURL(EXIT_URL);

    expect(await page.title()).toBe(EXIT_TITLE);
  });

  it('Shift held down is one press', async () => {
    await open(true);
    await enter(page, address);
    for (const key of ['Shift', 'Shift', 'Shift', 'Shift']) await page.keyboard.down(key);
    await page.keyboard.up('Shift');
    await toNextScreen(page, () => page.click('button[name="answer"][value="victim"]'));

    expect(page.url()).toBe(`${address}/`);
  });

  it('the open directory has the same way out, by button and by keyboard', async () => {
    await open(true);
    for (const leave of [
      () => page.click('[data-exit]'),
      async () => {
        for (const key of ['Shift', 'Shift', 'Shift']) await page.keyboard.press(key);
      },
    ]) {
      await page.goto(`${address}/fr/annuaire/service/sos-viol`);
      await leave();
      await page.waitForURL(EXIT_URL);
    }
  });

  it.each(LOCALES)('the entrance says what leaving does, and what it does not, in %s', async (locale) => {
    await open(false);
    await enter(page, address, locale);
    const words = await page.locator('section:has(#shared)').textContent();
    const exit = await page.locator('[data-exit]').textContent();

    expect(exit).not.toBe('');
    expect(words).toContain('Infos pratiques');
    expect(words).toMatch(/histor|geschied|Verlauf/i);
  });

  it.each([{ script: true }, { script: false }])(
    'the keyboard way out is told only where it works (script: $script)',
    async ({ script }) => {
      await open(script);
      await enter(page, address);
      await page.locator('section:has(#shared) summary').click();
      const told = await page.locator('section:has(#shared)').innerText();

      expect(told).toContain('fenêtre privée');
      expect(told.includes('trois fois Maj')).toBe(script);
    },
  );
});
