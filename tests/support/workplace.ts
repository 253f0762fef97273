import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateSync } from 'otplib';
import { sql, type Kysely } from 'kysely';
import type { Page } from 'playwright-core';
import { openDatabase } from '../../src/platform/database.ts';
import { newFoundingLink } from '../../server/foundingLink.ts';
import { Network } from './network.ts';

/** The owner of the embedded database of a running Relais: what the operator's commands use. */
export function ownerOf(data: string): string {
  const [, socket = ''] = readFileSync(join(data, 'postgres.running'), 'utf8').split('\n');
  const password = readFileSync(join(data, 'owner.secret'), 'utf8').trim();
  return `postgres://relais_owner:${password}@localhost/postgres?host=${encodeURIComponent(socket)}`;
}

/** The login of those who sign in, as Relais made it. */
export function staffOf(data: string, ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'relais_staff';
  url.password = readFileSync(join(data, 'relais_staff.secret'), 'utf8').trim();
  return url.href;
}

/** Invented organisations in a running Relais, with its own pepper. */
export function networkIn({ data, ownerUrl }: { readonly data: string; readonly ownerUrl: string }): Network {
  const network = new Network({ ownerUrl, staffUrl: staffOf(data, ownerUrl) });
  process.env['RELAIS_PEPPER_FILE'] = join(data, 'pepper');
  return network;
}

export async function foundingLink(ownerUrl: string): Promise<string> {
  return await asOwner(ownerUrl, newFoundingLink);
}

/** As fifteen minutes do. */
export async function endSessions(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (owner) => sql`delete from sec.session`.execute(owner));
}

/** As five minutes do after the pass-phrase was given again, and the first quarter of an hour of an account. */
export async function endStepUps(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (owner) => sql`update sec.session set stepped_up_until = null`.execute(owner));
}

async function asOwner<Result>(
  ownerUrl: string,
  act: (owner: Kysely<unknown>) => Promise<Result>,
): Promise<Result> {
  const owner = openDatabase<unknown>(ownerUrl, 1);
  try {
    return await act(owner);
  } finally {
    await owner.destroy();
  }
}

export type Somebody = {
  readonly mail: string;
  readonly passphrase: string;
  /** Of her application for codes, once it is set up. */
  secret: string | null;
  /** The half-minute of the last code she gave. */
  last: number;
};

let count = 0;

/** Plainly invented, and never the same twice. */
export function somebody(): Somebody {
  count += 1;
  const mail = `dominique${count}.${Date.now()}@modele.example`;
  return { mail, passphrase: `six mots inventés pour essai ${count}`, secret: null, last: 0 };
}

const HALF_MINUTE = 30;

/** The code her telephone shows: each serves once, so the next one may have to be waited for. */
export async function codeOf(who: Somebody): Promise<string> {
  if (!who.secret) return '';
  const now = () => Math.floor(Date.now() / 1000 / HALF_MINUTE);
  who.last = Math.max(now(), who.last + 1);
  while (who.last > now() + 1) await sleep(500);
  return generateSync({ secret: who.secret, epoch: who.last * HALF_MINUTE });
}

export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
}

/** Sends the form that holds this, or the only one of the page. */
export async function send(page: Page, holds = ''): Promise<void> {
  const form = `main form[action$="/envoi"]${holds && `:has(${holds})`}`;
  await Promise.all([page.waitForNavigation(), page.locator(`${form} button`).first().click()]);
}

/** From the link the operator gave to the first page inside, second factor and recovery code on the way. */
export async function found(
  page: Page,
  address: string,
  { link, who, name = 'Service Exemple' }: { link: string; who: Somebody; name?: string },
): Promise<{ recovery: string }> {
  await page.goto(`${address}/espace/lien/${link}`);
  await fill(page, { organisation: name, name: 'Dominique Modèle', duty: 'direction' });
  await fill(page, { mail: who.mail, newPass: who.passphrase, again: who.passphrase });
  await send(page);
  return await firstEntry(page, who);
}

/** The application for codes, then the code to print. */
export async function firstEntry(page: Page, who: Somebody): Promise<{ recovery: string }> {
  who.secret = await page.locator('input[name="secret"]').inputValue();
  await fill(page, { code: await codeOf({ ...who, last: 0 }) });
  await send(page);
  await send(page);
  const recovery = await page.locator('.recovery').innerText();
  await Promise.all([page.waitForNavigation(), page.click('main a[href="/espace"]')]);
  return { recovery };
}

type Entering = Pick<Somebody, 'mail' | 'passphrase'> & Partial<Somebody>;

/** Types what she knows in the page of the door that is shown. */
export async function enter(page: Page, who: Entering): Promise<void> {
  const code = 'last' in who && 'secret' in who ? await codeOf(who as Somebody) : '';
  await fill(page, { who: who.mail, pass: who.passphrase, code });
  await send(page);
}

export async function signIn(page: Page, address: string, who: Entering): Promise<void> {
  await page.goto(`${address}/espace/entrer`);
  await enter(page, who);
}

/** What stands on the page, as a reader has it. */
export function read(page: Page): Promise<string> {
  return page.locator('main').innerText();
}
