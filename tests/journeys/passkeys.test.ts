import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { faults, overflows } from '../support/axe.ts';
import { newBrowser } from '../support/browser.ts';
import { plugKey } from '../support/virtualKey.ts';
import {
  endStepUps,
  enter,
  fill,
  found,
  foundingLink,
  read,
  send,
  signIn,
  somebody,
  type Somebody,
} from '../support/workplace.ts';

const numbers = inject('address');
/** A passkey belongs to a name: `localhost` is the one of a trial. */
const address = numbers.replace('127.0.0.1', 'localhost');
const ownerUrl = inject('ownerUrl');
const DESK = { width: 1280, height: 800 };
const TELEPHONE = { width: 360, height: 740 };
const NARROWEST = { width: 320, height: 256 };
const KEYS = '/espace/compte/cles';

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await newBrowser();
});
afterAll(() => browser.close());
afterEach(() => context?.close());

async function open(script = true): Promise<void> {
  context = await browser.newContext({ javaScriptEnabled: script, locale: 'fr-BE' });
  page = await context.newPage();
}

async function foundOne(at = address): Promise<Somebody> {
  const who = somebody();
  await found(page, at, { link: await foundingLink(ownerUrl), who });
  return who;
}

const path = (): string => new URL(page.url()).pathname;
const lock = () => Promise.all([page.waitForURL(/\/espace\/entrer$/), page.click('form[data-lock] button')]);
const goto = async (to: string): Promise<void> => void (await page.goto(`${address}${to}`));

async function addKey(name: string): Promise<void> {
  await goto(`${KEYS}/nouvelle`);
  await page.fill('#name', name);
  await Promise.all([page.waitForURL(`${address}${KEYS}`), page.click('form[data-new-passkey] button')]);
}

async function comeInByKey({ mail, passphrase }: Somebody): Promise<void> {
  await goto('/espace/entrer');
  await fill(page, { who: mail, pass: passphrase });
  await Promise.all([page.waitForNavigation(), page.click('button[data-passkey]')]);
}

