import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { fill, firstEntry, send, type Somebody } from './workplace.ts';

/** Somebody of a house, as she is named to her colleagues. */
export type Named = Somebody & { readonly name: string; readonly duty: string };

/** The token in this browser, '' when there is none. */
export async function tokenOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === '__Host-s')?.value ?? '';
}

/** From the operator's link to the printed code, which is given back. */
export async function foundHouse(
  page: Page,
  address: string,
  { link, who, name }: { readonly link: string; readonly who: Named; readonly name: string },
): Promise<string> {
  await page.goto(`${address}/espace/lien/${link}`);
  await fill(page, { organisation: name, name: who.name, duty: who.duty });
  return await takePlace(page, who);
}

/** From the link a colleague gave to the printed code, which is given back. */
export async function joinHouse(page: Page, link: string, who: Named): Promise<string> {
  await page.goto(link);
  return await takePlace(page, who);
}

async function takePlace(page: Page, who: Named): Promise<string> {
  await fill(page, { mail: who.mail, newPass: who.passphrase, again: who.passphrase });
  await send(page);
  const { recovery } = await firstEntry(page, who);
  return recovery.trim();
}

/** Who runs the house invites somebody; gives the link that is shown once. */
export async function invite(page: Page, address: string, by: Named, who: Named): Promise<string> {
  await page.goto(`${address}/espace/organisation/inviter`);
  await fill(page, { name: who.name, duty: who.duty, mail: who.mail });
  await send(page);
  await confirmIfAsked(page, by);
  const shown = /\/espace\/lien\/[\w-]{43}/.exec(await page.content())?.[0];
  expect(shown, page.url()).toBeDefined();
  return `${address}${shown}`;
}

/** On the page of a colleague who joined: the six words were compared. */
export async function letColleagueIn(page: Page, by: Named): Promise<void> {
  await page.reload();
  await page.check('#compared');
  await send(page, '#compared');
  await confirmIfAsked(page, by);
}

export async function foundTeam(page: Page, by: Named, label: string): Promise<void> {
  await page.goto(new URL('/espace/organisation/equipes/nouvelle', page.url()).href);
  await page.fill('#label', label);
  await page.check('input[name="side"][value="victims"]');
  await page.selectOption('#keeper', { label: by.name });
  await send(page, '#keeper');
  await confirmIfAsked(page, by);
}

/** Gives the pass-phrase again where it is asked. */
export async function confirmIfAsked(page: Page, { passphrase }: Somebody): Promise<void> {
  if (!page.url().endsWith('/espace/confirmer')) return;
  await fill(page, { pass: passphrase });
  await send(page);
}
