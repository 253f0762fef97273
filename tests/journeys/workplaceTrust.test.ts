import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  grantTeam,
  joinOrganisation,
  newTeam,
  resetColleague,
} from '../../src/modules/organisations/server/index.ts';
import { faults, overflows } from '../support/axe.ts';
import { newBrowser } from '../support/browser.ts';
import { bytes, NETWORK, type Network, type Person } from '../support/network.ts';
import { endStepUps, fill, networkIn, read, send, signIn } from '../support/workplace.ts';

const address = inject('address');
const ownerUrl = inject('ownerUrl');
const HOUSE = `${address}/espace/organisation`;
const CUSTODIANS = `${HOUSE}/confiance`;

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

async function signedIn(who: Person, script = false): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script, locale: 'fr-BE' });
  contexts.push(context);
  const page = await context.newPage();
  await signIn(page, address, who);
  return page;
}

async function teamOf(head: Person, keeper: Person): Promise<string> {
  const founded = await network.as(head, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Suivi', side: 'victims', keeper: keeper.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
}

/** Everything lost: a new link, a new empty pair of keys, let in again by who runs the house. */
async function startAgain(head: Person, person: Person): Promise<Person> {
  const reset = await network.as(head, ({ tx, ...acting }) => resetColleague(tx, acting, person.account));
  if (!reset.ok) throw new Error(reset.refusal);
  const passphrase = 'une phrase toute nouvelle pour essai';
  const taking = { link: reset.link, mail: person.mail, passphrase: bytes(passphrase), network: NETWORK };
  const joined = await joinOrganisation(network.staff, taking);
  if (!joined.ok) throw new Error(joined.refusal);
  await network.letIn(head, person.account);
  return { ...person, passphrase, token: joined.token };
}

describe.each([{ script: true }, { script: false }])('two houses (script: $script)', ({ script }) => {
  it('compare six words, each on its own screen; it is noted with her pass-phrase, once they were heard', async () => {
    const called = `Maison appelée ${script ? 'avec' : 'sans'} script`;
    const [one, two] = [await network.found('Maison qui appelle'), await network.found(called)];
    const theirs = await signedIn(two, script);
    await theirs.goto(`${HOUSE}/reseau`);
    const heard = await theirs
      .locator('section', { has: theirs.locator('#own') })
      .locator('.six')
      .innerText();
    const page = await signedIn(one, script);
    await page.goto(`${HOUSE}/reseau`);
    const house = page.locator('.rows > li', { hasText: called });
    expect(await house.innerText()).toContain('à comparer');
    await house.locator('summary').click();
    expect(await house.locator('.six').innerText()).toBe(heard);
    await Promise.all([page.waitForNavigation(), house.locator('button').click()]);
    expect(await read(page)).toContain('Cochez quand vous avez entendu les six mêmes mots');

    await house.locator('input[name="heard"]').check();
    await endStepUps(ownerUrl);
    await Promise.all([page.waitForNavigation(), house.locator('button').click()]);
    expect(new URL(page.url()).pathname).toBe('/espace/confirmer');
    await fill(page, { pass: one.passphrase });
    await send(page);

    expect(await read(page)).toContain('les six mots ont été comparés');
    expect(await house.innerText()).toContain('Comparée par téléphone le');
  });

  it('a key that changed is the first thing said, on the first page too, with what to do and no way to accept it', async () => {
    const swapped = `Maison échangée ${script ? 'avec' : 'sans'} script`;
    const [one, two] = [await network.found('Maison qui voit'), await network.found(swapped)];
    const page = await signedIn(one, script);
    await page.goto(`${HOUSE}/reseau`);
    expect(await read(page)).not.toContain('la clé n’est plus celle');
    const { rows } = await sql<{ root: Buffer }>`select root_public_key as root from organisation
      where id = ${two.organisation}`.execute(network.owner);
    const swap = (root: Buffer) =>
      sql`update organisation set root_public_key = ${root} where id = ${two.organisation}`.execute(
        network.owner,
      );
    await swap(Buffer.alloc(32, 7));
    try {
      await page.goto(`${HOUSE}/reseau`);
      const warning = page.locator('.changed', { hasText: swapped });
      expect(await warning.innerText()).toContain('Appelez-la à un numéro que vous connaissez');
      expect(await warning.locator('.six').count()).toBe(2);
      expect(await warning.locator('button, input').count()).toBe(0);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 740 });
        if (script) expect(await faults(page)).toEqual([]);
        expect(await overflows(page)).toEqual([]);
      }
      await page.goto(`${address}/espace`);
      expect(await page.locator('section', { has: page.locator('#late') }).innerText()).toContain(swapped);
    } finally {
      await swap(rows[0]?.root ?? Buffer.alloc(32));
    }
  });
});

