import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import type { Network, Person } from '../support/network.ts';
import { endSessions, enter, fill, networkIn, read, send, signIn } from '../support/workplace.ts';

const address = inject('address');
const ownerUrl = inject('ownerUrl');
const INVITE = `${address}/espace/organisation/inviter`;
const TYPED = { name: 'Prénom Presque-Perdu', duty: 'bénévole à l’écoute', mail: 'presque@modele.example' };

let browser: Browser;
let network: Network;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await newBrowser();
  network = networkIn({ data: inject('data'), ownerUrl });
});
afterAll(async () => {
  await browser.close();
  await network.close();
});
afterEach(() => context?.close());

async function signedIn(who: Person, script: boolean): Promise<void> {
  context = await browser.newContext({ javaScriptEnabled: script, locale: 'fr-BE' });
  page = await context.newPage();
  await signIn(page, address, who);
}

const typed = async () => ({
  name: await page.inputValue('#name'),
  duty: await page.inputValue('#duty'),
  mail: await page.inputValue('#mail'),
});
const path = () => new URL(page.url()).pathname;

describe.each([{ script: true }, { script: false }])(
  'a form that comes too late (script: $script)',
  ({ script }) => {
    it('loses nothing: it is there again after the door, and was not done', async () => {
      const founder = await network.found('Maison Tardive');
      await signedIn(founder, script);
      await page.goto(INVITE);
      await fill(page, TYPED);
      await endSessions(ownerUrl);

      await send(page);
      expect(path()).toBe('/espace/entrer');
      expect(await read(page)).toContain('vous attend');
      expect(await page.content()).not.toContain(TYPED.name);
      await enter(page, { ...founder, passphrase: 'pas la bonne, d’abord' });
      await enter(page, founder);

      expect(path()).toBe('/espace/organisation/inviter');
      expect(await read(page)).toContain('Rien n’est parti, rien n’est perdu');
      expect(await typed()).toEqual(TYPED);
    });

    it('is not given to somebody else who signs in on this computer', async () => {
      const founder = await network.found('Maison Tardive');
      const other = await network.found('Autre Maison');
      await signedIn(founder, script);
      await page.goto(INVITE);
      await fill(page, TYPED);
      await endSessions(ownerUrl);
      await send(page);

      await enter(page, other);

      expect(path()).toBe('/espace');
      await page.goto(INVITE);
      expect(await page.content()).not.toContain(TYPED.name);
    });

    it('is not done in the name of who signed in meanwhile, in another window', async () => {
      const founder = await network.found('Maison Tardive');
      const other = await network.found('Autre Maison');
      await signedIn(founder, script);
      await page.goto(INVITE);
      await fill(page, TYPED);
      const second = await context.newPage();
      await signIn(second, address, other);

      await send(page);

      await page.goto(`${address}/espace/organisation`);
      expect(await read(page)).toContain('Autre Maison');
      expect(await read(page)).not.toContain(TYPED.name);
    });
  },
);

describe('what is being typed and was not sent', () => {
  it('is kept sealed by itself, comes back, and can be forgotten', async () => {
    const founder = await network.found('Maison Tardive');
    await signedIn(founder, true);
    await page.goto(INVITE);
    const kept = page.waitForResponse(/brouillon$/);
    await fill(page, TYPED);
    expect((await kept).status()).toBe(204);

    await page.goto(`${address}/espace`);
    await page.goto(INVITE);
    expect(await read(page)).toContain('Ce que vous écriviez est là');
    expect(await typed()).toEqual(TYPED);

    const discard = page.locator('form[action="/espace/brouillon/envoi"] button');
    await Promise.all([page.waitForNavigation(), discard.click()]);
    expect(await typed()).toEqual({ name: '', duty: '', mail: '' });
  });

  it('outlives the quick lock: three times Shift, an empty page, the door, and it is there again', async () => {
    const founder = await network.found('Maison Tardive');
    await signedIn(founder, true);
    await page.goto(INVITE);
    await fill(page, TYPED);
    for (const key of ['Shift', 'Shift', 'Shift']) await page.keyboard.press(key);
    await page.waitForURL(/entrer$/);

    await page.goBack();
    expect(await page.content()).not.toContain(TYPED.name);
    await signIn(page, address, founder);
    await page.goto(INVITE);
    expect(await typed()).toEqual(TYPED);
  });
});

describe('the end of a session', () => {
  it('is said two minutes before, with the time left and a way to stay', async () => {
    const founder = await network.found('Maison Tardive');
    context = await browser.newContext({ locale: 'fr-BE' });
    page = await context.newPage();
    await page.clock.install();
    await signIn(page, address, founder);
    await page.clock.fastForward('12:30');
    await page.clock.runFor(2_000);
    expect(await page.locator('#session').innerText()).toBe('');

    await page.clock.fastForward('00:40');
    await page.clock.runFor(2_000);
    expect(await page.locator('#session').innerText()).toMatch(/va se fermer[\s\S]*1:4\d[\s\S]*Rester/);
    await page.click('#session button');
    await expect.poll(() => page.locator('#session').innerText()).toBe('');
  });

  it('comes by itself to the door when nothing was done', async () => {
    const founder = await network.found('Maison Tardive');
    context = await browser.newContext({ locale: 'fr-BE' });
    page = await context.newPage();
    await page.clock.install();
    await signIn(page, address, founder);
    await endSessions(ownerUrl);

    await page.clock.fastForward('15:01');
    await page.clock.runFor(2_000);

    await page.waitForURL(/\/espace\/entrer$/);
  });

  it('control and K lead to the search from anywhere; no key alone does anything', async () => {
    const founder = await network.found('Maison Tardive');
    await signedIn(founder, true);
    const isInSearch = () => page.locator('#find').evaluate((field) => field === document.activeElement);
    for (const key of ['/', 'k', 's', '?', 'Shift+K']) await page.keyboard.press(key);
    expect(await isInSearch()).toBe(false);
    await page.keyboard.press('Control+K');
    expect(await isInSearch()).toBe(true);
    await page.keyboard.type('a/bk');
    expect(await page.inputValue('#find')).toBe('a/bk');

    await page.goto(`${address}/espace/organisation/inviter`);
    await page.focus('#duty');
    await page.keyboard.press('Control+k');
    expect(await isInSearch()).toBe(true);
  });
});
