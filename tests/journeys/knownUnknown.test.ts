import { generateSync } from 'otplib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { enrolTotp, loginOf, newTotp } from '../../src/modules/access/server/index.ts';
import { newRecoveryCode } from '../../src/sealing/index.ts';
import { givenToken, openPage, sendForm } from '../support/demoPeople.ts';
import type { Network, Person } from '../support/network.ts';
import { networkIn } from '../support/workplace.ts';

const address = inject('address');
const WRONG = 'une autre phrase inventée';

let network: Network;
let house: Person;
/** She has a second factor; the address beside hers is as long, and nobody has it. */
let known: Person;
let unknown: string;
beforeAll(async () => {
  network = networkIn({ data: inject('data'), ownerUrl: inject('ownerUrl') });
  house = await network.found('Maison Connue');
  known = await network.colleague(house);
  unknown = known.mail.replace('colleague', 'personne-');
  const [secret, now] = [newTotp(), new Date()];
  const typed = generateSync({ secret, epoch: now.getTime() / 1000 });
  await network.as(known, ({ tx, worker }) => enrolTotp(tx, worker, { secret, typed, now }));
});
afterAll(() => network.close());
beforeEach(async () => {
  await sql`delete from sec.attempt`.execute(network.owner);
});

type Answer = { readonly status: number; readonly headers: readonly string[]; readonly body: string };

const TOKEN = /[\w-]{43}/g;
const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** All that comes back but the date, with the address that was typed, tokens and new ids each written the same. */
async function told(answer: Response, mail: string): Promise<Answer> {
  const same = (text: string): string =>
    [mail, encodeURIComponent(mail)]
      .reduce((one, typed) => one.replaceAll(typed, 'typed'), text)
      .replaceAll(ID, 'one')
      .replaceAll(TOKEN, 'token');
  const headers = [...answer.headers].filter(([name]) => name !== 'date').map((pair) => pair.join(': '));
  return { status: answer.status, headers: headers.map(same), body: same(await answer.text()) };
}

type Step = { readonly path: string; readonly fields: (mail: string) => Readonly<Record<string, string>> };

/** The answer to a form, then the page it leads to. */
async function answers({ path, fields }: Step, mail: string, token = ''): Promise<readonly Answer[]> {
  const sent = await sendForm(`${address}${path}`, fields(mail), token);
  const to = new URL(sent.headers.get('location') ?? '', address).href;
  const page = await openPage(to, givenToken(sent) || token);
  return [await told(sent, mail), await told(page, mail)];
}

const signIn = (pass: string, code = ''): Step => ({
  path: '/espace/entrer/envoi',
  fields: (who) => ({ who, pass, code }),
});
const recover = (recovery: string): Step => ({
  path: '/espace/secours/envoi',
  fields: (who) => ({ who, recovery }),
});

describe('the comparison sees what differs', () => {
  it('a right pass-phrase, another address, another answer', async () => {
    const right = await answers(signIn(house.passphrase), house.mail);
    const wrong = await answers(signIn(WRONG), house.mail);

    expect(right[0]?.headers).not.toEqual(wrong[0]?.headers);
    expect(right[1]?.body).not.toBe(wrong[1]?.body);
    expect(wrong[1]?.body).toContain('typed');
    expect((await answers(signIn(WRONG), `x${house.mail}`))[1]?.headers).not.toEqual(wrong[1]?.headers);
  });
});

describe('an address that is known and one that nobody has are answered with the same bytes and headers', () => {
  it.each<[string, () => Step]>([
    ['a wrong pass-phrase', () => signIn(WRONG)],
    ['the right pass-phrase without a code', () => signIn(known.passphrase)],
    ['the right pass-phrase and a wrong code', () => signIn(known.passphrase, '000000')],
    ['no pass-phrase', () => signIn('')],
    ['a recovery code of somebody else', () => recover(newRecoveryCode().text)],
    ['a recovery code that is none', () => recover('AAA-BBB')],
  ])('%s', async (_, step) => {
    const hers = await answers(step(), known.mail);

    expect(hers.map(({ status }) => status)).toEqual([303, 203]);
    expect(hers[1]?.body).toContain('typed');
    expect(await answers(step(), unknown)).toEqual(hers);
  });

  it('too many tries', async () => {
    const once = await answers(signIn(WRONG), known.mail);
    await answers(signIn(WRONG), unknown);
    for (const mail of [known.mail, unknown])
      await sql`update sec.attempt set tries = 20 where login = ${loginOf(mail)}`.execute(network.owner);
    const hers = await answers(signIn(WRONG), known.mail);

    expect(hers[1]?.body).not.toBe(once[1]?.body);
    expect(await answers(signIn(WRONG), unknown)).toEqual(hers);
  });

  it('an invitation: who invites does not learn who has an account elsewhere', async () => {
    const elsewhere = await network.found('Maison Ailleurs');
    const free = elsewhere.mail.replace('ailleurs', 'inconnus');
    const step: Step = {
      path: '/espace/organisation/inviter/envoi',
      fields: (mail) => ({ name: 'Charlie Modèle', duty: 'accueil', mail }),
    };
    await sql`update sec.session set stepped_up_until = now() + interval '5 minutes'
      where account_id = ${house.account}`.execute(network.owner);
    const hers = await answers(step, elsewhere.mail, house.token);

    expect(hers[0]?.headers.join()).toContain('/membres/');
    expect(free).toHaveLength(elsewhere.mail.length);
    expect(await answers(step, free, house.token)).toEqual(hers);
  });
});
