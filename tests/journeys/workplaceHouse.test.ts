import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import type { Network, Person } from '../support/network.ts';
import {
  endStepUps,
  fill,
  firstEntry,
  networkIn,
  read,
  send,
  signIn,
  somebody,
} from '../support/workplace.ts';

const address = inject('address');
const ownerUrl = inject('ownerUrl');
const HOUSE = `${address}/espace/organisation`;

let browser: Browser;
let network: Network;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
  browser = await newBrowser();
  network = networkIn({ data: inject('data'), ownerUrl });
});
afterAll(async () => {
  await browser.close();
  await network.close();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

async function newPage(script: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script, locale: 'fr-BE' });
  contexts.push(context);
  return await context.newPage();
}

async function signedIn(who: Person, script = false): Promise<Page> {
  const page = await newPage(script);
  await signIn(page, address, who);
  return page;
}

/** The pass-phrase again, when the page asks for it. */
async function confirmed(page: Page, who: Person): Promise<void> {
  if (!page.url().endsWith('/espace/confirmer')) return;
  await fill(page, { pass: who.passphrase });
  await send(page);
}

async function foundTeam(page: Page, side: 'victims' | 'perpetrators', keeper: string): Promise<void> {
  await page.goto(`${HOUSE}/equipes/nouvelle`);
  await fill(page, { label: side === 'victims' ? 'Écoute et suivi' : 'Prise en charge des auteurs' });
  await page.check(`input[value="${side}"]`);
  await page.selectOption('#keeper', keeper);
  await send(page, '#keeper');
}

describe.each([{ script: true }, { script: false }])(
  'a colleague comes in (script: $script)',
  ({ script }) => {
    it('invited by a link, recognised by six words on the telephone, given a team', async () => {
      const founder = await network.found('Service Exemple');
      const page = await signedIn(founder, script);
      const who = somebody();
      await page.goto(`${HOUSE}/inviter`);
      await fill(page, { name: 'Maxence Gabarit', duty: 'suivi', mail: who.mail });
      await send(page);
      await confirmed(page, founder);
      const link = (await page.locator('.secret').innerText()).trim();
      const member = page.url();
      await page.reload();
      expect(await page.content()).not.toContain(link);

      const theirs = await newPage(script);
      await theirs.goto(link);
      expect(await read(theirs)).toContain('Service Exemple');
      await fill(theirs, { mail: who.mail, newPass: who.passphrase, again: who.passphrase });
      await send(theirs);
      await firstEntry(theirs, who);
      expect(await read(theirs)).toContain('va vous laisser entrer');
      await page.goto(member);
      expect(await page.locator('.six').innerText()).toBe(await theirs.locator('.six').innerText());

      await send(page, '#compared');
      expect(await read(page)).toContain('Cochez quand vous avez entendu');
      await page.check('#compared');
      await send(page, '#compared');
      await theirs.click('main a[href="/espace"]');

      await expect.poll(() => read(theirs)).toContain('Bonjour Maxence Gabarit');
      await foundTeam(page, 'victims', founder.account);
      await page.goto(member);
      await page.selectOption('#team', { label: 'Écoute et suivi' });
      await page.check('input[value="caseworker"]');
      await send(page, '#team');
      expect(await read(page)).toContain('C’est donné');
      await theirs.goto(`${HOUSE}/acces`);
      expect(await theirs.locator('tr', { hasText: 'Maxence Gabarit' }).innerText()).toContain(
        'suit des dossiers',
      );
    });
  },
);

describe('the wall between victims and perpetrators', () => {
  it('who keeps a team of one side cannot keep one of the other, and reads why in plain words', async () => {
    const founder = await network.found('Réseau Modèle');
    const page = await signedIn(founder);
    await foundTeam(page, 'victims', founder.account);
    await confirmed(page, founder);
    await foundTeam(page, 'perpetrators', founder.account);

    expect(await read(page)).toContain('Ce mur ne s’ouvre pour personne');
    expect(await page.inputValue('#label')).toBe('Prise en charge des auteurs');
    expect(await page.locator('#keeper').inputValue()).toBe(founder.account);
  });

  it('the key of one side is offered to nobody who works on the other', async () => {
    const founder = await network.found('Réseau Modèle');
    const [keeper, free] = [await network.colleague(founder), await network.colleague(founder)];
    const page = await signedIn(founder);
    await foundTeam(page, 'victims', founder.account);
    await confirmed(page, founder);
    await foundTeam(page, 'perpetrators', keeper.account);
    const theirs = await signedIn(keeper);
    await theirs.goto(HOUSE);
    await theirs.click('a:has-text("Prise en charge des auteurs")');
    const offered = () =>
      theirs.locator('#account option').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    await expect.poll(offered).toContain(free.account);

    expect(await offered()).not.toContain(founder.account);
  });

  it('a team of the perpetrators’ side says so wherever it is named', async () => {
    const founder = await network.found('Réseau Modèle');
    const colleague = await network.colleague(founder);
    const page = await signedIn(founder);
    await foundTeam(page, 'perpetrators', colleague.account);
    await confirmed(page, founder);
    expect(await read(page)).toContain('côté auteurs');

    for (const where of [HOUSE, `${HOUSE}/acces`, `${HOUSE}/membres/${colleague.account}`]) {
      await page.goto(where);
      expect(await read(page)).toContain('côté auteurs');
    }
  });
});

