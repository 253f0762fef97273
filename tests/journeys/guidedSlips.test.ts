import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import {
  answerAll,
  answerOne,
  answerUntil,
  enter,
  firstShown,
  press,
  stateOf,
  toNextScreen,
  typePlace,
} from '../support/journey.ts';
import { AFRAID_OF_PARTNER, SINCE_YESTERDAY } from '../support/personas.ts';

const address = inject('address');

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await newBrowser();
});
afterAll(() => browser.close());

/** The questions seen so far. */
const trailOf = async (tab: Page) => ((await stateOf(tab)).get('trail') ?? '').split(' ').filter(Boolean);
const told = async (fact: string) => (await stateOf(page)).get(fact);

describe.each([{ script: true }, { script: false }])(
  'nothing is lost by a slip (script: $script)',
  ({ script }) => {
    beforeAll(async () => {
      context = await browser.newContext({ javaScriptEnabled: script });
    });
    afterAll(() => context.close());
    beforeEach(async () => {
      page = await context.newPage();
      await enter(page, address);
    });
    afterEach(() => page.close());

    it('a place nobody knows: what she typed is still there, and so are her answers', async () => {
      await answerUntil(page, SINCE_YESTERDAY, 'municipality');
      await typePlace(page, 'Xyzzy sur Meuse');

      expect(await page.inputValue('#place')).toBe('Xyzzy sur Meuse');
      expect(await page.getAttribute('#place', 'aria-invalid')).toBe('true');
      expect(await page.locator('.summary label[for="place"]').innerText()).not.toBe('');
      expect([await told('problem'), await told('hoursSince')]).toEqual(['placeUnknown', 'sinceYesterday']);
      await typePlace(page, 'Liège');
      expect([await told('problem'), await told('municipality')]).toEqual([null, '62063']);
    });

    it('an empty place: she is told, and may still skip', async () => {
      await answerUntil(page, SINCE_YESTERDAY, 'municipality');
      await typePlace(page, '   ');
      expect(await told('problem')).toBe('placeEmpty');
      await press(page, 'go', 'skip');

      expect([await told('municipality'), await told('at')]).not.toContain('municipality');
      expect(await told('hoursSince')).toBe('sinceYesterday');
    });

    it('a name that two towns bear: she is shown both, and chooses', async () => {
      await answerUntil(page, SINCE_YESTERDAY, 'municipality');
      await typePlace(page, 'Saint-Nicolas');

      expect(await told('problem')).toBe('placeSeveral');
      expect(await page.inputValue('#place')).toBe('Saint-Nicolas');
      const offered = await page
        .locator('button.choice')
        .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('value')));
      expect(offered).toEqual(expect.arrayContaining(['62093', '46021']));
      await press(page, 'answer', '62093');
      expect([await told('municipality'), await told('problem')]).toEqual(['62093', null]);
    });

    it('an impatient double click on "skip" passes one question, not two', async () => {
      await answerUntil(page, SINCE_YESTERDAY, 'violence');
      const before = await trailOf(page);
      await toNextScreen(page, () => page.locator('button[value="skip"]').last().dblclick());
      await page.waitForLoadState('networkidle');

      expect(await trailOf(page)).toEqual([...before, 'violence']);
    });

    it('she goes back through her questions: each answer is still chosen', async () => {
      await answerUntil(page, SINCE_YESTERDAY, 'hoursSince');
      await press(page, 'go', 'back');

      expect(await told('at')).toBe('violence');
      expect(await page.locator('input[value="sexual"]').isChecked()).toBe(true);
      await press(page, 'go', 'back');
      expect(await told('at')).toBe('dangerNow');
      expect(await page.locator('button[value="no"] small').count()).toBe(1);
    });

    it('two tabs are two journeys', async () => {
      const other = await context.newPage();
      await enter(other, address);
      await answerUntil(page, SINCE_YESTERDAY, 'hoursSince');
      await answerUntil(other, AFRAID_OF_PARTNER, 'municipality');
      await answerOne(page, SINCE_YESTERDAY);
      await press(other, 'go', 'back');
      await answerAll(other, AFRAID_OF_PARTNER);
      await answerAll(page, SINCE_YESTERDAY);

      expect((await firstShown(page))[0]?.id).toBe('cpvs-liege');
      expect((await stateOf(other)).get('violence')).toBe('partner');
      expect((await firstShown(other)).map(({ id }) => id)).not.toContain('cpvs-liege');
    });

    it('the address of her screen, copied into another window, leads to the entrance, and hers goes on', async () => {
      const visited: string[] = [];
      context.on('response', (response) => visited.push(response.url()));
      await answerUntil(page, SINCE_YESTERDAY, 'hoursSince');
      const copied = visited.findLast((url) => url.includes('/p/')) ?? '';
      const thief = await (await browser.newContext()).newPage();
      await thief.goto(copied);

      expect(copied).toMatch(/\/p\/[\w-]{32}$/);
      expect(thief.url()).toBe(`${address}/`);
      expect((await stateOf(thief)).get('violence')).toBeNull();
      await thief.context().close();
      await answerOne(page, SINCE_YESTERDAY);
      expect([await told('violence'), await told('hoursSince')]).toEqual(['sexual', 'sinceYesterday']);
    });

    it.each(['A'.repeat(32), 'short', '../../etc'])(
      'an address of a screen that never was (%s) tells nothing but the way back',
      async (token) => {
        await page.goto(`${address}/p/${token}`);

        expect(await page.locator('[data-exit]').count()).toBe(1);
        expect(await page.content()).toContain('112');
        expect(await page.locator('.results').count()).toBe(0);
      },
    );
  },
);

describe('a double click slower than the answer (script: true)', () => {
  it('its second half does not answer the question that came in between', async () => {
    context = await browser.newContext();
    page = await context.newPage();
    await enter(page, address);
    await press(page, 'answer', 'victim');
    const { x, y, width, height } = (await page.locator('button[value="no"]').boundingBox())!;
    await page.mouse.move(x + width / 4, y + height / 2);
    const click = async (clickCount: number) => {
      await page.mouse.down({ clickCount });
      await page.mouse.up({ clickCount });
    };
    await toNextScreen(page, () => click(1));
    const under = await page.evaluate(
      ([left, top]) => document.elementFromPoint(left, top)?.closest('label, button, summary')?.tagName,
      [x + width / 4, y + height / 2] as const,
    );
    await click(2);

    expect(under).toBe('LABEL');
    expect(await page.locator('input:checked').count()).toBe(0);
    await click(1);
    expect(await page.locator('input:checked').count()).toBe(1);
    await context.close();
  });
});

describe('the network fails (script: true)', () => {
  it('her answers stay on the screen, she is told, and the next try goes through', async () => {
    context = await browser.newContext();
    page = await context.newPage();
    await enter(page, address);
    await answerUntil(page, SINCE_YESTERDAY, 'municipality');
    await page.fill('#place', 'Liège');
    await context.setOffline(true);
    await page.locator('form:has(#place) button:not([name])').click();
    await page.locator('p.notice[role="status"]').waitFor();

    expect(await page.inputValue('#place')).toBe('Liège');
    expect(page.url()).toBe(`${address}/`);
    await context.setOffline(false);
    await typePlace(page, 'Liège');
    expect(await told('municipality')).toBe('62063');
    await context.close();
  });
});
