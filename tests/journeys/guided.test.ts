import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import {
  answerAll,
  enter,
  firstShown,
  press,
  servicesShown,
  stateOf,
  typePlace,
  type Told,
} from '../support/journey.ts';
import {
  AFRAID_OF_HIMSELF,
  AFRAID_OF_PARTNER,
  SINCE_YESTERDAY,
  SISTER,
  TEACHER,
} from '../support/personas.ts';

const address = inject('address');

/** What the person in Liège must read in her language: the heading, the reason, where it comes from. */
const READS = {
  fr: {
    title: 'Trois services pour commencer',
    reason: 'Dans les 72 heures, un CPVS peut soigner',
    source: /R02 · .+, vérifié le \d{1,2} \S+ 20\d\d/,
  },
  en: {
    title: 'Three services to start with',
    reason: 'Within 72 hours, a care centre for sexual violence (CPVS)',
    source: /R02 · .+, checked on \d{1,2} \S+ 20\d\d/,
  },
} as const;
/** What must not be on a paper that somebody else may find. */
const TELLING =
  /relais|infos pratiques|viol|sex|victim|agress|couple|conjugal|cpvs|sos|promesses|y voir clair/i;

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await newBrowser();
});
afterAll(() => browser.close());

async function resultsOf(told: Told): Promise<void> {
  await enter(page, address);
  await answerAll(page, told);
}

describe.each([{ script: true }, { script: false }])(
  'a person finds her service (script: $script)',
  ({ script }) => {
    beforeAll(async () => {
      context = await browser.newContext({ javaScriptEnabled: script });
    });
    afterAll(() => context.close());
    beforeEach(async () => {
      page = await context.newPage();
    });
    afterEach(() => page.close());

    it.each(['fr', 'en'] as const)(
      'rape yesterday, in Liège, a complaint: she does not know; in %s CPVS Liège is first, with its reason and its source',
      async (locale) => {
        await enter(page, address, locale);
        await answerAll(page, SINCE_YESTERDAY);

        const [first] = await firstShown(page);
        expect(await page.getAttribute('html', 'lang')).toBe(locale);
        expect(await page.locator('h1').innerText()).toBe(READS[locale].title);
        expect(first?.id).toBe('cpvs-liege');
        expect(first?.name).toBe('CPVS Liège');
        expect(first?.text).toContain(READS[locale].reason);
        expect(first?.text).toMatch(READS[locale].source);
        expect(await page.locator('.results > li').first().locator('a[href^="tel:"]').count()).toBe(1);
      },
    );

    it('she opens the service in place and comes back to the same list', async () => {
      await resultsOf(SINCE_YESTERDAY);
      const before = await servicesShown(page);
      const told = (await stateOf(page)).get('hoursSince');
      await press(page, 'open', 'cpvs-liege');
      const heading = await page.locator('h1').innerText();
      await press(page, 'go', 'back');

      expect(heading).toContain('CPVS');
      expect(await servicesShown(page)).toEqual(before);
      expect((await stateOf(page)).get('hoursSince')).toBe(told);
    });

    it('she changes her municipality: the service near the new one comes first, the other answers stay', async () => {
      await resultsOf(SINCE_YESTERDAY);
      await press(page, 'ask', 'municipality');
      expect(await page.inputValue('#place')).toBe('Liège');
      await typePlace(page, 'Namur');

      const [first] = await firstShown(page);
      expect(first?.id).toBe('cpvs-namur');
      expect((await stateOf(page)).get('hoursSince')).toBe('sinceYesterday');
    });

    it('she erases everything: the page holds no answer any more', async () => {
      await resultsOf(SINCE_YESTERDAY);
      expect(await page.content()).toContain('sinceYesterday');
      await press(page, 'go', 'clear');

      expect((await stateOf(page)).get('view')).toBe('entrance');
      for (const [fact, [code]] of Object.entries(SINCE_YESTERDAY)) {
        expect((await stateOf(page)).get(fact)).toBeNull();
        expect((await stateOf(page)).toString()).not.toContain(code);
      }
    });

    it('she prints the discreet sheet: numbers, and nothing that tells', async () => {
      await resultsOf(SINCE_YESTERDAY);
      await press(page, 'go', 'sheet');
      await page.emulateMedia({ media: 'print' });
      const discreet = await page.innerText('body');
      const pages = (await page.pdf()).toString('latin1').match(/\/Type \/Page\b/g);
      await page.emulateMedia({ media: 'screen' });
      await press(page, 'go', 'fullSheet');
      await page.emulateMedia({ media: 'print' });
      const full = await page.innerText('body');

      expect(discreet).toContain('112 · 101 · 107 · 103');
      expect(discreet).toContain('04 367 93 11');
      expect(discreet).not.toMatch(TELLING);
      // On one page: the margins of any other would bear the address.
      expect(pages).toHaveLength(1);
      expect(full).toMatch(TELLING);
      expect(full).toContain('CPVS');
    });

    it('a relative is spoken to as a relative, and finds who answers relatives', async () => {
      await resultsOf(SISTER);

      expect(await page.innerText('main')).toContain('pour demander comment aider');
      expect(await servicesShown(page)).toContain('ecoute-violences-conjugales');
    });

    it('who is worried by his own acts finds help, and not one place where victims go', async () => {
      await resultsOf(AFRAID_OF_PARTNER);
      const hers = await servicesShown(page);
      const herNames = (await firstShown(page)).map(({ name }) => name);
      await enter(page, address);
      expect(await page.innerText('main')).toContain('Mes propres gestes m’inquiètent');
      await answerAll(page, AFRAID_OF_HIMSELF);
      const his = await servicesShown(page);
      const [first] = await firstShown(page);
      const read = (await page.locator('main').textContent()) ?? '';

      expect(first?.id).toBe('praxis');
      expect(hers.length).toBeGreaterThan(3);
      expect(herNames).toHaveLength(3);
      // One line listens to everybody.
      expect(his.filter((id) => hers.includes(id) && id !== 'tele-accueil-107')).toEqual([]);
      expect(herNames.filter((name) => read.includes(name))).toEqual([]);
    });

    it('a teacher finds who protects the child, and nothing that needs a mandate or belongs to the head', async () => {
      await resultsOf(TEACHER);
      const shown = await servicesShown(page);

      expect(await page.innerText('main')).toContain('conseillent aussi les professionnels');
      expect(shown.slice(0, 2)).toEqual(['sos-enfants-charleroi', 'saj-charleroi']);
      for (const id of ['kaleidos', 'equipes-mobiles']) expect(shown).not.toContain(id);
    });
  },
);
