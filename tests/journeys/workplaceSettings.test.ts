import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import type { Network, Person } from '../support/network.ts';
import { endSessions, enter, fill, networkIn, read, send, signIn } from '../support/workplace.ts';
import { typedDay } from '../support/workplaceSettings.ts';

const address = inject('address');
const ownerUrl = inject('ownerUrl');
const SETTINGS = `${address}/espace/organisation/reglages`;

let browser: Browser;
let network: Network;
let other: Person;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
  browser = await newBrowser();
  network = networkIn({ data: inject('data'), ownerUrl });
  other = await network.found('Zone de police inventée');
});
afterAll(async () => {
  await browser.close();
  await network.close();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

async function signedIn(who: Person, script = false): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script, locale: 'fr-BE' });
  contexts.push(context);
  const page = await context.newPage();
  await signIn(page, address, who);
  return page;
}

describe.each([{ script: true }, { script: false }])(
  'who runs the house says what it is (script: $script)',
  ({ script }) => {
    it('its face: what is wrong is said beside it, nothing typed is lost, then the network sees it', async () => {
      const founder = await network.found('Maison à régler');
      const page = await signedIn(founder, script);
      await page.goto(`${SETTINGS}/presentation`);
      await fill(page, { name: 'M', territory: 'Liège\n4100\nNulle-Part' });
      await page.check('input[value="justice"]');
      await page.check('#accepts');
      await send(page, '#territory');
      expect(await read(page)).toContain('Nulle-Part)');
      expect(await page.locator('.summary li').count()).toBe(2);
      expect(await page.inputValue('#territory')).toContain('4100');
      expect(await page.isChecked('input[value="justice"]')).toBe(true);

      await fill(page, { name: 'Maison réglée', territory: 'Liège\n4100' });
      await page.selectOption('#service', { index: 3 });
      await send(page, '#territory');

      const text = await read(page);
      for (const said of ['C’est enregistré', 'Maison réglée', 'Liège · Seraing', 'Reçoit des demandes'])
        expect(text).toContain(said);
      expect(text).not.toContain('Pas de fiche');
      await page.goto(`${SETTINGS}/presentation`);
      expect(await page.inputValue('#territory')).toBe('4000 Liège\n4100 Seraing');
    });

    it('its accreditations: days the Belgian way, the end told, the first page too, and one taken off', async () => {
      const founder = await network.found('Maison agréée');
      const page = await signedIn(founder, script);
      const add = async (kind: string, from: string, until: string) => {
        await page.goto(`${SETTINGS}/agrements`);
        await page.selectOption('#kind', kind);
        await page.selectOption('#authority', 'cocof');
        await fill(page, { from, until });
        await send(page, '#kind');
      };
      await add('justice', '31/02/2020', '1/1/2019');
      expect(await read(page)).toContain('Écrivez le jour du début');
      await add('justice', '1/3/2020', '1/1/2019');
      expect(await read(page)).toContain('La fin vient avant le début');
      expect(await page.inputValue('#from')).toBe('1/3/2020');
      await add('justice', '1/3/2018', '28.02.2024');
      await add('prevention', '01/03/2024', typedDay(30));
      await add('viol', '01/03/2024', '');

      const text = await read(page);
      for (const said of ['1er mars 2018', '28 février 2024', 'terminé', 'finit bientôt', 'sans date de fin'])
        expect(text).toContain(said);
      await page.goto(`${address}/espace`);
      const late = page.locator('section', { has: page.locator('#late') });
      expect(await late.innerText()).toContain('Agrément : Accueil des victimes en justice');
      expect(await page.locator('section', { has: page.locator('#mine') }).innerText()).toContain(
        'Prévention',
      );
      await late.locator('a', { hasText: 'Agrément' }).click();
      const ended = page.locator('.rows > li', { hasText: 'terminé' });
      await ended.locator('summary').click();
      await Promise.all([page.waitForNavigation(), ended.locator('button').click()]);
      expect(await read(page)).toContain('C’est retiré');
      expect(await read(page)).not.toContain('terminé');
    });

    it('its agreements, sealed, and to whom nothing is ever sent', async () => {
      const founder = await network.found('Maison qui s’accorde');
      const page = await signedIn(founder, script);
      await page.goto(`${SETTINGS}/accords`);
      await fill(page, {
        terms: 'Réunion le mardi.\nRien par courriel.',
        from: '1/3/2024',
        until: typedDay(20),
      });
      await send(page, '#terms');
      expect(await read(page)).toContain('Dites avec qui');
      await page.selectOption('#with', other.organisation);
      await send(page, '#terms');
      expect(await read(page)).toContain('Réunion le mardi.\nRien par courriel.');
      await page.goto(`${SETTINGS}/exclusions`);
      await page.check(`input[value="${other.organisation}"]`);
      await send(page, '#excluded');
      const excluded = page.locator('section', { has: page.locator('#exclusions') });

      expect(await excluded.innerText()).toContain('Zone de police inventée');
      await page.goto(`${address}/espace`);
      expect(await read(page)).toContain('Accord : Zone de police inventée');
    });
  },
);

describe('who does not run the house', () => {
  it('reads what it says, changes nothing, and has no page to change it with', async () => {
    const founder = await network.found('Maison lue');
    const colleague = await network.colleague(founder);
    const page = await signedIn(colleague);
    await page.goto(SETTINGS);

    expect(await read(page)).toContain('Maison lue');
    expect(await read(page)).toContain('peuvent changer ces réglages');
    expect(await page.locator('main a.button').count()).toBe(0);
    for (const one of ['presentation', 'agrements', 'accords', 'exclusions']) {
      expect((await page.request.get(`${SETTINGS}/${one}`)).status()).toBe(404);
      const sent = await page.request.post(`${SETTINGS}/${one}/envoi`, {
        headers: { origin: address },
        form: { name: 'Maison prise', excluded: other.organisation },
        maxRedirects: 0,
      });
      expect(sent.status()).toBe(303);
    }
    await page.goto(SETTINGS);
    expect(await read(page)).toContain('Maison lue');
    expect(await read(page)).not.toContain('Zone de police');
  });

  it('nor has who waits to be let in', async () => {
    const founder = await network.found('Maison fermée');
    const page = await signedIn(await network.waiting(founder));

    for (const one of ['reglages', 'reseau', 'confiance'])
      expect((await page.request.get(`${address}/espace/organisation/${one}`)).status()).toBe(404);
  });
});

describe('what was being written when the session ended', () => {
  it('is there after signing in again: terms, boxes and days', async () => {
    const founder = await network.found('Maison tardive');
    const page = await signedIn(founder);
    await page.goto(`${SETTINGS}/accords`);
    await fill(page, { terms: 'Un accord long à écrire.', from: '1/3/2024' });
    await endSessions(ownerUrl);
    await send(page, '#terms');
    await enter(page, founder);

    expect(page.url()).toBe(`${SETTINGS}/accords`);
    expect(await read(page)).toContain('Rien n’est parti, rien n’est perdu');
    expect(await page.inputValue('#terms')).toBe('Un accord long à écrire.');
    expect(await page.inputValue('#from')).toBe('1/3/2024');
  });
});
