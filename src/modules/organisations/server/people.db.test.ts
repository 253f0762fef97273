import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bytes, Network, NETWORK, type Person } from '../../../../tests/support/network.ts';
import {
  foundOrganisation,
  grantTeam,
  inviteColleague,
  listMembers,
  listTeams,
  newTeam,
  ownWords,
  putOut,
  revokeTeam,
  wordsToCompare,
} from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const TODAY = new Date().toISOString().slice(0, 10);
let house: Person;
let colleague: Person;
beforeAll(async () => {
  house = await network.found('Maison Modèle');
  colleague = await network.colleague(house);
});
afterAll(() => network.close());

const teamOf = async (side: 'victims' | 'perpetrators', keeper = house): Promise<string> => {
  const founded = await network.as(house, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: `Équipe ${side}`, side, keeper: keeper.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  return founded.team;
};
const give = (by: Person, to: Person, team: string) =>
  network.as(by, ({ tx, ...acting }) =>
    grantTeam(tx, acting, { account: to.account, team, roles: ['caseworker'] }),
  );
const holds = (who: Person, team: string) =>
  network.as(who, ({ keyring }) => Promise.resolve(keyring.of(team)?.epoch ?? null));

describe('an organisation is founded', () => {
  it('with the whole house and its administration, both held by who founded it', async () => {
    const teams = await network.as(house, ({ tx, keyring }) => listTeams(tx, keyring, TODAY));

    expect(teams.map(({ kind, mine }) => ({ kind, mine }))).toEqual(
      expect.arrayContaining([
        { kind: 'administration', mine: true },
        { kind: 'everyone', mine: true },
      ]),
    );
  });

  it('once for each link, and each address once in the whole network', async () => {
    const link = await network.foundingLink();
    const founding = (mail: string) =>
      foundOrganisation(network.staff, {
        link,
        name: 'Encore Modèle',
        founder: { name: 'Encore Modèle', duty: 'direction', mail },
        passphrase: bytes('une phrase inventée pour essai'),
        network: NETWORK,
      });

    expect(await founding(house.mail)).toEqual({ ok: false, refusal: 'addressTaken' });
    expect(await founding('encore@modele.example')).toMatchObject({ ok: true });
    expect(await founding('toujours@modele.example')).toEqual({ ok: false, refusal: 'linkDead' });
  });

  it('and one holder alone is told that it is too few', async () => {
    const alone = await network.found('Seule Modèle');
    const teams = await network.as(alone, ({ tx, keyring }) => listTeams(tx, keyring, TODAY));

    expect(teams.map(({ warning }) => warning)).toEqual(['tooFew', 'tooFew']);
  });
});

describe('a colleague comes in', () => {
  it('reads no name before she is let in, and all names after', async () => {
    const waiting = await network.waiting(house);
    const before = await network.as(waiting, ({ tx, keyring }) => listMembers(tx, keyring));
    await network.letIn(house, waiting.account);
    const after = await network.as(waiting, ({ tx, keyring }) => listMembers(tx, keyring));

    expect(before.every(({ profile }) => profile === null)).toBe(true);
    expect(after.filter(({ profile }) => profile !== null)).toHaveLength(after.length);
  });

  it('both telephones read the same six words, and a swapped key reads others', async () => {
    const waiting = await network.waiting(house);
    const hers = await network.as(waiting, ({ tx, worker }) => ownWords(tx, worker));
    const ours = await network.as(house, ({ tx, ...acting }) => wordsToCompare(tx, acting, waiting.account));
    const stranger = await network.as(colleague, ({ tx, worker }) => ownWords(tx, worker));

    expect(ours).toEqual(hers);
    expect(hers).toHaveLength(6);
    expect(stranger).not.toEqual(hers);
  });

  it('nobody invites who does not hold the administration', async () => {
    const profile = { name: 'Personne Modèle', duty: 'suivi', mail: 'personne@modele.example' };
    const refused = await network.as(colleague, ({ tx, ...acting }) => inviteColleague(tx, acting, profile));

    expect(refused).toEqual({ ok: false, refusal: 'notHolder' });
  });
});

describe('a team is a compartment of keys', () => {
  it('who was not given its key does not hold it, and who was does', async () => {
    const team = await teamOf('victims');
    const before = await holds(colleague, team);
    const given = await give(house, colleague, team);

    expect(before).toBeNull();
    expect(given).toEqual({ ok: true });
    expect(await holds(colleague, team)).toBe(1);
  });

  it('only who holds the key and may give it can give it', async () => {
    const team = await teamOf('victims');
    const other = await network.colleague(house);
    await give(house, colleague, team);

    expect(await give(colleague, other, team)).toEqual({ ok: false, refusal: 'notHolder' });
    expect(await holds(other, team)).toBeNull();
  });

  it('taken back, it opens nothing of what comes after', async () => {
    const team = await teamOf('victims');
    await give(house, colleague, team);
    const taken = await network.as(house, ({ tx, ...acting }) =>
      revokeTeam(tx, acting, { account: colleague.account, team }),
    );

    expect(taken).toEqual({ ok: true });
    expect(await holds(colleague, team)).toBeNull();
    expect(await holds(house, team)).toBe(2);
  });

  it('another organisation’s team answers like one that does not exist', async () => {
    const stranger = await network.found('Autre Modèle');
    const team = await teamOf('victims');

    expect(await give(stranger, stranger, team)).toEqual({ ok: false, refusal: 'notFound' });
    expect(await give(stranger, stranger, crypto.randomUUID())).toEqual({ ok: false, refusal: 'notFound' });
  });
});

describe('who works with perpetrators never works with victims', () => {
  it.each([
    ['victims', 'perpetrators'],
    ['perpetrators', 'victims'],
  ] as const)('given %s first, %s is refused', async (first, second) => {
    const [other, firstKeeper, secondKeeper] = [
      await network.colleague(house),
      await network.colleague(house),
      await network.colleague(house),
    ];
    const hers = await teamOf(first, firstKeeper);
    const beyond = await teamOf(second, secondKeeper);

    expect(await give(firstKeeper, other, hers)).toEqual({ ok: true });
    expect(await give(secondKeeper, other, beyond)).toEqual({ ok: false, refusal: 'otherSide' });
    expect(await holds(other, beyond)).toBeNull();
  });

  it('who runs the house founds a team there, and does not hold its key', async () => {
    const keeper = await network.colleague(house);
    const theirs = await teamOf('perpetrators', keeper);

    expect(await holds(keeper, theirs)).toBe(1);
    expect(await holds(house, theirs)).toBeNull();
  });

  it('and the database itself refuses, whatever the program asks', async () => {
    const other = await network.colleague(house);
    const [theirs, ours] = [await teamOf('perpetrators', other), await teamOf('victims')];
    const seat = (team: string, side: string) => sql`
      insert into team_member (organisation_id, team_id, account_id, side, roles)
      values (${house.organisation}, ${team}, ${other.account}, ${side}, '{}')`;

    await expect(seat(ours, 'victims').execute(network.owner)).rejects.toThrow(/foreign key/);
    await expect(seat(ours, 'perpetrators').execute(network.owner)).rejects.toThrow(/foreign key/);
    await expect(
      sql`update account_side set side = 'victims' where account_id = ${other.account}`.execute(
        network.owner,
      ),
    ).rejects.toThrow(/foreign key/);
    expect(await holds(other, theirs)).toBe(1);
  });
});

describe('a colleague leaves', () => {
  it('her session is dead, and every team she held has a new key', async () => {
    const leaver = await network.colleague(house);
    const team = await teamOf('victims');
    await give(house, leaver, team);
    const before = await network.isIn(leaver);
    const out = await network.as(house, ({ tx, ...acting }) => putOut(tx, acting, leaver.account));

    expect(before).toBe(true);
    expect(out).toEqual({ ok: true });
    expect(await network.isIn(leaver)).toBe(false);
    expect(await holds(house, team)).toBe(2);
  });

  it('nobody puts herself out', async () => {
    expect(await network.as(house, ({ tx, ...acting }) => putOut(tx, acting, house.account))).toEqual({
      ok: false,
      refusal: 'notFound',
    });
  });
});
