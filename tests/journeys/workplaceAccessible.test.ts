import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { faults, overflows, unfold } from '../support/axe.ts';
import { newBrowser } from '../support/browser.ts';
import type { Network, Person } from '../support/network.ts';
import { askRecovery } from '../../src/modules/organisations/server/index.ts';
import { addAccreditation, tomorrow } from '../support/workplaceSettings.ts';
import { endStepUps, fill, foundingLink, networkIn, send, signIn } from '../support/workplace.ts';

const address = inject('address');
const ownerUrl = inject('ownerUrl');
const HOUSE = '/espace/organisation';
const DESK = { width: 1280, height: 800 };
const TELEPHONE = { width: 360, height: 740 };
/** 1280 px seen at 400 %. */
const NARROWEST = { width: 320, height: 256 };

let browser: Browser;
let network: Network;
let page: Page;
let founder: Person;
const people: Record<'inside' | 'waiting', Person> = Object.create(null);
const teams: Record<'victims' | 'perpetrators', string> = Object.create(null);

beforeAll(async () => {
  browser = await newBrowser();
  network = networkIn({ data: inject('data'), ownerUrl });
  await network.found('Autre maison Exemple');
  founder = await network.found('Service d’aide aux victimes de l’arrondissement Exemple');
  people.inside = await network.colleague(founder);
  people.waiting = await network.waiting(founder);
  page = await browser.newPage({ locale: 'fr-BE' });
  await signIn(page, address, founder);
  teams.victims = await newTeam('victims', founder.account);
  teams.perpetrators = await newTeam('perpetrators', people.inside.account);
});
afterAll(async () => {
  await browser.close();
  await network.close();
});

async function newTeam(side: 'victims' | 'perpetrators', keeper: string): Promise<string> {
  await page.goto(`${address}${HOUSE}/equipes/nouvelle`);
  await fill(page, { label: side === 'victims' ? 'Écoute et suivi' : 'Responsabilisation' });
  await page.check(`input[value="${side}"]`);
  await page.selectOption('#keeper', keeper);
  await send(page, '#keeper');
  return new URL(page.url()).pathname;
}

const goto = async (path: string): Promise<void> => void (await page.goto(`${address}${path}`));

/** Every screen of the workplace, in the state that shows most of it. */
const SCREENS: Readonly<Record<string, () => Promise<void>>> = {
  'the first page': () => goto('/espace'),
  'my account': () => goto('/espace/compte'),
  'the application for codes': () => goto('/espace/compte/codes'),
  'the code to print': () => goto('/espace/compte/secours'),
  async 'the code just made'() {
    await goto('/espace/compte/secours');
    await send(page);
  },
  'mails, where none are sent': () => goto('/espace/compte/mails'),
  'a new pass-phrase': () => goto('/espace/compte/phrase'),
  'the house': () => goto(HOUSE),
  'who holds what': () => goto(`${HOUSE}/acces`),
  'a colleague': () => goto(`${HOUSE}/membres/${people.inside.account}`),
  'a colleague who waits': () => goto(`${HOUSE}/membres/${people.waiting.account}`),
  'a team': () => goto(teams.victims),
  'a team of the other side': () => goto(teams.perpetrators),
  'a new team': () => goto(`${HOUSE}/equipes/nouvelle`),
  async 'a new team, with what must be looked at again'() {
    await goto(`${HOUSE}/equipes/nouvelle`);
    await send(page, '#keeper');
  },
  'an invitation': () => goto(`${HOUSE}/inviter`),
  'the public face': () => goto(`${HOUSE}/reglages/presentation`),
  async 'the public face, with what must be looked at again'() {
    await goto(`${HOUSE}/reglages/presentation`);
    await fill(page, { name: 'x', territory: 'Liège\nNulle-Part' });
    await send(page, '#territory');
  },
  async 'accreditations, some ended'() {
    await goto(`${HOUSE}/reglages/agrements`);
    for (const until of ['31/12/2024', tomorrow()]) await addAccreditation(page, until);
  },
  async 'an agreement, with what must be looked at again'() {
    await goto(`${HOUSE}/reglages/accords`);
    await send(page, '#terms');
  },
  'to whom nothing is sent': () => goto(`${HOUSE}/reglages/exclusions`),
  'the settings': () => goto(`${HOUSE}/reglages`),
  'the first page, with what ended': () => goto('/espace'),
  'the other houses': () => goto(`${HOUSE}/reseau`),
  'no custodians yet': () => goto(`${HOUSE}/confiance`),
  async 'custodians, and a recovery in progress'() {
    await goto(`${HOUSE}/confiance`);
    for (const box of await page.locator('input[name="custodians"]').all()) await box.check();
    await send(page, '#custodians');
    await network.as(people.inside, ({ tx, worker }) => askRecovery(tx, worker));
    await goto(`${HOUSE}/confiance`);
  },
  'the journal': () => goto('/espace/journal'),
  async 'a search'() {
    await goto('/espace/chercher');
    await fill(page, { q: 'modèle liège' });
    await send(page);
  },
  'what does not exist': () => goto('/espace/rien'),
  async 'the pass-phrase again'() {
    await goto(`${HOUSE}/membres/${people.waiting.account}`);
    await page.check('#compared');
    await endStepUps(ownerUrl);
    await send(page, '#compared');
  },
  'the door': () => goto('/espace/entrer'),
  async 'the door, with a refusal'() {
    await goto('/espace/entrer');
    await fill(page, { who: 'personne@modele.example', pass: 'une phrase inventée' });
    await send(page);
  },
  'the door of the printed code': () => goto('/espace/secours'),
  async 'a link to found'() {
    await goto(`/espace/lien/${await foundingLink(ownerUrl)}`);
    await send(page);
  },
  'a link that is dead': () => goto('/espace/lien/x'),
};

async function lookAround(): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await unfold(page);
  for (const size of [DESK, TELEPHONE, NARROWEST]) {
    await page.setViewportSize(size);
    expect(await faults(page)).toEqual([]);
    expect(await overflows(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults(page, 'colours')).toEqual([]);
}

describe('nobody who works is kept out by how a page is made: axe, light and dark, 1280 to 320 px', () => {
  it.each(Object.keys(SCREENS))('%s', async (name) => {
    await page.setViewportSize(DESK);
    await SCREENS[name]?.();
    await lookAround();
  });

  it('the page of who waits to be let in', async () => {
    const own = page;
    page = await browser.newPage({ locale: 'fr-BE' });
    await signIn(page, address, people.waiting);
    await lookAround();
    await page.close();
    page = own;
  });
});

describe('by keyboard alone', () => {
  it('the first key leads to the content, the search and the lock are on the way, nothing holds the focus', async () => {
    await page.setViewportSize(DESK);
    await signIn(page, address, founder);
    await page.goto(`${address}${HOUSE}`);
    const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? '');
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('#contenu');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu');

    const seen: string[] = [];
    await page.goto(`${address}${HOUSE}`);
    for (let tab = 0; tab < 40; tab += 1) {
      await page.keyboard.press('Tab');
      seen.push(await focused());
    }
    expect(seen.some((html) => html.includes('id="find"'))).toBe(true);
    expect(seen.some((html) => html.includes('/inviter'))).toBe(true);
    expect(new Set(seen).size).toBeGreaterThan(14);
  });

  it('an error leads to its field: the summary has the focus, its line goes to what must be corrected', async () => {
    await page.goto(`${address}${HOUSE}/inviter`);
    await send(page);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('summary');
    await page.locator('.summary label').first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name');
  });
});
