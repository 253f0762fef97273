import { generateSync } from 'otplib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { SoftwareKey, type Asked } from '../../../../tests/support/authenticator.ts';
import { bytes, Network, NETWORK, type Person } from '../../../../tests/support/network.ts';
import {
  addPasskey,
  enrolTotp,
  findSecurity,
  listAudit,
  newChallenge,
  newTotp,
  removePasskey,
  renewRecovery,
  signIn,
  signInWithRecovery,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const now = new Date();
const day = '2026-11-22';
const relyingParty = { id: 'relais.example', origin: 'https://relais.example' };
const wrong = { ok: false, refusal: 'wrong' };

let house: Person;
let person: Person;
let key: SoftwareKey;
beforeAll(async () => {
  house = await network.found('Maison Modèle');
});
beforeEach(async () => {
  person = await network.colleague(house);
  key = new SoftwareKey();
});
afterAll(() => network.close());

/** What a page of ours asks, unless it stands elsewhere. */
const asking = (elsewhere: Partial<Asked> = {}): Asked => ({
  challenge: newChallenge(),
  rp: relyingParty.id,
  origin: relyingParty.origin,
  ...elsewhere,
});

const add = (who: Person, made: SoftwareKey, elsewhere: Partial<Asked> = {}) =>
  network.as(who, ({ tx, worker }) => {
    const asked = asking();
    const response = made.make({ ...asked, ...elsewhere });
    return addPasskey(tx, worker, {
      response,
      challenge: asked.challenge,
      relyingParty,
      name: 'ordinateur du bureau',
      day,
    });
  });
const remove = (who: Person, which: SoftwareKey) =>
  network.as(who, ({ tx, worker }) => removePasskey(tx, worker, which.id.toString('base64url')));
const securityOf = (who: Person) => network.as(who, ({ tx, worker }) => findSecurity(tx, worker));
const actsOf = async (who: Person) =>
  (await network.as(who, ({ tx }) => listAudit(tx, { limit: 50, object: who.account }))).map(
    ({ action }) => action,
  );

type Coming = { readonly signed?: Partial<Asked>; readonly passphrase?: string; readonly mail?: string };
const comeIn = (who: Person, used: SoftwareKey, { signed = {}, passphrase, mail }: Coming = {}) => {
  const asked = asking();
  return signIn(network.staff, {
    mail: mail ?? who.mail,
    passphrase: bytes(passphrase ?? who.passphrase),
    code: '',
    passkey: { response: used.use({ ...asked, ...signed }), challenge: asked.challenge, relyingParty },
    network: NETWORK,
    now,
  });
};
const comeInByCode = (who: Person, code = '') =>
  signIn(network.staff, { mail: who.mail, passphrase: bytes(who.passphrase), code, network: NETWORK, now });

describe('adding a passkey', () => {
  it('keeps it under the name she gives, with the day, and writes it down', async () => {
    expect(await add(person, key)).toBe('added');

    expect(await securityOf(person)).toEqual({
      hasTotp: false,
      passkeys: [{ id: key.id.toString('base64url'), name: 'ordinateur du bureau', addedOn: day }],
      hasRecovery: false,
    });
    expect(await actsOf(person)).toContain('passkeyAdded');
  });

  it.each<[string, Partial<Asked>]>([
    ['another challenge', { challenge: newChallenge() }],
    ['another address', { origin: 'https://relais.example.attacker.example' }],
    ['another name', { rp: 'attacker.example' }],
  ])('refuses one that signed %s, and writes nothing down', async (_, elsewhere) => {
    expect(await add(person, key, elsewhere)).toBe('refused');

    expect((await securityOf(person)).passkeys).toEqual([]);
    expect(await actsOf(person)).not.toContain('passkeyAdded');
  });

  it('refuses one that does not look at who holds it, one she has, and what is none', async () => {
    key.verifies = false;
    expect(await add(person, key)).toBe('refused');
    key.verifies = true;
    expect(await add(person, key)).toBe('added');

    expect(await add(person, key)).toBe('refused');
    for (const response of ['', '{}', 'null', '{"id":"x","clientDataJSON":"x","attestationObject":"x"}']) {
      const outcome = await network.as(person, ({ tx, worker }) =>
        addPasskey(tx, worker, { response, challenge: newChallenge(), relyingParty, name: 'x', day }),
      );
      expect(outcome).toBe('refused');
    }
  });

  it.each([
    ['nobody', 'added'],
    ['itself', 'added'],
    // To know whether its certificate was revoked, an address written in it would be asked.
    ['maker', 'refused'],
  ] as const)('certified by %s: %s', async (certified, outcome) => {
    const asked = asking();
    const response = key.make(asked, certified);
    const { challenge } = asked;

    expect(
      await network.as(person, ({ tx, worker }) =>
        addPasskey(tx, worker, { response, challenge, relyingParty, name: 'x', day }),
      ),
    ).toBe(outcome);
  });

  it('ten at most, and none without the pass-phrase given a moment ago', async () => {
    for (let n = 0; n < 10; n += 1) expect(await add(person, new SoftwareKey())).toBe('added');

    expect(await add(person, key)).toBe('tooMany');
    const other = await network.colleague(house);
    await add(other, key);
    const entered = await comeIn(other, key);
    if (!entered.ok) throw new Error(entered.refusal);
    const later = { ...other, token: entered.token };
    expect(await add(later, new SoftwareKey())).toBe('stepUp');
    expect((await securityOf(later)).passkeys).toHaveLength(1);
  });
});

describe('coming in with a passkey', () => {
  beforeEach(() => add(person, key));

  it('opens a session of the person whose it is; the pass-phrase alone no longer does', async () => {
    const entered = await comeIn(person, key);
    if (!entered.ok) throw new Error(entered.refusal);

    expect(await network.as(entered, ({ worker }) => Promise.resolve(worker.account))).toBe(person.account);
    expect(await comeInByCode(person)).toEqual(wrong);
    expect(await comeInByCode(person, '000000')).toEqual(wrong);
  });

  it.each<[string, Coming]>([
    ['an unknown address', { mail: 'personne@modele.example' }],
    ['a wrong pass-phrase', { passphrase: 'une autre phrase inventée' }],
    ['a key that signed another challenge', { signed: { challenge: newChallenge() } }],
    ['a key that signed for another address', { signed: { origin: 'https://relais-example.example' } }],
    ['a key that signed for another name', { signed: { rp: 'attacker.example' } }],
  ])('%s is one and the same refusal', async (_, coming) => {
    expect(await comeIn(person, key, coming)).toEqual(wrong);
    expect(await comeIn(person, key)).toMatchObject({ ok: true });
  });

  it('the key of somebody else opens nothing here, nor hers there', async () => {
    const other = await network.colleague(house);
    const theirs = new SoftwareKey();
    await add(other, theirs);

    expect(await comeIn(person, theirs)).toEqual(wrong);
    expect(await comeIn(other, key)).toEqual(wrong);
    expect(await comeIn(other, theirs)).toMatchObject({ ok: true });
  });

  it('a signature without the challenge it answers, or at an address without a name, opens nothing', async () => {
    const asked = asking();
    const response = key.use(asked);
    const enter = (passkey: Parameters<typeof signIn>[1]['passkey']) =>
      signIn(network.staff, {
        mail: person.mail,
        passphrase: bytes(person.passphrase),
        code: '',
        passkey: passkey ?? null,
        network: NETWORK,
        now,
      });

    expect(await enter({ response, challenge: null, relyingParty })).toEqual(wrong);
    expect(await enter({ response, challenge: asked.challenge, relyingParty: null })).toEqual(wrong);
    expect(await enter({ response, challenge: asked.challenge, relyingParty })).toMatchObject({ ok: true });
  });

  it('a key that did not look at who holds it is refused', async () => {
    key.verifies = false;
    expect(await comeIn(person, key)).toEqual(wrong);
    key.verifies = true;

    expect(await comeIn(person, key)).toMatchObject({ ok: true });
  });
});

describe('a key that counts its signatures has no twin', () => {
  let counting: SoftwareKey;
  beforeEach(async () => {
    counting = new SoftwareKey({ counts: 1 });
    await add(person, counting);
  });

  it('a number that does not rise is refused', async () => {
    expect(await comeIn(person, counting)).toMatchObject({ ok: true });
    expect(await comeIn(person, counting)).toMatchObject({ ok: true });
    counting.count -= 1;

    expect(await comeIn(person, counting)).toEqual(wrong);
    expect(await comeIn(person, counting)).toMatchObject({ ok: true });
  });

  it('of two that come at the same moment with the same number, one enters', async () => {
    const first = comeIn(person, counting);
    counting.count -= 1;
    const both = await Promise.all([first, comeIn(person, counting)]);

    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('nobody counts for her without her pass-phrase', async () => {
    const { rows } = await sql<{ done: boolean }>`
      select sec.count_passkey(k.login, k.verifier, k.second_factors, '') as done
      from sec.credential k where k.account_id = ${person.account}`.execute(network.owner);

    expect(rows).toEqual([{ done: false }]);
    expect(await comeIn(person, counting)).toMatchObject({ ok: true });
  });
});

describe('taking a passkey away', () => {
  it('it opens nothing from then on, the others do, and it is written down', async () => {
    const other = new SoftwareKey();
    await add(person, key);
    await add(person, other);
    expect(await comeIn(person, key)).toMatchObject({ ok: true });

    expect(await remove(person, key)).toBe('removed');
    expect(await actsOf(person)).toContain('passkeyRemoved');
    expect(await comeIn(person, key)).toEqual(wrong);
    expect(await comeIn(person, other)).toMatchObject({ ok: true });
  });

  it('never the last one, as long as there are no codes', async () => {
    await add(person, key);
    expect(await remove(person, key)).toBe('lastFactor');
    expect(await comeIn(person, key)).toMatchObject({ ok: true });

    const secret = newTotp();
    const typed = generateSync({ secret, epoch: now.getTime() / 1000 });
    const enrolled = await network.as(person, ({ tx, worker }) =>
      enrolTotp(tx, worker, { secret, typed, now }),
    );
    expect(enrolled).toBe('enrolled');
    expect((await securityOf(person)).passkeys).toHaveLength(1);
    expect(await remove(person, key)).toBe('removed');
    expect(await securityOf(person)).toMatchObject({ hasTotp: true, passkeys: [] });
  });

  it('only with the pass-phrase given a moment ago', async () => {
    await add(person, key);
    await add(person, new SoftwareKey());
    const entered = await comeIn(person, key);
    if (!entered.ok) throw new Error(entered.refusal);

    expect(await remove({ ...person, token: entered.token }, key)).toBe('stepUp');
    expect(await comeIn(person, key)).toMatchObject({ ok: true });
  });

  it('of two changes made at the same moment, none undoes the other', async () => {
    const [kept, added] = [new SoftwareKey(), new SoftwareKey()];
    await add(person, key);
    await add(person, kept);
    const outcomes = await Promise.all([remove(person, key), add(person, added)]);

    const names = (await securityOf(person)).passkeys.map(({ id }) => id);
    expect(outcomes.filter((outcome) => outcome === 'removed' || outcome === 'added')).not.toEqual([]);
    expect(names.includes(key.id.toString('base64url'))).toBe(outcomes[0] !== 'removed');
    expect(names.includes(added.id.toString('base64url'))).toBe(outcomes[1] === 'added');
  });
});

describe('who loses her key loses nothing', () => {
  it('the printed code opens without it, and the key is taken away', async () => {
    const printed = await network.as(person, ({ tx }) => renewRecovery(tx, person.token));
    await add(person, key);
    await add(person, new SoftwareKey());
    const entered = await signInWithRecovery(network.staff, {
      mail: person.mail,
      code: printed ?? '',
      network: NETWORK,
    });
    if (!entered.ok) throw new Error(entered.refusal);

    expect(await remove({ ...person, token: entered.token }, key)).toBe('removed');
    expect(await comeIn(person, key)).toEqual(wrong);
  });
});
