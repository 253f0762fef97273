import { givenToken, openPage, sendForm } from './demoPeople.ts';
import type { SoftwareKey } from './authenticator.ts';

const RP = 'localhost';

/** The same process by the name passkeys belong to in a trial. */
export function named(address: string): string {
  return address.replace('127.0.0.1', RP);
}

type Adding = { readonly asked: string; readonly answered?: string; readonly token: string };

/** Whoever has just founded adds this key: the page of one process, the form perhaps of another. */
export async function addKey(
  key: SoftwareKey,
  { asked, answered = asked, token }: Adding,
): Promise<string | null> {
  const html = await (await openPage(`${asked}/espace/compte/cles/nouvelle`, token)).text();
  const challenge = /challenge(?:&quot;|"):(?:&quot;|")([\w-]+)/.exec(html)?.[1] ?? '';
  const credential = key.make({ challenge, rp: RP, origin: answered });
  const fields = { name: 'clé d’essai', credential };
  const answer = await sendForm(`${answered}/espace/compte/cles/nouvelle/envoi`, fields, token);
  return answer.headers.get('location');
}

/** What the door asks a passkey to sign, and the cookie that goes with it. */
export type Challenge = { readonly challenge: string; readonly cookie: string };

export async function askChallenge(address: string): Promise<Challenge> {
  // By script: to a form of the browser itself nothing but 303 is answered.
  const headers = { origin: address, 'sec-fetch-dest': 'empty' };
  const answer = await fetch(`${address}/espace/entrer/defi`, { method: 'POST', headers });
  return { challenge: await answer.text(), cookie: givenToken(answer) };
}

export type Coming = { readonly who: string; readonly pass: string; readonly passkey: string };

/** The form of the door, filled in with what the key signed for this address. */
export function formOf(
  { mail, phrase }: { readonly mail: string; readonly phrase: string },
  { challenge, at, key }: { readonly challenge: string; readonly at: string; readonly key: SoftwareKey },
): Coming {
  return { who: mail, pass: phrase, passkey: key.use({ challenge, rp: RP, origin: at }) };
}

/** Where it leads: `/espace` when it opened. */
export async function comeIn(address: string, form: Coming, cookie: string): Promise<string | null> {
  const answer = await sendForm(`${address}/espace/entrer/envoi`, form, cookie);
  return answer.headers.get('location');
}
