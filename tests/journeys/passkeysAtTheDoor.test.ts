import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SoftwareKey } from '../support/authenticator.ts';
import { openPage, sendForm } from '../support/demoPeople.ts';
import type { Network, Person } from '../support/network.ts';
import { addKey, askChallenge, comeIn, formOf, named, type Challenge } from '../support/passkeyForms.ts';
import { networkIn } from '../support/workplace.ts';

const address = named(inject('address'));
const INSIDE = '/espace';
const DOOR = '/espace/entrer';

let network: Network;
let person: Person;
let other: Person;
let key: SoftwareKey;
beforeAll(async () => {
  network = networkIn({ data: inject('data'), ownerUrl: inject('ownerUrl') });
  person = await network.found('Maison Modèle');
  other = await network.colleague(person);
  key = new SoftwareKey();
  expect(await addKey(key, { asked: address, token: person.token })).toBe('/espace/compte/secours');
});
afterAll(() => network.close());

const asked = ({ mail, passphrase: phrase }: Person, { challenge }: Challenge, used = key) =>
  formOf({ mail, phrase }, { challenge, at: address, key: used });

describe('what a passkey signs opens once, here, for a moment', () => {
  it('the second time it opens nothing, whether the first one opened or not', async () => {
    const given = await askChallenge(address);
    const form = asked(person, given);
    expect(await comeIn(address, form, given.cookie)).toBe(INSIDE);
    expect(await comeIn(address, form, given.cookie)).toBe(DOOR);

    const again = await askChallenge(address);
    const right = asked(person, again);
    expect(await comeIn(address, { ...right, pass: 'une phrase devinée' }, again.cookie)).toBe(DOOR);
    expect(await comeIn(address, right, again.cookie)).toBe(DOOR);
  });

  it('of many sent at the same moment, one opens', async () => {
    const given = await askChallenge(address);
    const form = asked(person, given);
    const all = await Promise.all(Array.from({ length: 5 }, () => comeIn(address, form, given.cookie)));

    expect(all.filter((to) => to === INSIDE)).toHaveLength(1);
  });

  it('from another browser it opens nothing', async () => {
    const [given, elsewhere] = [await askChallenge(address), await askChallenge(address)];
    const form = asked(person, given);

    expect(await comeIn(address, form, elsewhere.cookie)).toBe(DOOR);
    expect(await comeIn(address, form, '')).toBe(DOOR);
    expect(await comeIn(address, form, given.cookie)).toBe(INSIDE);
  });

  it('after five minutes it opens nothing', async () => {
    const given = await askChallenge(address);
    await sql`update draft set expires_at = expires_at - interval '5 minutes'`.execute(network.owner);

    expect(await comeIn(address, asked(person, given), given.cookie)).toBe(DOOR);
  });
});

describe('nobody learns at the door who has a passkey', () => {
  /** Everything that comes back, and the page it leads to. */
  async function answerTo(mail: string) {
    const given = await askChallenge(address);
    const stranger = new SoftwareKey();
    const form = asked({ ...person, mail, passphrase: 'une phrase devinée' }, given, stranger);
    const answer = await sendForm(`${address}${DOOR}/envoi`, form, given.cookie);
    const page = await openPage(`${address}${answer.headers.get('location')}`, given.cookie);
    const heads = [answer, page].map(({ status, headers }) =>
      JSON.stringify([status, ...[...headers].filter(([name]) => name !== 'date')]),
    );
    return { heads, html: (await page.text()).replaceAll(mail, 'somebody') };
  }

  it('an address that has one, one that has none and one that nobody has are answered alike, byte for byte', async () => {
    for (const { mail } of [person, other]) {
      const [hers, unknown] = [await answerTo(mail), await answerTo(mail.replace(/^./, 'z'))];

      expect(hers.html).toContain('ne vont pas ensemble');
      expect(unknown).toEqual(hers);
    }
  });
});