/** Where a page of passkeys stands, it is readable and nothing sticks out, from a desk to the narrowest telephone. */
async function lookAround(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of [DESK, TELEPHONE, NARROWEST]) {
      await page.setViewportSize(size);
      expect(await faults(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(DESK);
}

describe('with a passkey of her device', () => {
  it('she adds one after her pass-phrase, comes in with it, and takes it away', async () => {
    await open();
    const key = await plugKey(page);
    const who = await foundOne();
    await endStepUps(ownerUrl);
    await goto('/espace/compte');
    await page.click(`a[href="${KEYS}"]`);
    expect(await read(page)).toContain('Vous n’avez pas encore de clé d’accès.');
    await lookAround();
    await page.click(`a[href="${KEYS}/nouvelle"]`);
    expect(path()).toBe('/espace/confirmer');
    await fill(page, { pass: who.passphrase });
    await send(page);

    expect(path()).toBe(`${KEYS}/nouvelle`);
    await lookAround();
    await page.fill('#name', 'ordinateur du bureau');
    await Promise.all([page.waitForURL(`${address}${KEYS}`), page.keyboard.press('Enter')]);
    expect(await read(page)).toContain('Votre clé d’accès est en place');
    expect(await page.locator('.rows h2').allInnerTexts()).toEqual(['ordinateur du bureau']);
    expect(await key.countKeys()).toBe(1);
    await lookAround();

    await lock();
    await comeInByKey(who);
    expect(path()).toBe('/espace');

    await goto(KEYS);
    await send(page, 'input[name="key"]');
    expect(path()).toBe('/espace/confirmer');
    await fill(page, { pass: who.passphrase });
    await send(page);
    expect(await read(page)).toContain('Cette clé n’ouvre plus rien');
    await lookAround();
    await lock();
    await comeInByKey(who);
    expect(path()).toBe('/espace/entrer');
    expect(await read(page)).toContain('ne vont pas ensemble');
    await enter(page, who);
    expect(path()).toBe('/espace');
  });

  it('several have a name each, the same device is not added twice, and the journal says what was done', async () => {
    await open();
    const first = await plugKey(page);
    await foundOne();
    await addKey('ordinateur du bureau');
    await goto(`${KEYS}/nouvelle`);
    await page.fill('#name', 'encore le même');
    await page.click('form[data-new-passkey] button');
    await page.locator('[data-passkey-said]:not(:empty)').waitFor();
    expect(await page.innerText('[data-passkey-said]')).toContain('déjà une clé');
    await lookAround();

    await first.unplug();
    await plugKey(page);
    // As long as a name may be, without a place to break it.
    const long = `clé-de-rechange-${'x'.repeat(44)}`;
    await addKey(long);
    expect(await page.locator('.rows h2').allInnerTexts()).toEqual(['ordinateur du bureau', long]);
    await lookAround();
    await goto('/espace/compte');
    expect(await read(page)).toContain('2 clés');
    await lookAround();
    await goto('/espace/journal');
    expect((await read(page)).match(/Clé d’accès ajoutée/g)).toHaveLength(2);
  });

  it('chosen first, it is enough: no code is asked of her, and it cannot be taken away', async () => {
    await open();
    await plugKey(page);
    const who = somebody();
    await page.goto(`${address}/espace/lien/${await foundingLink(ownerUrl)}`);
    await fill(page, { organisation: 'Service Exemple', name: 'Camille Modèle', duty: 'direction' });
    await fill(page, { mail: who.mail, newPass: who.passphrase, again: who.passphrase });
    await send(page);
    await page.click(`a[href="${KEYS}/nouvelle"]`);
    await page.fill('#name', 'téléphone de service');
    await Promise.all([page.waitForURL(/\/compte\/secours$/), page.click('form[data-new-passkey] button')]);

    await goto('/espace');
    expect(await read(page)).not.toContain('Installer vos codes');
    await goto(KEYS);
    await send(page, 'input[name="key"]');
    expect(await read(page)).toContain('C’est tout ce qui s’ajoute à votre phrase de passe.');
    await lookAround();
    await lock();
    await enter(page, who);
    expect(path()).toBe('/espace/entrer');
    await comeInByKey(who);
    expect(path()).toBe('/espace');
  });

  it('a device that has none says so on the page, and the code still works', async () => {
    await open();
    const key = await plugKey(page);
    const who = await foundOne();
    await key.unplug();
    await plugKey(page);
    await lock();
    await fill(page, { who: who.mail, pass: who.passphrase });
    await page.click('button[data-passkey]');
    await page.locator('[data-passkey-said]:not(:empty)').waitFor();
    expect(await page.innerText('[data-passkey-said]')).toContain('Aucune clé d’accès n’a répondu.');
    await lookAround();

    await enter(page, who);
    expect(path()).toBe('/espace');
  });
});

describe('where passkeys cannot work the page says what to do', () => {
  it('without script: at the door and in her account, the codes stay', async () => {
    await open(false);
    const who = await foundOne();
    await goto(`${KEYS}/nouvelle`);
    expect(await read(page)).toContain('Ajouter une clé d’accès demande JavaScript');
    expect(await page.locator('form[data-new-passkey]').isVisible()).toBe(false);
    await page.click('main a[href="/espace/compte/codes"]');
    expect(path()).toBe('/espace/compte/codes');

    await lock();
    expect(await read(page)).toContain('Une clé d’accès à la place du code ?');
    expect(await page.locator('button[data-passkey]').isVisible()).toBe(false);
    await enter(page, who);
    expect(path()).toBe('/espace');
  });

  it('when the script does not arrive, the same, and nothing is out of reach', async () => {
    await open();
    await foundOne();
    await page.route(/\/workplace-[^/]*\.js$/, (route) => route.abort());
    await goto(`${KEYS}/nouvelle`);
    expect(await read(page)).toContain('Ajouter une clé d’accès demande JavaScript');
    await lookAround();
    await page.context().clearCookies();
    await goto('/espace/entrer');
    expect(await read(page)).toContain('Une clé d’accès à la place du code ?');
    await lookAround();
  });

  it('by an address in numbers: none is offered, and the same machine has a name', async () => {
    await open();
    await foundOne(numbers);
    await page.goto(`${numbers}${KEYS}/nouvelle`);
    expect(path()).toBe(KEYS);
    expect(await read(page)).toContain('Les clés d’accès demandent une adresse par nom');
    expect(await page.getAttribute(`main a[href^="http://localhost"]`, 'href')).toBe(`${address}${KEYS}`);
    expect(await page.locator(`a[href="${KEYS}/nouvelle"]`).count()).toBe(0);
    await lookAround();

    await lock();
    expect(await page.locator('[data-passkey]').count()).toBe(0);
    await signIn(page, address, { mail: 'x', passphrase: 'y' });
    expect(await page.locator('button[data-passkey]').isVisible()).toBe(true);
  });
});
