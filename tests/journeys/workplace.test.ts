import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import {
  endSessions,
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

const address = inject('address');
const ownerUrl = inject('ownerUrl');

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await newBrowser();
});
afterAll(() => browser.close());
afterEach(() => context?.close());

async function open(script: boolean): Promise<void> {
  context = await browser.newContext({ javaScriptEnabled: script, locale: 'fr-BE' });
  page = await context.newPage();
}

async function foundOne(): Promise<{ who: Somebody; recovery: string }> {
  const who = somebody();
  const link = await foundingLink(ownerUrl);
  return { who, ...(await found(page, address, { link, who })) };
}

const lock = () => Promise.all([page.waitForURL(/\/espace\/entrer$/), page.click('form[data-lock] button')]);
const path = () => new URL(page.url()).pathname;

describe.each([{ script: true }, { script: false }])('signing in (script: $script)', ({ script }) => {
  it('from the operator’s link to the first page, out, and in again with a code of her telephone', async () => {
    await open(script);
    const { who } = await foundOne();
    expect(path()).toBe('/espace');
    expect(await page.locator('.trial:visible').innerText()).toContain('réseau d’essai');

    await lock();
    await enter(page, who);

    expect(path()).toBe('/espace');
    expect(await read(page)).toContain('Bonjour Dominique Modèle');
  });

  it('a wrong address, a wrong pass-phrase and a wrong code are refused in the same words', async () => {
    await open(script);
    const { who } = await foundOne();
    await lock();
    const tries: readonly Somebody[] = [
      { ...who, mail: 'personne@modele.example' },
      { ...who, passphrase: 'une autre phrase inventée' },
      { ...who, secret: null },
    ];

    const answers: string[] = [];
    for (const one of tries) {
      await enter(page, one);
      answers.push(await read(page));
      expect(await page.inputValue('#who')).toBe(one.mail);
      expect(await page.inputValue('#pass')).toBe('');
    }

    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('ne vont pas ensemble');
    expect(await page.locator('.summary').evaluate((summary) => summary === document.activeElement)).toBe(
      true,
    );
  });

  it('the printed code opens without pass-phrase nor telephone, and a new pass-phrase is chosen', async () => {
    await open(script);
    const { who, recovery } = await foundOne();
    await lock();
    await page.click('summary');
    await Promise.all([page.waitForURL(/secours$/), page.click('a[href="/espace/secours"]')]);
    await fill(page, { who: who.mail, recovery: recovery.toLowerCase().replaceAll('-', ' ') });
    await send(page);
    expect(path()).toBe('/espace/compte/phrase');

    await fill(page, { newPass: 'une phrase toute neuve', again: 'une phrase toute autre' });
    await send(page);
    expect(await read(page)).toContain('pas les mêmes');
    expect(await page.inputValue('#newPass')).toBe('');
    await fill(page, { newPass: 'une phrase toute neuve', again: 'une phrase toute neuve' });
    await send(page);
    expect(await read(page)).toContain('Phrase de passe changée');

    await lock();
    await enter(page, who);
    expect(path()).toBe('/espace/entrer');
    await enter(page, { ...who, passphrase: 'une phrase toute neuve' });
    expect(path()).toBe('/espace');
  });

  it('a link that was used, is malformed or was never made has one answer', async () => {
    await open(script);
    const link = await foundingLink(ownerUrl);
    await found(page, address, { link, who: somebody() });

    const answers: string[] = [];
    for (const dead of [link, 'x', 'A'.repeat(43)]) {
      await page.goto(`${address}/espace/lien/${dead}`);
      answers.push(await read(page));
    }

    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('Ce lien ne sert plus');
  });

  it('everywhere means everywhere: the other browser is out at its next page', async () => {
    await open(script);
    const { who } = await foundOne();
    const elsewhere = await browser.newContext({ javaScriptEnabled: script, locale: 'fr-BE' });
    const other = await elsewhere.newPage();
    await signIn(other, address, who);
    await page.goto(`${address}/espace/compte`);
    expect(await read(page)).toContain('Ailleurs');

    await send(page, '#everywhere');
    await other.goto(`${address}/espace`);

    expect(path()).toBe('/espace/entrer');
    expect(new URL(other.url()).pathname).toBe('/espace/entrer');
    await elsewhere.close();
  });
});

describe('the code to print', () => {
  it('is shown once: the same page, read again, no longer has it', async () => {
    await open(false);
    const { recovery } = await foundOne();

    await page.goto(`${address}/espace/compte/secours`);

    expect(recovery).toMatch(/^(?:[\dA-Z]{3}-){8}[\dA-Z]{3}$/);
    expect(await page.content()).not.toContain(recovery);
    expect(await read(page)).toContain('On ne peut pas le revoir');
  });
});

describe('nobody signed in sees nothing of the workplace', () => {
  it.each(['/espace', '/espace/organisation', '/espace/journal', '/espace/rien', '/espace/compte/codes'])(
    '%s leads to the door, and nothing of it may be kept',
    async (asked) => {
      const answer = await fetch(`${address}${asked}`, { redirect: 'manual' });

      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/espace/entrer']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('what is asked of a form is answered 303, whoever asks and whatever it holds', async () => {
    const forms = [
      'entrer/envoi',
      'secours/envoi',
      'compte/envoi',
      'confirmer/envoi',
      'compte/phrase/envoi',
      'rien',
    ];
    for (const form of forms) {
      const answer = await fetch(`${address}/espace/${form}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' },
        body: `who=%ff&pass=${'x'.repeat(2_000)}&%&=&`,
      });

      expect([form, answer.status]).toEqual([form, 303]);
    }
  });

  it('after the door she is where she was going', async () => {
    await open(true);
    const { who } = await foundOne();
    await page.goto(`${address}/espace/organisation/acces`);
    await endSessions(ownerUrl);
    await page.reload();
    expect(path()).toBe('/espace/entrer');

    await enter(page, who);

    expect(path()).toBe('/espace/organisation/acces');
  });
});
