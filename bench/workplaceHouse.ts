import { randomInt } from 'node:crypto';
import type { Network, Person } from '../tests/support/network.ts';

/** A running Relais with two invented houses, asked over HTTP as browsers do. */
export type House = {
  readonly address: string;
  readonly network: Network;
  readonly director: Person;
  /** She runs another house. */
  readonly stranger: Person;
};

export type Answered = { readonly status: number; readonly location: string; readonly took: number };

/** From a neighbourhood of its own: what counts tries and requests of one is not what is measured here. */
const elsewhere = (): string => `10.${randomInt(256)}.${randomInt(256)}.1`;

export async function openAs(url: string, token: string): Promise<Answered> {
  const cookie = token ? { cookie: `__Host-s=${token}` } : {};
  return await timed(url, { headers: { 'x-forwarded-for': elsewhere(), ...cookie } });
}

export async function signInAs(
  address: string,
  { mail, passphrase }: Pick<Person, 'mail' | 'passphrase'>,
): Promise<Answered> {
  const headers = {
    'x-forwarded-for': elsewhere(),
    'content-type': 'application/x-www-form-urlencoded',
    origin: address,
  };
  const body = new URLSearchParams({ who: mail, pass: passphrase, code: '' }).toString();
  return await timed(`${address}/espace/entrer/envoi`, { method: 'POST', headers, body });
}

async function timed(url: string, asked: RequestInit): Promise<Answered> {
  const began = performance.now();
  const answer = await fetch(url, { redirect: 'manual', ...asked });
  await answer.arrayBuffer();
  const took = performance.now() - began;
  return { status: answer.status, location: answer.headers.get('location') ?? '', took };
}

/** What a good sign-in leads to, and a refused one. */
export const [INSIDE, DOOR] = ['/espace', '/espace/entrer'];