describe('an act that counts asks for the pass-phrase again, and is then done', () => {
  it('a wrong one is refused; with the right one the colleague is out at once', async () => {
    const founder = await network.found('Maison Modèle');
    const colleague = await network.colleague(founder);
    const theirs = await signedIn(colleague);
    const page = await signedIn(founder);
    await page.goto(`${HOUSE}/membres/${colleague.account}`);
    await page.click('summary:has-text("Cette personne part")');
    await send(page, '#sureOut');
    expect(await read(page)).toContain('Cochez que vous voulez vraiment');
    await page.check('#sureOut');
    await endStepUps(ownerUrl);
    await send(page, '#sureOut');
    expect(new URL(page.url()).pathname).toBe('/espace/confirmer');

    await fill(page, { pass: 'pas la bonne phrase du tout' });
    await send(page);
    expect(await read(page)).toContain('Ce n’est pas votre phrase de passe');
    expect(await network.isIn(colleague)).toBe(true);
    await confirmed(page, founder);

    expect(await read(page)).toContain('Cette personne est sortie');
    await theirs.goto(`${address}/espace`);
    expect(new URL(theirs.url()).pathname).toBe('/espace/entrer');
  });
});

describe('what belongs to another organisation', () => {
  it('answers exactly like what does not exist, and like what is no id at all', async () => {
    const founder = await network.found('Première Maison');
    const other = await network.found('Seconde Maison');
    const page = await signedIn(founder);
    const answerTo = async (path: string) => {
      const answer = await page.request.get(`${HOUSE}/${path}`);
      return [answer.status(), (await answer.body()).toString('hex')].join();
    };

    for (const kind of ['membres', 'equipes']) {
      const ids = [other.account, randomUUID(), 'x', '..%2f', `${randomUUID()}'`];
      const answers = await Promise.all(ids.map((id) => answerTo(`${kind}/${id}`)));
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toMatch(/^404,/);
    }
  });

  it('an act on it changes nothing and says no more', async () => {
    const founder = await network.found('Première Maison');
    const other = await network.found('Seconde Maison');
    const page = await signedIn(founder);
    for (const id of [other.account, randomUUID(), 'x']) {
      const answer = await page.request.post(`${HOUSE}/membres/${id}/envoi`, {
        headers: { origin: address },
        form: { act: 'putOut', sureOut: 'yes' },
        maxRedirects: 0,
      });
      expect(answer.status()).toBe(303);
    }

    expect(await network.isIn(other)).toBe(true);
  });

  it('who does not run the house has no page to invite, and reads of the journal what she did', async () => {
    const founder = await network.found('Maison Modèle');
    const colleague = await network.colleague(founder);
    const page = await signedIn(colleague);

    expect((await page.request.get(`${HOUSE}/inviter`)).status()).toBe(404);
    await page.goto(`${address}/espace/journal`);
    expect(await read(page)).toContain('Connexion');
    expect(await read(page)).not.toContain('Organisation fondée');
  });
});

describe('search finds what she may see', () => {
  it('a colleague by the beginning of a name, a service of the directory, nobody of another house', async () => {
    const founder = await network.found('Maison Cherchée');
    await network.found('Autre Maison');
    const page = await signedIn(founder);
    await page.fill('#find', 'fondatr');
    await Promise.all([page.waitForURL(/chercher$/), page.keyboard.press('Enter')]);

    expect(await page.locator('section', { hasText: 'Les personnes' }).locator('li').count()).toBe(1);
    await page.fill('#q', 'cpvs liege');
    await send(page);
    expect(await read(page)).toContain('CPVS de Liège');
  });
});