describe('the intake key of a team', () => {
  it('is made and renewed by who holds the team and the administration, her pass-phrase just given', async () => {
    const head = await network.found('Maison qui reçoit');
    const team = await teamOf(head, head);
    const colleague = await network.colleague(head);
    await network.as(head, ({ tx, ...acting }) =>
      grantTeam(tx, acting, { account: colleague.account, team, roles: ['keyHolder'] }),
    );
    const page = await signedIn(head);
    await page.goto(`${HOUSE}/equipes/${team}`);
    expect(await read(page)).toContain('rien ne peut être envoyé à cette équipe');
    await endStepUps(ownerUrl);
    await send(page, '#intake');
    await fill(page, { pass: head.passphrase });
    await send(page);
    expect(await read(page)).toContain('La clé de réception est faite');
    expect(await read(page)).toContain('En place depuis le');
    await send(page, '#intake');
    expect(await read(page)).toContain('En place depuis le');

    const theirs = await signedIn(colleague);
    await theirs.goto(`${HOUSE}/equipes/${team}`);
    expect(await read(theirs)).toContain('Il faut tenir la clé de cette équipe et celle de l’administration');
    expect(await theirs.locator('#intake').count()).toBe(0);
  });
});

describe.each([{ script: true }, { script: false }])(
  'who lost everything (script: $script)',
  ({ script }) => {
    it('gets her team back from two custodians, after a day that the whole house sees', async () => {
      const head = await network.found('Maison gardée');
      const [first, second, lost] = [
        await network.colleague(head),
        await network.colleague(head),
        await network.colleague(head),
      ];
      const team = await teamOf(head, lost);
      const page = await signedIn(head, script);
      await page.goto(CUSTODIANS);
      await page.check(`input[value="${first.account}"]`);
      await send(page, '#custodians');
      expect(await read(page)).toContain('Choisissez deux personnes au moins');
      expect(await page.isChecked(`input[value="${first.account}"]`)).toBe(true);
      await page.check(`input[value="${second.account}"]`);
      await send(page, '#custodians');
      expect(await read(page)).toContain('Il en faut 2 sur 2');
      // The team's only holder opens any page: its key is kept for the custodians.
      await signedIn(lost, script);
      const again = await startAgain(head, lost);

      const theirs = await signedIn(again, script);
      await theirs.click('a:has-text("Des clés d’équipe vous manquent")');
      await send(theirs, 'input[value="ask"]');
      expect(await read(theirs)).toContain('Il manque encore 2 accords');
      expect(await theirs.locator('input[value="complete"]').count()).toBe(0);
      await page.goto(`${address}/espace`);
      expect(await page.locator('section', { has: page.locator('#watched') }).innerText()).toContain(
        'a redemandé ses clés',
      );

      for (const custodian of [first, second]) {
        const hers = await signedIn(custodian, script);
        await hers.click('a:has-text("redemande ses clés")');
        await send(hers, 'input[value="approve"]');
        expect(await read(hers)).toContain('Cochez quand vous avez parlé');
        await hers.check('input[name="spoken"]');
        await endStepUps(ownerUrl);
        await send(hers, 'input[value="approve"]');
        await fill(hers, { pass: custodian.passphrase });
        await send(hers);
        expect(await read(hers)).toContain('Vous avez donné votre accord');
      }
      await theirs.goto(CUSTODIANS);
      expect(await read(theirs)).toContain('2 accords sur 2');
      expect(await theirs.locator('input[value="complete"]').count()).toBe(0);
      await sql`update recovery_request set opens_at = now() where account_id = ${lost.account}`.execute(
        network.owner,
      );
      await theirs.goto(`${address}/espace`);
      await theirs.click('a:has-text("Vos clés peuvent revenir")');
      await send(theirs, 'input[value="complete"]');

      expect(await read(theirs)).toContain('Vos clés sont revenues');
      expect(await network.as(again, ({ keyring }) => Promise.resolve(keyring.of(team) !== null))).toBe(true);
    });
  },
);

describe('a recovery nobody expected', () => {
  it('is stopped by the administration; somebody else’s, or one that is over, waits for nothing', async () => {
    const head = await network.found('Maison prudente');
    const [first, second] = [await network.colleague(head), await network.colleague(head)];
    const team = await teamOf(head, first);
    const page = await signedIn(head);
    await page.goto(CUSTODIANS);
    for (const box of await page.locator('input[name="custodians"]').all()) await box.check();
    await send(page, '#custodians');
    const again = await startAgain(head, first);
    const theirs = await signedIn(again);
    await theirs.goto(CUSTODIANS);
    await send(theirs, 'input[value="ask"]');
    const colleague = await signedIn(second);
    await colleague.goto(CUSTODIANS);
    expect(await colleague.locator('input[value="stop"]').count()).toBe(0);

    await page.goto(CUSTODIANS);
    await page.locator('summary', { hasText: 'Arrêter ce retour' }).click();
    await send(page, 'input[value="stop"]');
    expect(await read(page)).toContain('C’est arrêté');
    await colleague.check('input[name="spoken"]');
    await send(colleague, 'input[value="approve"]');
    expect(await read(colleague)).toContain('Cela n’attend plus rien');
    expect(await network.as(again, ({ keyring }) => Promise.resolve(keyring.of(team)))).toBe(null);
  });
});
