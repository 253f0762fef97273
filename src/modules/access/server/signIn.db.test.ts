import { generateSync } from 'otplib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bytes, Network, NETWORK, type Person } from '../../../../tests/support/network.ts';
import {
  changePassphrase,
  enrolTotp,
  findSecurity,
  listSessions,
  loginOf,
  networkOf,
  newTotp,
  renewRecovery,
  signIn,
  signInWithRecovery,
  signOut,
  signOutEverywhere,
  stepUp,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const now = new Date();
/** She invites and lets in, and never signs in again: two sessions are the most. */
let house: Person;
let guest: Person;
beforeAll(async () => {
  house = await network.found('Maison Modèle');
  guest = await network.colleague(house);
});
afterAll(() => network.close());

type Tried = {
  readonly code?: string;
  readonly from?: string;
  readonly passphrase?: string;
  readonly at?: Date;
};
const enter = (who: Person, { code = '', from = NETWORK, passphrase, at = now }: Tried = {}) =>
  signIn(network.staff, {
    mail: who.mail,
    passphrase: bytes(passphrase ?? who.passphrase),
    code,
    network: from,
    now: at,
  });
const tokenOf = async (entering: ReturnType<typeof enter>): Promise<string> => {
  const entered = await entering;
  if (!entered.ok) throw new Error(entered.refusal);
  return entered.token;
};
const accountIn = (token: string) => network.as({ token }, ({ worker }) => Promise.resolve(worker.account));

async function withTotp(who: Person): Promise<string> {
  const secret = newTotp();
  const typed = generateSync({ secret, epoch: now.getTime() / 1000 });
  const enrolled = await network.as(who, ({ tx, worker }) => enrolTotp(tx, worker, { secret, typed, now }));
  expect(enrolled).toBe('enrolled');
  return secret;
}

describe('signing in', () => {
  it('opens a session of the person whose address and pass-phrase these are', async () => {
    expect(await accountIn(await tokenOf(enter(guest)))).toBe(guest.account);
  });

  it('an unknown address, a wrong pass-phrase and a wrong code are one and the same refusal', async () => {
    const person = await network.colleague(house);
    await withTotp(person);
    const unknown = { ...person, mail: 'personne@modele.example' };
    const wrong = { ok: false, refusal: 'wrong' };

    expect(await enter(unknown)).toEqual(wrong);
    expect(await enter(person, { passphrase: 'une autre phrase inventée' })).toEqual(wrong);
    expect(await enter(person, { code: '000000' })).toEqual(wrong);
    expect(await enter(person)).toEqual(wrong);
  });

  it('a code of the second factor serves once', async () => {
    const person = await network.colleague(house);
    const secret = await withTotp(person);
    const at = new Date(now.getTime() + 60_000);
    const code = generateSync({ secret, epoch: at.getTime() / 1000 });

    expect(await enter(person, { code, at })).toMatchObject({ ok: true });
    expect(await enter(person, { code, at })).toEqual({ ok: false, refusal: 'wrong' });
  });

  it('two sessions at most: the oldest ends', async () => {
    const person = await network.colleague(house);
    const [first, second, third] = [
      await tokenOf(enter(person)),
      await tokenOf(enter(person)),
      await tokenOf(enter(person)),
    ];

    expect(await network.isIn({ token: first })).toBe(false);
    expect([await network.isIn({ token: second }), await network.isIn({ token: third })]).toEqual([
      true,
      true,
    ]);
    const sessions = await network.as({ token: third }, ({ tx }) => listSessions(tx));
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(sessions).toHaveLength(2);
  });
});

describe('what each guess of a pass-phrase costs stands in its row', () => {
  const costsOf = async ({ account }: Person) => {
    const { rows } = await sql<{ memory_kib: number; passes: number; salt: Buffer }>`
      select memory_kib, passes, salt from sec.credential where account_id = ${account}`.execute(
      network.owner,
    );
    return rows[0];
  };
  const least = ({ memory_kib, passes, salt }: NonNullable<Awaited<ReturnType<typeof costsOf>>>) =>
    memory_kib >= 64 * 1024 && passes >= 3 && salt.length >= 16;

  it('64 MiB and three passes at least: who founded, who joined, who chose another, each with a salt of her own', async () => {
    const changed = await network.colleague(house);
    const before = await costsOf(changed);
    await changePassphrase(network.staff, changed.token, bytes('une autre phrase inventée'));
    const rows = [before, ...(await Promise.all([house, guest, changed].map(costsOf)))];

    expect(rows.map((row) => row && least(row))).toEqual([true, true, true, true]);
    expect(new Set(rows.map((row) => row?.salt.toString('hex'))).size).toBe(4);
    expect(await enter(changed, { passphrase: 'une autre phrase inventée' })).toMatchObject({ ok: true });
  });

  it('a new pass-phrase is kept with what a guess costs on its day', async () => {
    const person = await network.colleague(house);
    await sql`update sec.credential set memory_kib = 131072 where account_id = ${person.account}`.execute(
      network.owner,
    );
    expect(await enter(person)).toEqual({ ok: false, refusal: 'wrong' });

    await changePassphrase(network.staff, person.token, bytes('une autre phrase inventée'));

    expect(await enter(person, { passphrase: 'une autre phrase inventée' })).toMatchObject({ ok: true });
  });

  it('a row that was made cheaper is not used: nobody learns a quicker answer', async () => {
    const person = await network.colleague(house);
    for (const cheaper of [sql`memory_kib = 19 * 1024`, sql`memory_kib = 65536, passes = 2`]) {
      await sql`update sec.credential set ${cheaper} where account_id = ${person.account}`.execute(
        network.owner,
      );

      await expect(enter(person)).rejects.toThrow('costs of this password hash');
    }
  });
});

describe('guessing is slowed down, and locks nobody out', () => {
  it('twenty tries an hour from one network; from another the right person still comes in', async () => {
    const person = await network.colleague(house);
    const guess = { passphrase: 'phrase devinée au hasard', from: '198.51.100.0/24' };
    const answers = [];
    for (let n = 0; n < 25; n += 1) answers.push(await enter(person, guess));

    const evaluated = answers.filter((answer) => !answer.ok && answer.refusal === 'wrong');
    expect(evaluated).toHaveLength(20);
    expect(answers.at(-1)).toEqual({ ok: false, refusal: 'wait' });
    expect(await enter(person, { from: '203.0.113.0/24' })).toMatchObject({ ok: true });
  });

  it('a hundred networks together get no more than a hundred tries, and the one she uses stays open', async () => {
    const person = await network.colleague(house);
    await tokenOf(enter(person));
    // A try that is not allowed is never evaluated (the test before this one): counting needs no pass-phrase.
    const mayTry = async (from: string): Promise<boolean> => {
      const { rows } = await sql<{ may: boolean }>`
        select sec.may_try(${loginOf(person.mail)}, ${networkOf(from)}) as may`.execute(network.staff);
      return rows[0]?.may === true;
    };
    let evaluated = 0;
    for (let n = 0; n < 200; n += 1) if (await mayTry(`10.0.${n}.0/24`)) evaluated += 1;

    expect(evaluated).toBeLessThanOrEqual(100);
    expect(evaluated).toBeGreaterThan(0);
    expect(await enter(person)).toMatchObject({ ok: true });
  });
});

describe('a session opens with its token and with nothing the database holds', () => {
  it('what the row says is not a token', async () => {
    const token = await tokenOf(enter(guest));
    const { rows } = await sql<{ id: Buffer; db_id: Buffer; seed_wrapped: Buffer }>`
      select id, db_id, seed_wrapped from sec.session`.execute(network.owner);
    const found = rows.flatMap(({ id, db_id, seed_wrapped }) =>
      [id, db_id, seed_wrapped.subarray(0, 32)].map((bytes) => bytes.toString('base64url')),
    );

    expect(found.length).toBeGreaterThan(0);
    expect(await network.isIn({ token })).toBe(true);
    for (const candidate of found) expect(await network.isIn({ token: candidate })).toBe(false);
  });

  it.each([
    { left: 'fifteen minutes without a gesture', then: sql`idle_until = now()` },
    { left: 'ten hours', then: sql`ends_at = now()` },
  ])('it ends after $left', async ({ then }) => {
    const person = await network.colleague(house);
    const token = await tokenOf(enter(person));
    const before = await network.isIn({ token });
    await sql`update sec.session set ${then} where account_id = ${person.account}`.execute(network.owner);

    expect(before).toBe(true);
    expect(await network.isIn({ token })).toBe(false);
  });

  it('signing out ends it at once, and everywhere ends the others', async () => {
    const person = await network.colleague(house);
    const [here, there] = [await tokenOf(enter(person)), await tokenOf(enter(person))];
    await network.as({ token: here }, ({ tx }) => signOut(tx));
    const [hereAfter, thereAfter] = [
      await network.isIn({ token: here }),
      await network.isIn({ token: there }),
    ];
    await network.as({ token: there }, ({ tx, worker }) => signOutEverywhere(tx, worker));

    expect([hereAfter, thereAfter]).toEqual([false, true]);
    expect(await network.isIn({ token: there })).toBe(false);
  });
});

describe('before an act that counts the pass-phrase is asked again', () => {
  it('and a new token takes over, the old one opens nothing', async () => {
    const person = await network.colleague(house);
    await withTotp(person);
    const old = person.token;
    const stepped = await stepUp(network.staff, old, bytes(person.passphrase));
    if (typeof stepped === 'string') throw new Error(stepped);

    expect(await network.isIn({ token: old })).toBe(false);
    expect(await network.as(stepped, ({ worker }) => Promise.resolve(worker.steppedUp))).toBe(true);
  });

  it('a wrong one changes nothing', async () => {
    const token = await tokenOf(enter(guest));

    expect(await stepUp(network.staff, token, bytes('une autre phrase inventée'))).toBe('wrong');
    expect(await network.isIn({ token })).toBe(true);
  });

  it('without it, neither pass-phrase, nor second factor, nor recovery code changes', async () => {
    const person = await network.colleague(house);
    const secret = await withTotp(person);
    const at = new Date(now.getTime() + 120_000);
    const code = generateSync({ secret, epoch: at.getTime() / 1000 });
    const token = await tokenOf(enter(person, { code, at }));

    expect(await changePassphrase(network.staff, token, bytes('nouvelle phrase inventée'))).toBe('stepUp');
    expect(await network.as({ token }, ({ tx }) => renewRecovery(tx, token))).toBeNull();
    const typed = generateSync({ secret, epoch: at.getTime() / 1000 });
    expect(
      await network.as({ token }, ({ tx, worker }) => enrolTotp(tx, worker, { secret, typed, now: at })),
    ).toBe('stepUp');
  });
});

describe('who forgets loses nothing', () => {
  it('the printed code opens the same account, and a new pass-phrase can be chosen', async () => {
    const person = await network.colleague(house);
    const printed = await network.as(person, ({ tx }) => renewRecovery(tx, person.token));
    if (printed === null) throw new Error('no code');
    const entered = await signInWithRecovery(network.staff, {
      mail: person.mail,
      code: printed,
      network: NETWORK,
    });
    if (!entered.ok) throw new Error(entered.refusal);
    const changed = await changePassphrase(network.staff, entered.token, bytes('nouvelle phrase inventée'));

    expect(await accountIn(entered.token)).toBe(person.account);
    expect(changed).toEqual({ token: entered.token });
    expect(await enter(person)).toEqual({ ok: false, refusal: 'wrong' });
    expect(await enter(person, { passphrase: 'nouvelle phrase inventée' })).toMatchObject({ ok: true });
  });

  it('a new code replaces the one before it', async () => {
    const person = await network.colleague(house);
    const first = await network.as(person, ({ tx }) => renewRecovery(tx, person.token));
    const second = await network.as(person, ({ tx }) => renewRecovery(tx, person.token));
    const enterWith = (code: string | null) =>
      signInWithRecovery(network.staff, { mail: person.mail, code: code ?? '', network: NETWORK });

    expect(await enterWith(first)).toEqual({ ok: false, refusal: 'wrong' });
    expect(await enterWith(second)).toMatchObject({ ok: true });
    const security = await network.as(person, ({ tx, worker }) => findSecurity(tx, worker));
    expect(security).toEqual({ hasTotp: false, passkeys: [], hasRecovery: true });
  });
});
