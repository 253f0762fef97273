import { generateSync } from 'otplib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  changePassphrase,
  enrolTotp,
  getsMail,
  newTotp,
  renewRecovery,
  signIn,
  signInWithRecovery,
} from '#modules/access/server/index.ts';
import { askForMail, dueTo, happen } from '../../../../tests/support/mails.ts';
import { bytes, Network, NETWORK, type Person } from '../../../../tests/support/network.ts';
import {
  appointCustodians,
  approveRecovery,
  askRecovery,
  grantTeam,
  inviteColleague,
  joinOrganisation,
  listTeams,
  newTeam,
  putOut,
  resetColleague,
  revokeTeam,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const { owner } = network;
const now = new Date();
/** `head` and `second` run the house; everybody asked for mail. */
const house: Record<'head' | 'second' | 'worker' | 'other', Person> = Object.create(null);
let team = '';
beforeAll(async () => {
  house.head = await network.found('Maison Modèle');
  for (const name of ['second', 'worker', 'other'] as const) {
    house[name] = await network.colleague(house.head);
  }
  await give('head', 'second', await administration());
  team = await newHouseTeam('worker');
  for (const who of Object.values(house)) await askForMail(network, who);
}, 60_000);
afterAll(() => network.close());

type Name = keyof typeof house;

async function administration(): Promise<string> {
  const teams = await network.as(house.head, ({ tx, keyring }) => listTeams(tx, keyring, '2026-01-01'));
  return teams.find(({ kind }) => kind === 'administration')?.id ?? '';
}

async function newHouseTeam(keeper: Name): Promise<string> {
  const founded = await network.as(house.head, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Suivi', side: 'victims', keeper: house[keeper].account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
}

const give = (by: Name, to: Name, given: string) =>
  network.as(house[by], ({ tx, ...acting }) =>
    grantTeam(tx, acting, { account: house[to].account, team: given, roles: ['keyHolder'] }),
  );

/** Who is told of what is done; nothing stays due after. */
async function told(act: () => Promise<unknown>): Promise<readonly string[]> {
  await act();
  const due = (await dueTo(owner, Object.values(house))).map(({ account }) => account);
  await sql`delete from sec.mail_due where account_id = any(${due}::uuid[])`.execute(owner);
  return Object.entries(house).flatMap(([name, { account }]) => (due.includes(account) ? [name] : []));
}

async function join(link: string, mail: string): Promise<string> {
  const passphrase = bytes('une phrase toute nouvelle');
  const joined = await joinOrganisation(network.staff, { link, mail, passphrase, network: NETWORK });
  if (!joined.ok) throw new Error(joined.refusal);
  return joined.token;
}

describe('who runs the house is told', () => {
  it('that somebody waits to be let in; of an invitation nobody is', async () => {
    const profile = { name: 'Nouvelle Modèle', duty: 'suivi', mail: `n${Date.now()}@modele.example` };
    let link = '';
    const invited = await told(async () => {
      const made = await network.as(house.head, ({ tx, ...acting }) => inviteColleague(tx, acting, profile));
      if (made.ok) link = made.link;
    });

    expect(invited).toEqual([]);
    expect(await told(() => join(link, profile.mail))).toEqual(['head', 'second']);
  });
});

describe('a colleague is told', () => {
  it('that a team was given to her, and that it was taken back', async () => {
    expect(await told(() => give('worker', 'other', team))).toEqual(['other']);

    const taken = () =>
      network.as(house.worker, ({ tx, ...acting }) =>
        revokeTeam(tx, acting, { account: house.other.account, team }),
      );
    // Who took it back is the only one left who opens it.
    expect(await told(taken)).toEqual(['worker', 'other']);
  });

  it('that she alone opens a team from now on: once', async () => {
    await give('worker', 'other', team);
    await told(() => Promise.resolve());
    const leaver = house.other;

    const left = () => network.as(house.head, ({ tx, ...acting }) => putOut(tx, acting, leaver.account));
    expect(await told(left)).toEqual(['worker']);

    house.other = await network.colleague(house.head);
    await askForMail(network, house.other);
    const elsewhere = await newHouseTeam('second');
    await told(() => give('second', 'other', elsewhere));
    const taken = () =>
      network.as(house.second, ({ tx, ...acting }) =>
        revokeTeam(tx, acting, { account: house.other.account, team: elsewhere }),
      );
    expect(await told(taken)).toEqual(['second', 'other']);
  });

  it('of nothing that concerns her not', async () => {
    expect(await told(() => happen(network, house.worker, { action: 'faceRewritten' }))).toEqual([]);
  });
});

describe('what was done to one’s own account is told', () => {
  it('a new pass-phrase, codes, a code to print, and that it was used', async () => {
    const { worker } = house;
    const codes = async () => {
      const secret = newTotp();
      const typed = generateSync({ secret, epoch: now.getTime() / 1000 });
      await network.as(worker, ({ tx, worker: her }) => enrolTotp(tx, her, { secret, typed, now }));
    };
    let code = '';
    const printed = async () => {
      code = (await network.as(worker, ({ tx }) => renewRecovery(tx, worker.token))) ?? '';
    };
    const changed = () => changePassphrase(network.staff, worker.token, bytes('une phrase toute neuve'));
    const used = () => signInWithRecovery(network.staff, { mail: worker.mail, code, network: NETWORK });

    for (const act of [printed, codes, changed, used]) expect(await told(act)).toEqual(['worker']);
  });

  it('not that she signed in', async () => {
    const { mail, passphrase } = house.other;
    const entering = { mail, passphrase: bytes(passphrase), code: '', network: NETWORK, now };

    expect(await told(() => signIn(network.staff, entering))).toEqual([]);
  });

  it('a link that a colleague made for her, to her and to the others who run the house', async () => {
    const { other, head } = house;
    const reset = () => network.as(head, ({ tx, ...acting }) => resetColleague(tx, acting, other.account));

    expect(await told(reset)).toEqual(['second', 'other']);
  });
});

describe('the recovery key', () => {
  it('asked for, its custodians and the person are told; a part given, the person is', async () => {
    const { head, second, worker, other } = house;
    const accounts = [second.account, other.account];
    const appoint = () => network.as(head, ({ tx, ...acting }) => appointCustodians(tx, acting, accounts));
    expect(await told(appoint)).toEqual(['second', 'other']);

    let request = '';
    const ask = async () => {
      const asked = await network.as(worker, ({ tx, worker: her }) => askRecovery(tx, her));
      if (asked.ok) request = asked.request;
    };
    expect(await told(ask)).toEqual(['second', 'worker', 'other']);
    const approve = () => network.as(second, ({ tx, worker: her }) => approveRecovery(tx, her, request));
    expect(await told(approve)).toEqual(['worker']);
  });
});

describe('an address goes with the place it belongs to', () => {
  const kept = async ({ account }: Person): Promise<number> => {
    const { rows } = await sql`select from sec.mail_address where account_id = ${account}
      union all select from sec.mail_due where account_id = ${account}`.execute(owner);
    return rows.length;
  };

  it('who leaves gets no mail any more, not even what was about to leave', async () => {
    const leaver = await network.colleague(house.head);
    await askForMail(network, leaver);
    await happen(network, leaver);
    expect(await kept(leaver)).toBe(2);

    await network.as(house.head, ({ tx, ...acting }) => putOut(tx, acting, leaver.account));

    expect(await kept(leaver)).toBe(0);
  });

  it('whose place was made anew asks again', async () => {
    const person = await network.colleague(house.head);
    await askForMail(network, person);
    const reset = await network.as(house.head, ({ tx, ...acting }) =>
      resetColleague(tx, acting, person.account),
    );
    if (!reset.ok) throw new Error(reset.refusal);
    expect(await kept(person)).toBe(2);

    const token = await join(reset.link, person.mail);
    await network.letIn(house.head, person.account);

    expect(await kept(person)).toBe(0);
    expect(await network.as({ token }, ({ tx }) => getsMail(tx))).toBe(false);
  });
});
