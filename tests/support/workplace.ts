import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { openDatabase } from '../../src/platform/database.ts';
import { newFoundingLink } from '../../server/foundingLink.ts';

/** The owner of the embedded database of a running Relais: what the operator's commands use. */
export function ownerOf(data: string): string {
  const [, socket = ''] = readFileSync(join(data, 'postgres.running'), 'utf8').split('\n');
  const password = readFileSync(join(data, 'owner.secret'), 'utf8').trim();
  return `postgres://relais_owner:${password}@localhost/postgres?host=${encodeURIComponent(socket)}`;
}

export async function foundingLink(ownerUrl: string): Promise<string> {
  const owner = openDatabase<unknown>(ownerUrl, 1);
  try {
    return await newFoundingLink(owner);
  } finally {
    await owner.destroy();
  }
}

export type Somebody = {
  readonly mail: string;
  readonly phrase: string;
  /** Of her application for codes, once it is set up. */
  secret: string | null;
};

let count = 0;

/** Plainly invented, and never the same twice. */
export function somebody(): Somebody {
  count += 1;
  return {
    mail: `dominique${count}.${Date.now()}@modele.example`,
    phrase: `six mots inventés pour essai ${count}`,
    secret: null,
  };
}

/** The code her telephone shows; `later` half-minutes from now, since a code serves once. */
export function codeOf({ secret }: Somebody, later = 0): string {
  return secret ? generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * later }) : '';
}

export async function send(page: Page, within = 'main'): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.locator(`${within} form[action$="/envoi"] button:not([name]), ${within} #make`).first().click(),
  ]);
}

export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
}

/** From the link the operator gave to the first page inside, second factor and recovery code on the way. */
export async function found(
  page: Page,
  address: string,
  {
    link,
    who,
    name = 'Service Exemple',
  }: { readonly link: string; readonly who: Somebody; readonly name?: string },
): Promise<void> {
  await page.goto(`${address}/espace/lien/${link}`);
  await fill(page, { organisation: name, name: 'Dominique Modèle', duty: 'direction' });
  await fill(page, { mail: who.mail, newPass: who.phrase, again: who.phrase });
  await send(page);
  await setUpCodes(page, who);
  await send(page);
  await page.click('a[href="/espace"].button');
}

export async function setUpCodes(page: Page, who: Somebody): Promise<void> {
  who.secret = await page.locator('input[name="secret"]').inputValue();
  await fill(page, { code: codeOf(who, -1) });
  await send(page);
}

export async function signIn(page: Page, address: string, who: Somebody): Promise<void> {
  await page.goto(`${address}/espace/entrer`);
  await fill(page, { who: who.mail, pass: who.phrase, code: codeOf(who) });
  await send(page);
}
