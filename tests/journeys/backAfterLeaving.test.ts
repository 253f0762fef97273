import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { answerAll, answerUntil, enter, press, typePlace } from '../support/journey.ts';
import { look, lookBack } from '../support/journeyBack.ts';
import { EXIT_URL } from '../support/journeyExit.ts';
import { SINCE_YESTERDAY } from '../support/personas.ts';
import { openProfile, type ProfileBrowser } from '../support/profileBrowser.ts';
import { startControlSite, type ControlSite } from '../support/profileControl.ts';

const address = inject('address');
const UNSENT = 'qzx-jamais envoyé';
/** Her words, her answers as the page carries them, and the service she found. */
const HERS = [UNSENT, 'sinceYesterday', 'sexual', 'Liège', 'CPVS'];

let control: ControlSite;
let browser: ProfileBrowser;
beforeAll(async () => {
  control = await startControlSite();
});
afterAll(() => control.stop());
afterEach(() => browser?.remove());

const toldIn = ({ held }: { readonly held: string }) => HERS.filter((words) => held.includes(words));

async function toHerPlace(page: Page): Promise<void> {
  await enter(page, address);
  await answerUntil(page, SINCE_YESTERDAY, 'municipality');
  await page.fill('#place', UNSENT);
}

async function toHerServices(page: Page): Promise<void> {
  await toHerPlace(page);
  await typePlace(page, 'Liège');
  await press(page, 'go', 'results');
}

async function leave(page: Page): Promise<void> {
  await page.click('[data-exit]');
  await page.waitForURL(EXIT_URL);
}

/** Ten Backs at most, from where she left to. */
async function shownByBack(page: Page): Promise<readonly string[]> {
  const seen = await lookBack(page);
  expect(seen.length).toBeGreaterThan(0);
  return seen.flatMap(toldIn);
}

describe.each([{ script: true }, { script: false }])(
  'whoever presses Back after her finds nothing (script: $script)',
  ({ script }) => {
    it('a page of another kind comes back with what was typed in it: the browser does keep pages', async () => {
      browser = await openProfile({ script });
      const { page } = browser;
      await page.goto(`${control.address}/remembered`);
      await page.fill('#typed', UNSENT);
      await leave(page);

      expect(await shownByBack(page)).toContain(UNSENT);
    });

    it('she leaves by the exit with a word in the field', async () => {
      browser = await openProfile({ script });
      const { page } = browser;
      await toHerPlace(page);
      expect(toldIn(await look(page))).toEqual([UNSENT, 'sinceYesterday', 'sexual']);
      await leave(page);

      expect(await shownByBack(page)).toEqual([]);
    });

    it('she leaves by the exit from the services she found', async () => {
      browser = await openProfile({ script });
      const { page } = browser;
      await toHerServices(page);
      expect(toldIn(await look(page))).toEqual(['sinceYesterday', 'sexual', 'Liège', 'CPVS']);
      await leave(page);

      expect(await shownByBack(page)).toEqual([]);
    });

    it('she sends her answers and goes no further', async () => {
      browser = await openProfile({ script });
      const { page } = browser;
      await toHerServices(page);

      expect(await shownByBack(page)).toEqual([]);
    });

    it('she types another address over hers', async () => {
      browser = await openProfile({ script });
      const { page } = browser;
      await toHerPlace(page);
      await page.goto(`${control.address}/quiet`);

      expect(await shownByBack(page)).toEqual([]);
    });
  },
);

describe('the keyboard way out', () => {
  it('three times Shift: Back does not even find the entrance', async () => {
    browser = await openProfile({ script: true });
    const { page } = browser;
    await enter(page, address);
    await answerAll(page, SINCE_YESTERDAY);
    for (const key of ['Shift', 'Shift', 'Shift']) await page.keyboard.press(key);
    await page.waitForURL(EXIT_URL);

    const seen = await lookBack(page);

    expect(seen.map(({ url }) => url)).toEqual(['about:blank']);
    expect(seen.flatMap(toldIn)).toEqual([]);
  });
});
