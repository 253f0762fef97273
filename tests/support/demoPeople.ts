import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the first start of a trial told of the invented network: addresses, and the pass-phrase of all. */
export function demoPeople(data: string): { readonly mails: readonly string[]; readonly phrase: string } {
  const told = readFileSync(join(data, 'comptes-essai.txt'), 'utf8');
  const mails = told.match(/^ {2}\S+@\S+/gm)?.map((line) => line.trim()) ?? [];
  return { mails, phrase: /phrase de passe[^:]*: (.+)$/m.exec(told)?.[1] ?? '' };
}

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

/** Sends a form as a browser does, without following what it answers. */
export async function sendForm(
  to: string,
  fields: Readonly<Record<string, string>>,
  token = '',
): Promise<Response> {
  const { origin } = new URL(to);
  const headers = { ...form, origin, ...(token ? { cookie: `__Host-s=${token}` } : {}) };
  const body = new URLSearchParams(fields).toString();
  return await fetch(to, { method: 'POST', headers, body, redirect: 'manual' });
}

export async function openPage(url: string, token: string): Promise<Response> {
  return await fetch(url, { headers: { cookie: `__Host-s=${token}` }, redirect: 'manual' });
}

/** The token an answer gives, or '' when it gives none. */
export function givenToken(answer: Response): string {
  return /__Host-s=([\w-]{43})/.exec(answer.headers.getSetCookie().join('\n'))?.[1] ?? '';
}

/** Somebody of the invented network signs in, who has no second factor yet. Gives her token. */
export async function signInDemo(address: string, mail: string, phrase: string): Promise<string> {
  const answer = await sendForm(`${address}/espace/entrer/envoi`, { who: mail, pass: phrase, code: '' });
  const token = givenToken(answer);
  const home = await openPage(`${address}/espace`, token);
  if (home.status !== 203) throw new Error(`${mail} did not get in: ${home.status}`);
  return token;
}
