import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedded } from '../../src/platform/postgres/embedded.ts';
import { givenToken, openPage, sendForm } from '../support/demoPeople.ts';
import { SoftwareKey } from '../support/authenticator.ts';
import { alternate, type Proxy } from '../support/journeyProxy.ts';
import { addKey, askChallenge, comeIn, formOf, named } from '../support/passkeyForms.ts';
import { newOwner, newPostgres } from '../support/postgres.ts';
import { severalOn, startRelais, type Running } from '../support/relais.ts';
import { foundingLink } from '../support/workplace.ts';

let postgres: Embedded;
let processes: readonly Running[];
let proxy: Proxy;
let owner: string;

beforeAll(async () => {
  postgres = await newPostgres();
  owner = await newOwner(postgres);
  const env = await severalOn(owner);
  processes = await Promise.all([startRelais(env), startRelais(env)]);
  proxy = await alternate(processes.map(({ address }) => address));
}, 240_000);
afterAll(async () => {
  await proxy?.stop();
  await Promise.all((processes ?? []).map((relais) => relais.stop()));
  await postgres?.stop();
});

type Person = { readonly mail: string; readonly phrase: string; token: string };
let count = 0;
const person = (): Person => ({
  mail: `deux.processus.${(count += 1)}@modele.example`,
  phrase: `sept mots inventés pour essai ${count}`,
  token: '',
});

/** One request at the shared address: the next one goes to the other process. Follows the token it is given. */
async function act(who: Person, path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await sendForm(`${proxy.address}/espace/${path}`, fields, who.token);
  who.token = givenToken(answer) || who.token;
  return answer;
}

async function page(who: Person, path = ''): Promise<string> {
  const answer = await openPage(`${proxy.address}/espace${path}`, who.token);
  expect(answer.status).toBe(203);
  return await answer.text();
}

async function founded(): Promise<Person> {
  const who = person();
  const link = await foundingLink(owner);
  const { mail, phrase } = who;
  await act(who, `lien/${link}/envoi`, {
    ...{ organisation: `Maison Exemple ${count}`, name: 'Alix Modèle', duty: 'direction' },
    ...{ mail, newPass: phrase, again: phrase },
  });
  return who;
}

async function signedIn({ mail, phrase }: Person): Promise<Person> {
  const again = { mail, phrase, token: '' };
  await act(again, 'entrer/envoi', { who: mail, pass: phrase, code: '' });
  return again;
}

/** Invited, joined and let in by `by`; gives her and the address of her page. */
async function colleague(by: Person): Promise<{ readonly who: Person; readonly at: string }> {
  const who = person();
  const invited = await act(by, 'organisation/inviter/envoi', {
    ...{ name: 'Charlie Modèle', duty: 'accueil', mail: who.mail },
  });
  const at = invited.headers.get('location') ?? '';
  const link = /\/espace\/lien\/([\w-]{43})/.exec(await page(by, at.replace('/espace', '')))?.[1] ?? '';
  const { mail, phrase } = who;
  await act(who, `lien/${link}/envoi`, { mail, newPass: phrase, again: phrase });
  const read = /<ol class="six"[\s\S]*?<\/ol>/.exec(await page(who))?.[0] ?? '';
  const words = [...read.matchAll(/<li>([^<]+)<\/li>/g)].map(([, word]) => word).join(' ');
  await act(by, `${at.replace('/espace/', '')}/envoi`, { act: 'letIn', compared: 'yes', words });
  expect(await page(who)).toContain('Charlie Modèle');
  return { who, at: at.replace('/espace/', '') };
}

/** What each process answers to this token: true where it still opens something. */
async function opensOn({ token }: Person): Promise<readonly boolean[]> {
  const answers = await Promise.all(processes.map(({ address }) => openPage(`${address}/espace`, token)));
  for (const answer of answers) expect([203, 303]).toContain(answer.status);
  return answers.map(({ status }) => status === 203);
}

