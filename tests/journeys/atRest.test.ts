import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import { backedUp, bytesFoundIn, checkpoint, dumpRows, foundIn } from '../support/everythingKept.ts';
import { newFolder } from '../support/folder.ts';
import { waysToWrite } from '../support/profileSearch.ts';
import { startRelais, type Running } from '../support/relais.ts';
import { fill, foundingLink, ownerOf, send, signIn } from '../support/workplace.ts';
import {
  confirmIfAsked,
  foundHouse,
  foundTeam,
  invite,
  joinHouse,
  letColleagueIn,
  tokenOf,
  type Named,
} from '../support/workplacePeople.ts';

/** In everything somebody types here; chance writes it nowhere. */
const MARK = 'qzxcanari';
/** The name of an organisation is public: the same search must find it wherever rows are. */
const PUBLIC = 'qzxpublic maison modèle';
const PLANTED = 'qzxtémoin planté';
const DRAFTS = 90;

let count = 0;
const canary = (what: string): string => `${MARK} ${what} ${(count += 1)}`;
const person = (): Named => ({
  name: canary('nom'),
  duty: canary('fonction'),
  mail: `${MARK}.adresse.${(count += 1)}@modele.example`,
  passphrase: canary('phrase de passe inventée'),
  secret: null,
  last: 0,
});

let relais: Running;
let browser: Browser;
let kept: readonly string[];
const temporary = newFolder();
/** Made by Relais and shown or given once: tokens, links, printed codes, secrets of applications for codes. */
const given = { texts: new Set<string>(), bytes: [] as Buffer[] };

beforeAll(async () => {
  browser = await newBrowser();
  relais = await startRelais({ TMPDIR: temporary });
  const { founder, page } = await aHouse();
  await typeEverywhere(page, founder);
  await atTheDoor(founder);
  kept = await everythingKept();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await relais?.stop();
});

async function newPage(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on('response', () => void tokenOf(page).then(isGiven, () => undefined));
  return page;
}

function isGiven(text: string): void {
  if (text.length < 12 || given.texts.has(text)) return;
  given.texts.add(text);
  if (/^[\w-]{43}$/.test(text)) given.bytes.push(Buffer.from(text, 'base64url'));
}

const printed = (code: string) => [
  code,
  code.replaceAll(/\W/g, ''),
  code.replaceAll(/\W/g, '').toLowerCase(),
];

/** Founded, a colleague invited, joined and let in, a team with a label: every name through the screens. */
async function aHouse() {
  const { address, data } = relais;
  const [founder, colleague] = [person(), person()];
  const [page, other] = [await newPage(), await newPage()];
  const link = await foundingLink(ownerOf(data));
  const code = await foundHouse(page, address, { link, who: founder, name: PUBLIC });
  const invitation = await invite(page, address, founder, colleague);
  const second = await joinHouse(other, invitation, colleague);
  await letColleagueIn(page, founder);
  await foundTeam(page, founder, canary('équipe'));
  for (const text of [link, invitation.slice(-43), founder.secret ?? '', colleague.secret ?? ''])
    isGiven(text);
  for (const text of [...printed(code), ...printed(second)]) isGiven(text);
  await other.reload();
  expect(await other.content()).toContain(colleague.name);
  return { founder, page };
}

/** Searched, half typed, sent too long, asked under an address that says it, and a pass-phrase changed. */
async function typeEverywhere(page: Page, founder: Named): Promise<void> {
  const { address } = relais;
  await page.fill('#find', canary('recherche'));
  await page.press('#find', 'Enter');
  await page.waitForURL(/chercher$/);
  expect(await page.content()).toContain(MARK);
  await page.goto(`${address}/espace/organisation/inviter`);
  const saved = page.waitForResponse(/\/espace\/brouillon$/);
  await page.fill('#name', canary('jamais envoyé'));
  expect((await saved).status()).toBe(204);
  await sendManyDrafts(page);
  for (const path of [`organisation/membres/${MARK}`, `${MARK}?q=${MARK}`, `lien/${MARK}`])
    await page.goto(`${address}/espace/${path}`);
  await page.goto(`${address}/espace/compte/phrase`);
  await confirmIfAsked(page, founder);
  const phrase = canary('autre phrase de passe');
  await page.goto(`${address}/espace/compte/phrase`);
  await fill(page, { newPass: phrase, again: phrase });
  await send(page);
  expect(page.url()).toBe(`${address}/espace/compte`);
  Object.assign(founder, { passphrase: phrase });
}

