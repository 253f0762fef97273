import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { look, lookBack } from '../support/journeyBack.ts';
import type { Network } from '../support/network.ts';
import { openProfile, type ProfileBrowser } from '../support/profileBrowser.ts';
import { plantOnDisk, startControlSite, untilWritten, type ControlSite } from '../support/profileControl.ts';
import { historyOf, searchProfile } from '../support/profileSearch.ts';
import { fill, networkIn, send, signIn } from '../support/workplace.ts';

const address = inject('address');
const HOUSE = `${address}/espace/organisation`;
const NAME = 'Qzxandre Canari';
const MAIL = 'qzx.canari@modele.example';
const LABEL = 'Qzx équipe canari';
const SEARCHED = 'qzx-cherché';
const UNSENT = 'qzx-jamais envoyé';
const PLANTED = 'qzx-témoin planté';

let control: ControlSite;
let network: Network;
let browser: ProfileBrowser;
beforeAll(async () => {
  control = await startControlSite();
  network = networkIn({ data: inject('data'), ownerUrl: inject('ownerUrl') });
});
afterAll(async () => {
  await control.stop();
  await network.close();
});
afterEach(() => browser?.remove());

/** Signs in, invites, founds a team, searches, and has a word in a field, not sent. */
async function work(page: Page, script: boolean) {
  const founder = await network.found(`Maison ${script}`);
  await signIn(page, address, founder);
  await page.goto(`${HOUSE}/inviter`);
  await fill(page, { name: '', duty: 'suivi', mail: MAIL });
  await send(page);
  await fill(page, { name: NAME });
  await send(page);
  const link = (await page.locator('.secret').innerText()).trim();
  await page.goto(`${HOUSE}/equipes/nouvelle`);
  await fill(page, { label: LABEL });
  await page.check('input[value="victims"]');
  await page.selectOption('#keeper', founder.account);
  await send(page, '#keeper');
  await page.fill('#find', SEARCHED);
  await Promise.all([page.waitForURL(/chercher$/), page.keyboard.press('Enter')]);
  await page.goto(`${HOUSE}/inviter`);
  await fill(page, { name: UNSENT });
  return { founder, link };
}

describe.each([{ script: true }, { script: false }])('after work (script: $script)', ({ script }) => {
  it('whoever presses Back once she has locked finds nothing of it', async () => {
    browser = await openProfile({ script });
    const { page } = browser;
    await work(page, script);
    expect((await look(page)).held).toContain(UNSENT);
    await Promise.all([page.waitForURL(/entrer$/), page.click('form[data-lock] button')]);

    const seen = await lookBack(page, 15);

    expect(seen.length).toBeGreaterThan(3);
    const held = seen.map((one) => one.held).join('\n');
    for (const words of [NAME, LABEL, UNSENT, SEARCHED, `Maison ${script}`])
      expect(held).not.toContain(words);
  });

  it('neither names, nor what she typed, nor her pass-phrase are on the disk of this computer', async () => {
    browser = await openProfile({ script });
    const { page, folder } = browser;
    const { founder, link } = await work(page, script);
    await plantOnDisk(browser, control, PLANTED);
    await untilWritten(browser, control);
    await browser.close();

    expect(searchProfile(folder, [PLANTED])).not.toEqual([]);
    // Her own address is not among them: its field is one the browser's password manager may know, and keeps.
    const hers = [NAME, MAIL, LABEL, SEARCHED, UNSENT, founder.passphrase, link.split('/').at(-1) ?? ''];
    expect(searchProfile(folder, hers)).toEqual([]);
    const titles = historyOf(folder).map(({ title }) => title);
    expect(titles.join('\n')).not.toMatch(/qzx|canari/i);
  });
});
