import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  addPasskey,
  findSecurity,
  newChallenge,
  renewRecovery,
  signIn,
  signInWithRecovery,
} from '#modules/access/server/index.ts';
import { SoftwareKey } from '../../../../tests/support/authenticator.ts';
import { bytes, Network, NETWORK, type Person } from '../../../../tests/support/network.ts';
import {
  appointCustodians,
  approveRecovery,
  askRecovery,
  completeRecovery,
  grantTeam,
  joinOrganisation,
  keepRecoverable,
  listRecoveries,
  listTeams,
  newTeam,
  resetColleague,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
afterAll(() => network.close());

const holds = (who: Person, team: string) =>
  network.as(who, ({ keyring }) => Promise.resolve(keyring.of(team) !== null));

type House = {
  readonly head: Person;
  readonly holder: Person;
  readonly person: Person;
  readonly custodians: readonly Person[];
  readonly team: string;
};

/** A house where `person` works in a team, with a second holder or without, with custodians or without. */
async function house({ second, guarded }: { second: boolean; guarded: boolean }): Promise<House> {
  const head = await network.found('Maison Modèle');
  const [holder, person] = [await network.colleague(head), await network.colleague(head)];
  const custodians = guarded ? [await network.colleague(head), await network.colleague(head)] : [];
  const team = await newHouseTeam(head, person);
  if (second) await give(person, holder, team);
  if (guarded) {
    const appointed = await network.as(head, ({ tx, ...acting }) =>
      appointCustodians(tx, acting, [head.account, ...custodians.map(({ account }) => account)]),
    );
    if (!appointed.ok) throw new Error(appointed.refusal);
    // What the head does not hold is sealed to the recovery key when one of its holders is there.
    await network.as(person, ({ tx, keyring }) => keepRecoverable(tx, keyring));
  }
  return { head, holder, person, custodians, team };
}

async function newHouseTeam(head: Person, keeper: Person): Promise<string> {
  const founded = await network.as(head, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Suivi', side: 'victims', keeper: keeper.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
}

const give = (by: Person, to: Person, team: string) =>
  network.as(by, ({ tx, ...acting }) =>
    grantTeam(tx, acting, { account: to.account, team, roles: ['keyHolder'] }),
  );

/** A new link from who runs the house, a new empty key pair, and in again. */
async function startAgain({ head, person }: House): Promise<Person> {
  const reset = await network.as(head, ({ tx, ...acting }) => resetColleague(tx, acting, person.account));
  if (!reset.ok) throw new Error(reset.refusal);
  const joined = await joinOrganisation(network.staff, {
    link: reset.link,
    mail: person.mail,
    passphrase: bytes('une phrase toute nouvelle'),
    network: NETWORK,
  });
  if (!joined.ok) throw new Error(joined.refusal);
  await network.letIn(head, person.account);
  return { ...person, token: joined.token };
}

async function throughCustodians({ custodians }: House, person: Person): Promise<void> {
  const asked = await network.as(person, ({ tx, worker }) => askRecovery(tx, worker));
  if (!asked.ok) return;
  for (const custodian of custodians)
    await network.as(custodian, ({ tx, worker }) => approveRecovery(tx, worker, asked.request));
  await sql`update recovery_request set opens_at = now() where id = ${asked.request}`.execute(network.owner);
  await network.as(person, ({ tx, worker }) => completeRecovery(tx, worker, asked.request));
}

/** What she can still use, and by which way her team comes back. `null`: it does not, and nobody can make it. */
const MATRIX = [true, false].flatMap((password) =>
  [true, false].flatMap((code) =>
    [true, false].flatMap((second) =>
      [true, false].map((guarded) => ({
        password,
        code,
        second,
        guarded,
        by: password ? 'password' : code ? 'code' : second ? 'colleague' : guarded ? 'custodians' : null,
      })),
    ),
  ),
);

async function wayBack(
  built: House,
  { password, code, printed }: { password: boolean; code: boolean; printed: string },
): Promise<string | null> {
  const { person, holder, team } = built;
  if (password) {
    const attempt = { mail: person.mail, passphrase: bytes(person.passphrase), code: '' };
    const entered = await signIn(network.staff, { ...attempt, network: NETWORK, now: new Date() });
    if (entered.ok && (await holds({ ...person, token: entered.token }, team))) return 'password';
  }
  if (code) {
    const entered = await signInWithRecovery(network.staff, {
      mail: person.mail,
      code: printed,
      network: NETWORK,
    });
    if (entered.ok && (await holds({ ...person, token: entered.token }, team))) return 'code';
  }
  const again = await startAgain(built);
  if (await holds(again, team)) return 'nobody had to do anything';
  if (await network.as(holder, ({ keyring }) => Promise.resolve(keyring.of(team)))) {
    await give(holder, again, team);
    if (await holds(again, team)) return 'colleague';
  }
  await throughCustodians(built, again);
  return (await holds(again, team)) ? 'custodians' : null;
}

describe('what a person who forgot gets back, and through whom', () => {
  it.each(MATRIX)(
    'pass-phrase $password, printed code $code, second holder $second, custodians $guarded: $by',
    async ({ password, code, second, guarded, by }) => {
      const built = await house({ second, guarded });
      const printed = await network.as(built.person, ({ tx }) => renewRecovery(tx, built.person.token));

      expect(await wayBack(built, { password, code, printed: printed ?? '' })).toBe(by);
    },
    120_000,
  );

  it('who runs the platform opens nothing in any of them: the owner of the database holds no key', async () => {
    const built = await house({ second: false, guarded: true });
    const { rows } = await sql<{ sealed: Buffer }>`select sealed from recovery_share
      union all select sealed from recovery_team_key union all select sealed from team_key`.execute(
      network.owner,
    );

    expect(rows.length).toBeGreaterThan(3);
    expect(await holds(built.head, built.team)).toBe(false);
  });
});

describe('a new link from a colleague', () => {
  const relyingParty = { id: 'relais.example', origin: 'https://relais.example' };
  const asking = () => ({ challenge: newChallenge(), rp: relyingParty.id, origin: relyingParty.origin });

  it('leaves nothing of the second factors: the passkey of before opens nothing, nothing is asked', async () => {
    const built = await house({ second: false, guarded: false });
    const key = new SoftwareKey();
    const made = asking();
    await network.as(built.person, ({ tx, worker }) =>
      addPasskey(tx, worker, {
        response: key.make(made),
        challenge: made.challenge,
        relyingParty,
        name: 'clé perdue',
        day: '2026-11-22',
      }),
    );
    const used = asking();
    const enter = (passphrase: string, withKey: boolean) =>
      signIn(network.staff, {
        mail: built.person.mail,
        passphrase: bytes(passphrase),
        code: '',
        passkey: withKey ? { response: key.use(used), challenge: used.challenge, relyingParty } : null,
        network: NETWORK,
        now: new Date(),
      });
    expect(await enter(built.person.passphrase, false)).toMatchObject({ ok: false });
    expect(await enter(built.person.passphrase, true)).toMatchObject({ ok: true });
    const person = await startAgain(built);

    expect(await enter('une phrase toute nouvelle', true)).toMatchObject({ ok: false });
    expect(await enter('une phrase toute nouvelle', false)).toMatchObject({ ok: true });
    const security = await network.as(person, ({ tx, worker }) => findSecurity(tx, worker));
    expect(security.passkeys).toEqual([]);
  });
});

describe('custodians give back a team only together, and only after a day that everybody sees', () => {
  let built: House;
  let again: Person;
  let request: string;
  beforeAll(async () => {
    built = await house({ second: false, guarded: true });
    again = await startAgain(built);
    const asked = await network.as(again, ({ tx, worker }) => askRecovery(tx, worker));
    if (!asked.ok) throw new Error(asked.refusal);
    request = asked.request;
  }, 120_000);
  const complete = () => network.as(again, ({ tx, worker }) => completeRecovery(tx, worker, request));
  const approve = (by: Person) => network.as(by, ({ tx, worker }) => approveRecovery(tx, worker, request));

  it('one alone opens nothing, nor does somebody without a share', async () => {
    const [first] = built.custodians;
    if (!first) throw new Error('no custodian');
    expect(await approve(first)).toEqual({ ok: true });
    expect(await approve(built.holder)).toEqual({ ok: false, refusal: 'notFound' });
    expect(await complete()).toEqual({ ok: false, refusal: 'tooFew' });
  });

  it('two open nothing before the day is over, and every colleague sees it coming', async () => {
    expect(await approve(built.head)).toEqual({ ok: true });
    const seen = await network.as(built.holder, ({ tx, worker }) => listRecoveries(tx, worker));

    expect(seen).toMatchObject([{ id: request, account: again.account, mayApprove: false }]);
    expect(await complete()).toEqual({ ok: false, refusal: 'tooFew' });
  });

  it('after it, she holds the teams she belongs to and no other', async () => {
    const elsewhere = await newHouseTeam(built.head, built.holder);
    await sql`update recovery_request set opens_at = now() where id = ${request}`.execute(network.owner);
    expect(await complete()).toMatchObject({ ok: true });

    expect([await holds(again, built.team), await holds(again, elsewhere)]).toEqual([true, false]);
    const teams = await network.as(again, ({ tx, keyring }) => listTeams(tx, keyring, ''));
    expect(teams.find(({ kind }) => kind === 'administration')?.mine).toBe(false);
  });
});