/** As the script of the workplace sends them; one is far too long, and refused. */
async function sendManyDrafts(page: Page): Promise<void> {
  const texts = Array.from({ length: DRAFTS }, () => [canary('brouillon'), canary('autre champ')]);
  texts.push([canary('trop long').repeat(2_000)]);
  const statuses = await page.evaluate(async (all) => {
    const answers: number[] = [];
    for (const [index, [note = '', more = '']] of all.entries()) {
      const body = new URLSearchParams({ page: `/espace/essai/${index}`, note, more });
      answers.push((await fetch('/espace/brouillon', { method: 'POST', body })).status);
    }
    return answers;
  }, texts);
  expect(new Set(statuses.slice(0, -1))).toEqual(new Set([204]));
  expect(statuses.at(-1)).toBe(413);
}

/** Refused at the door, and a form that comes after its session has ended. */
async function atTheDoor(founder: Named): Promise<void> {
  const { address } = relais;
  const page = await newPage();
  await page.goto(`${address}/espace/entrer`);
  await fill(page, { who: `${MARK}@modele.example`, pass: canary('mauvaise phrase'), code: '000000' });
  await send(page);
  await page.goto(`${address}/espace/secours`);
  await fill(page, { who: founder.mail, recovery: canary('code') });
  await send(page);
  await signIn(page, address, founder);
  await page.goto(`${address}/espace/organisation/inviter`);
  await page.context().clearCookies();
  await fill(page, { name: canary('trop tard'), duty: canary('trop tard'), mail: `${MARK}@modele.example` });
  await send(page);
  expect(page.url()).toBe(`${address}/espace/entrer`);
}

/** The data folder with PostgreSQL's files, the log, the temporary folder, every row, and a backup. */
async function everythingKept(): Promise<readonly string[]> {
  const { data, logFile } = relais;
  const owner = ownerOf(data);
  const copies = newFolder();
  const tables = await dumpRows(owner, copies);
  expect(tables).toEqual(expect.arrayContaining(['sec.session', 'sealed_draft', 'draft', 'account']));
  await backedUp(data, copies);
  await checkpoint(owner);
  return [data, join(logFile, '..'), temporary, copies];
}

describe('what was typed through the screens lies nowhere in clear', () => {
  it('the screens were really used: the same search finds what is public in the rows, the files and the backup', () => {
    const found = foundIn(kept, [PUBLIC]).join('\n');

    expect(count).toBeGreaterThan(190);
    expect(found).toMatch(/rows\/organisation: /);
    expect(found).toMatch(/postgres\/base\//);
    expect(found).toMatch(/postgres\/pg_wal\//);
    expect(found).toMatch(/backup\/opened: /);
    expect(readFileSync(relais.logFile, 'utf8')).toContain('/espace/lien/[token]');
    expect(existsSync(join(relais.data, 'postgres.log'))).toBe(true);
  });

  it('names, addresses, labels, searches, drafts, pass-phrases: 0 hits in rows, files, logs and backup', () => {
    expect(foundIn(kept, [MARK])).toEqual([]);
  });

  it('tokens, links, printed codes and secrets of second factors: 0 hits, as texts and as bytes', () => {
    expect(given.texts.size).toBeGreaterThan(8);
    expect(given.bytes.length).toBeGreaterThan(4);
    expect(foundIn(kept, [...given.texts])).toEqual([]);
    expect(bytesFoundIn(kept, given.bytes)).toEqual([]);
  });

  it('planted in clear in a table, a log and the temporary folder, it is found there, in every way of writing', async () => {
    const client = new pg.Client({ connectionString: ownerOf(relais.data) });
    await client.connect();
    await client.query('create table planted (way bytea)');
    for (const way of Object.values(waysToWrite(PLANTED))) {
      await client.query('insert into planted values ($1)', [way]);
    }
    await client.query('checkpoint');
    await client.end();
    appendFileSync(relais.logFile, PLANTED);
    writeFileSync(join(temporary, 'planted'), given.bytes[0] ?? '');

    const found = foundIn(kept, [PLANTED]).join('\n');
    for (const way of Object.keys(waysToWrite(PLANTED))) expect(found).toContain(`(${way})`);
    expect(found).toMatch(/postgres\/base\//);
    expect(found).toMatch(/log\.jsonl: /);
    expect(bytesFoundIn(kept, given.bytes)).toEqual([join(temporary, 'planted')]);
  });
});