/** Nothing about a session is kept in memory: the very next request is refused, on either process. */
async function expectRefused(people: readonly Person[]): Promise<void> {
  const answers = await Promise.all(people.map(opensOn));
  expect(answers.flat()).toEqual(people.flatMap(() => [false, false]));
}

describe('two processes share one PostgreSQL and one address', () => {
  it('who founds, invites and lets in on one is known at once on the other', async () => {
    const before = [...proxy.counts];
    const director = await founded();
    const { who } = await colleague(director);

    expect(await opensOn(director)).toEqual([true, true]);
    expect(await opensOn(who)).toEqual([true, true]);
    for (const [index, asked] of proxy.counts.entries())
      expect(asked - (before[index] ?? 0)).toBeGreaterThan(2);
  });

  it('signing out ends this session on both, and leaves the other one of the same person', async () => {
    const here = await founded();
    const elsewhere = await signedIn(here);
    expect(await opensOn(elsewhere)).toEqual([true, true]);
    await act(here, 'verrouiller', {});

    await expectRefused([here]);
    expect(await opensOn(elsewhere)).toEqual([true, true]);
  });

  it('signing out everywhere ends every session on both', async () => {
    const here = await founded();
    const elsewhere = await signedIn(here);
    expect(await opensOn(elsewhere)).toEqual([true, true]);
    await act(here, 'compte/envoi', {});

    await expectRefused([here, elsewhere]);
  });

  it('a colleague who is put out is refused on both, whichever page she asks, and cannot come back', async () => {
    const director = await founded();
    const { who, at } = await colleague(director);
    const other = await signedIn(who);
    expect(await opensOn(other)).toEqual([true, true]);
    await act(director, `${at}/envoi`, { act: 'putOut', sureOut: 'yes' });

    await expectRefused([who, other]);
    expect(await opensOn(await signedIn(who))).toEqual([false, false]);
    expect(await opensOn(director)).toEqual([true, true]);
  });

  it('a new pass-phrase ends the other sessions on both, and the one before opens no new one', async () => {
    const here = await founded();
    const elsewhere = await signedIn(here);
    expect(await opensOn(elsewhere)).toEqual([true, true]);
    const next = 'huit mots inventés pour un autre essai';
    await act(here, 'compte/phrase/envoi', { newPass: next, again: next });

    await expectRefused([elsewhere]);
    expect(await opensOn(here)).toEqual([true, true]);
    expect(await opensOn(await signedIn(here))).toEqual([false, false]);
    expect(await opensOn(await signedIn({ ...here, phrase: next }))).toEqual([true, true]);
  });

  it('a third session puts an end to the oldest, on both', async () => {
    const first = await founded();
    const second = await signedIn(first);
    const third = await signedIn(first);

    await expectRefused([first]);
    expect(await opensOn(second)).toEqual([true, true]);
    expect(await opensOn(third)).toEqual([true, true]);
  });

  it('a new token after the pass-phrase was given again: the one before is refused on both', async () => {
    const here = await founded();
    const before = { ...here };
    await act(here, 'confirmer/envoi', { pass: here.phrase });

    expect(here.token).not.toBe(before.token);
    await expectRefused([before]);
    expect(await opensOn(here)).toEqual([true, true]);
  });

  it('what a passkey must sign is asked of one, answered to the other, and used up on both', async () => {
    const here = await founded();
    const [one = '', other = ''] = processes.map(({ address }) => named(address));
    const key = new SoftwareKey();
    const added = await addKey(key, { asked: one, answered: other, token: here.token });
    expect(added).toBe('/espace/compte/secours');

    const { challenge, cookie } = await askChallenge(one);
    const form = formOf(here, { challenge, at: other, key });
    expect(await comeIn(other, form, cookie)).toBe('/espace');
    expect(await comeIn(other, form, cookie)).toBe('/espace/entrer');
    expect(await comeIn(one, formOf(here, { challenge, at: one, key }), cookie)).toBe('/espace/entrer');
  });
});
