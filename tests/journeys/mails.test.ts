import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedded } from '../../src/platform/postgres/embedded.ts';
import { faults, overflows } from '../support/axe.ts';
import { newBrowser } from '../support/browser.ts';
import { askForMail, dueTo, happen, minutesPass } from '../support/mails.ts';
import { MailSink } from '../support/mailSink.ts';
import { Network, type Person } from '../support/network.ts';
import { newOwner, newPostgres } from '../support/postgres.ts';
import { severalOn, startRelais, type Running } from '../support/relais.ts';
import { fill, read, send, signIn } from '../support/workplace.ts';

const PAGE = '/espace/compte/mails';
const sink = new MailSink();
let postgres: Embedded;
let processes: readonly Running[];
let network: Network;
let browser: Browser;
let founder: Person;
let address: string;
beforeAll(async () => {
  await sink.start();
  browser = await newBrowser();
  postgres = await newPostgres();
  const ownerUrl = await newOwner(postgres);
  const env = await severalOn(ownerUrl);
  const mail = { RELAIS_SMTP_URL: sink.url, RELAIS_MAIL_FROM: 'relais@service.example' };
  processes = await Promise.all([startRelais({ ...env, ...mail }), startRelais({ ...env, ...mail })]);
  address = processes[0]?.address ?? '';
  network = new Network({ ownerUrl, staffUrl: env['DATABASE_URL_STAFF'] ?? '' });
  process.env['RELAIS_PEPPER_FILE'] = env['RELAIS_PEPPER_FILE'];
  founder = await network.found('Service Exemple');
}, 240_000);
afterAll(async () => {
  await Promise.all((processes ?? []).map((relais) => relais.stop()));
  await network?.close();
  await postgres?.stop();
  await browser?.close();
  await sink.stop();
});

/** Whatever is due to these people leaves, as the processes have it leave by themselves. */
async function letLeave(people: readonly Person[]): Promise<void> {
  await minutesPass(network.owner, people, 10);
  while ((await dueTo(network.owner, people)).length > 0) await sleep(500);
}

const stateOn = (page: Page) => page.locator('li', { hasText: 'Mails' }).locator('.tag').innerText();

describe.each([{ script: true }, { script: false }])('being told by mail (script: $script)', ({ script }) => {
  it('is off; she reads what it says and who learns what, asks for it, gets one, and stops it', async () => {
    const person = await network.colleague(founder);
    const context = await browser.newContext({ javaScriptEnabled: script, locale: 'fr-BE' });
    const page = await context.newPage();
    const sent = () => sink.received.filter(({ to }) => to === person.mail).length;
    await signIn(page, address, person);
    await page.goto(`${address}/espace/compte`);
    expect(await stateOn(page)).toBe('Non');
    await page.click(`a[href="${PAGE}"]`);
    await page.waitForURL(`**${PAGE}`);
    expect(await read(page)).toContain(
      'Qui lit votre boîte aux lettres apprend que vous travaillez avec Relais',
    );

    await fill(page, { mail: founder.mail });
    await send(page);
    expect(await page.locator('.summary').innerText()).toContain('pas l’adresse avec laquelle');
    expect(await page.inputValue('#mail')).toBe(founder.mail);

    await fill(page, { mail: person.mail });
    await send(page);
    expect(new URL(page.url()).pathname).toBe('/espace/compte');
    expect(await read(page)).toContain('Vous serez prévenu·e par mail');
    expect(await stateOn(page)).toBe('Oui');

    await happen(network, person);
    await letLeave([person]);
    expect(sent()).toBe(1);

    await page.goto(`${address}${PAGE}`);
    await happen(network, person);
    await send(page, '#stop');
    expect(await read(page)).toContain('Vous ne recevrez plus de mail');
    expect(await stateOn(page)).toBe('Non');
    expect(await dueTo(network.owner, [person])).toEqual([]);
    expect(sent()).toBe(1);
    await context.close();
  });
});

describe('two processes', () => {
  it('send each mail once', async () => {
    const people: Person[] = [];
    for (let n = 0; n < 8; n += 1) people.push(await network.colleague(founder));
    for (const who of people) {
      await askForMail(network, who);
      await happen(network, who);
    }
    await letLeave(people);

    const counts = people.map(({ mail }) => sink.received.filter(({ to }) => to === mail).length);
    expect(counts).toEqual(people.map(() => 1));
  });
});

describe('the choice is for everybody: axe, light and dark, 1280 to 320 px', () => {
  it.each(['to ask', 'with an error', 'asked for'])('%s', async (state) => {
    const page = await browser.newPage({ locale: 'fr-BE' });
    const person = await network.colleague(founder);
    if (state === 'asked for') await askForMail(network, person);
    await signIn(page, address, person);
    await page.goto(`${address}${PAGE}`);
    if (state === 'with an error') await send(page);

    for (const width of [1280, 360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await faults(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faults(page, 'colours')).toEqual([]);
    await page.close();
  });
});
