import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { faults, overflows } from '../support/axe.ts';
import { newBrowser } from '../support/browser.ts';
import type { Network, Person } from '../support/network.ts';
import { networkIn, read, signIn } from '../support/workplace.ts';

const address = inject('address');
const SCREENS = [
  '',
  '/compte',
  '/compte/codes',
  '/compte/mails',
  '/organisation',
  '/organisation/acces',
  '/organisation/reglages',
  '/organisation/reglages/presentation',
  '/organisation/reglages/agrements',
  '/organisation/reglages/accords',
  '/organisation/reglages/exclusions',
  '/organisation/reseau',
  '/organisation/confiance',
  '/journal',
];

let browser: Browser;
let network: Network;
let founder: Person;
beforeAll(async () => {
  browser = await newBrowser();
  network = networkIn({ data: inject('data'), ownerUrl: inject('ownerUrl') });
  founder = await network.found('Service Exemple');
});
afterAll(async () => {
  await browser.close();
  await network.close();
});

describe('the workplace speaks the language of the browser, and French when it knows none of its languages', () => {
  it.each([
    ['nl-BE', 'nl', 'Aanmelden', 'Dag '],
    ['de-BE', 'de', 'Anmelden', 'Guten Tag'],
    ['en-GB', 'en', 'Sign in', 'Hello'],
    ['it-IT', 'fr', 'Se connecter', 'Bonjour'],
  ])('%s', async (asked, spoken, door, hello) => {
    const context = await browser.newContext({ locale: asked, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${address}/espace/entrer`);
    expect(await page.locator('h1').innerText()).toBe(door);
    await signIn(page, address, founder);
    expect(await read(page)).toContain(hello);

    for (const screen of SCREENS) {
      await page.goto(`${address}/espace${screen}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(spoken);
      expect(await faults(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
    }
    await context.close();
  });
});
