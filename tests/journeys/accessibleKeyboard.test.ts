import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';

const address = inject('address');
/** No page of ours has so many stops. */
const MOST_STOPS = 150;

let browser: Browser;
let page: Page;
/** Stops of the Tab key where nobody sees the focus. */
let unseen: string[];
beforeAll(async () => {
  browser = await newBrowser();
});
afterAll(() => browser.close());

type Stop = { readonly matches: boolean; readonly name: string; readonly seen: boolean };

/** Where the focus is, whether that is `selector`, and whether a person can see it there. */
function stop(selector: string): Promise<Stop> {
  return page.evaluate((wanted) => {
    const focused = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    const { left, top, width, height } = focused.getBoundingClientRect();
    // The middle and the corners: one of them must not be under something else.
    const spots = [0.5, 0.05, 0.95].flatMap((x) => [0.5, 0.05, 0.95].map((y) => [x, y] as const));
    const uncovered = spots.some(([x, y]) => {
      const above = document.elementFromPoint(left + width * x, top + height * y);
      return above !== null && (focused.contains(above) || above.contains(focused));
    });
    const name = focused.textContent?.trim() || focused.id || focused.tagName;
    // Past the last stop the focus is the browser's own, for one press.
    const seen = focused === document.body || (outlined && uncovered);
    return { matches: focused.matches(wanted), name, seen };
  }, selector);
}

async function tabTo(selector: string): Promise<void> {
  for (let presses = 0; presses < MOST_STOPS; presses += 1) {
    await page.keyboard.press('Tab');
    const { matches, name, seen } = await stop(selector);
    if (!seen) unseen.push(name);
    if (matches) return;
  }
  throw new Error(`the Tab key never comes to ${selector}`);
}

/** Presses, waits for the screen that follows, and gives what has the focus there. */
async function pressAndLand(key: string): Promise<string> {
  await page.evaluate(() => document.getElementById('stage')?.setAttribute('data-old', ''));
  await page.keyboard.press(key);
  await page.waitForSelector('#stage:not([data-old])');
  return page.evaluate(() => {
    const focused = document.activeElement;
    return focused?.matches('h1, .summary') ? focused.tagName : `${focused?.outerHTML.slice(0, 80)}`;
  });
}

async function choose(selector: string, key = 'Enter'): Promise<string> {
  await tabTo(selector);
  return pressAndLand(key);
}

const button = (name: string, value: string) => `button[name="${name}"][value="${value}"]`;
const shown = (selector: string) => page.locator(selector).count();

/** What the person answers when it is asked; what is not here is skipped. */
const ANSWERS: Readonly<Record<string, string>> = {
  hoursSince: 'sinceYesterday',
  age: 'from26',
  wantsComplaint: 'undecided',
  gender: 'woman',
};

/** One question, whichever it is, answered or skipped without a mouse. */
async function answerWhatIsAsked(): Promise<string> {
  if (await shown('#place')) {
    await tabTo('#place');
    await page.keyboard.type('Liège');
    return pressAndLand('Enter');
  }
  if (await shown('input[type="checkbox"][name="answer"]')) {
    await tabTo('input[type="checkbox"][name="answer"]');
    await page.keyboard.press('Space');
    return choose(button('go', 'answer'), 'Space');
  }
  for (const value of Object.values(ANSWERS)) {
    if (await shown(button('answer', value))) return choose(button('answer', value));
  }
  return choose(button('go', 'skip'), 'Space');
}

describe.each([
  ['a desk', { width: 1280, height: 800 }],
  ['400 %', { width: 320, height: 256 }],
])('the whole path without a mouse, at %s', (_, viewport) => {
  beforeEach(async () => {
    unseen = [];
    page = await browser.newPage({ viewport });
    await page.goto(address);
    return () => page.close();
  });

  it('a stop that cannot be seen is found when it is planted', async () => {
    await page.evaluate(() => {
      const [plain, outside] = document.querySelectorAll<HTMLElement>('button[name="answer"]');
      plain?.style.setProperty('outline', 'none');
      outside?.style.setProperty('position', 'fixed');
      outside?.style.setProperty('top', '-200px');
    });
    await tabTo(button('answer', 'witness'));

    expect(unseen).toHaveLength(2);
  });

  it('the first stop is the way out', async () => {
    await page.keyboard.press('Tab');

    expect((await stop('[data-exit]')).matches).toBe(true);
  });

  it('from the entrance to a service, a change of mind, and back to the start', async () => {
    const landings = [await choose(button('answer', 'victim'))];
    while (!(await shown('.result'))) landings.push(await answerWhatIsAsked());
    expect(landings.length).toBeGreaterThan(4);

    await tabTo('.result summary');
    await page.keyboard.press('Enter');
    expect(await shown('.result details[open]')).toBe(1);

    landings.push(await choose('.result button[name="open"]'));
    landings.push(await choose(button('go', 'back'), 'Space'));
    await tabTo('details:has(button[name="ask"]) > summary');
    await page.keyboard.press('Space');
    landings.push(await choose('button[name="ask"]'));
    landings.push(await choose(button('go', 'skip')));
    landings.push(await choose(button('go', 'entrance')));

    expect(new Set(landings)).toEqual(new Set(['H1']));
    expect(unseen).toEqual([]);
  });

  it('a place nobody knows: the focus comes to what is to be reviewed, and nothing typed is lost', async () => {
    await choose(button('answer', 'victim'));
    while (!(await shown('#place'))) await answerWhatIsAsked();
    await tabTo('#place');
    await page.keyboard.type('Xyzzy');

    expect(await pressAndLand('Enter')).toBe('DIV');
    expect(await page.locator('.summary').getAttribute('role')).toBe('alert');
    await tabTo('#place');
    expect(await page.inputValue('#place')).toBe('Xyzzy');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Liège');
    expect(await pressAndLand('Enter')).toBe('H1');
    expect(unseen).toEqual([]);
  });

  it('search, themes, the sheet to print and the self-reflection', async () => {
    await tabTo('#q');
    await page.keyboard.type('viol');
    const landings = [await pressAndLand('Enter')];
    landings.push(await choose('button[name="open"]'));
    landings.push(await choose(button('go', 'services')));
    landings.push(await choose('button[name="theme"]'));
    landings.push(await choose(button('go', 'clarity')));
    await tabTo('input[type="checkbox"]');
    await page.keyboard.press('Space');
    expect(await shown('input:checked')).toBe(1);
    landings.push(await choose(button('go', 'question')));
    landings.push(await choose(button('go', 'results')));
    landings.push(await choose(button('go', 'sheet')));

    expect(new Set(landings)).toEqual(new Set(['H1']));
    expect(unseen).toEqual([]);
  });

  it('the open directory: search, results, a service', async () => {
    await page.goto(`${address}/fr/annuaire`);
    await tabTo('#q');
    await page.keyboard.type('viol');
    await Promise.all([page.waitForURL(/recherche\//), page.keyboard.press('Enter')]);
    await tabTo('a[href*="/annuaire/service/"]');
    await Promise.all([page.waitForURL(/service\//), page.keyboard.press('Enter')]);
    const opened = await shown('details[open]');
    await tabTo('details:not([open]) > summary');
    await page.keyboard.press('Space');

    expect(await shown('details[open]')).toBe(opened + 1);
    expect(unseen).toEqual([]);
  });
});
