import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { Identity, Key, openKeyFor, sealKeyTo, type About } from '#sealing/index.ts';
import { grantTeam, letIn, newTeam, putOut, wordsToCompare } from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const attacker = Identity.fromSeed(Key.random());
const intruder = new pg.Client({ connectionString: inject('superuserUrl') });
let house: Person;
let stays: Person;
let leaves: Person;
let team: string;

beforeAll(async () => {
  await intruder.connect();
  house = await network.found('Maison échangée');
  stays = await network.colleague(house);
  leaves = await network.colleague(house);
  const founded = await network.as(house, ({ tx, ...acting }) =>
    newTeam(tx, acting, { label: 'Équipe', side: 'victims', keeper: house.account }),
  );
  if (!founded.ok) throw new Error(founded.refusal);
  ({ team } = founded);
  for (const { account } of [stays, leaves])
    await network.as(house, ({ tx, ...acting }) => grantTeam(tx, acting, { account, team, roles: [] }));
});
afterAll(async () => {
  await intruder.end();
  await network.close();
});

type Row = { team_id: string; epoch: number; account_id: string; sealed: Buffer };
const about = ({ team_id, epoch, account_id }: Row): About => ({
  table: 'team_key',
  column: 'sealed',
  row: `${team_id}:${epoch}:${account_id}`,
  origin: 'relais',
});

/** The keys of teams that somebody who writes in the database opens with a pair of her own. */
async function openedByIntruder(): Promise<number> {
  const { rows } = await intruder.query<Row>('select team_id, epoch, account_id, sealed from team_key');
  return rows.filter((row) => openKeyFor(attacker, row.sealed, about(row))).length;
}

describe('somebody writes her keys over those of who waits, between the six words and the door', () => {
  it('and nobody is let in; with the keys of the words, she is', async () => {
    const waiting = await network.waiting(house);
    const heard = await network.as(house, ({ tx, ...acting }) => wordsToCompare(tx, acting, waiting.account));
    const enter = () =>
      network.as(house, ({ tx, ...acting }) => letIn(tx, acting, { account: waiting.account, words: heard }));
    const keep = (seal: Buffer, sign: Buffer) =>
      intruder.query('update account set seal_public_key = $1, sign_public_key = $2 where id = $3', [
        ...[seal, sign, waiting.account],
      ]);
    const hers = await network.as(waiting, ({ worker }) => Promise.resolve(worker.identity.publicKeys));

    await keep(attacker.publicKeys.seal, attacker.publicKeys.sign);
    expect(await enter()).toEqual({ ok: false, refusal: 'otherWords' });
    await keep(hers.seal, hers.sign);
    expect(await enter()).toEqual({ ok: true });
  });
});

describe('somebody writes a public key of her own over a colleague’s, in the database', () => {
  it('and is given no key of a team at its next rotation; the others are', async () => {
    await intruder.query('update account set seal_public_key = $1, sign_public_key = $2 where id = $3', [
      ...[attacker.publicKeys.seal, attacker.publicKeys.sign],
      stays.account,
    ]);
    const done = await network.as(house, ({ tx, ...acting }) => putOut(tx, acting, leaves.account));

    expect(done).toEqual({ ok: true });
    const epoch = await network.as(house, ({ keyring }) => Promise.resolve(keyring.of(team)?.epoch));
    expect(epoch).toBe(2);
    expect(await openedByIntruder()).toBe(0);
  });

  it('and is refused when the team is granted to that colleague again', async () => {
    const granted = await network.as(house, ({ tx, ...acting }) =>
      grantTeam(tx, acting, { account: stays.account, team, roles: [] }),
    );

    expect(granted).toEqual({ ok: false, refusal: 'notWaiting' });
  });

  it('a key that was really sealed to her would have been counted', async () => {
    const row: Row = { team_id: team, epoch: 2, account_id: stays.account, sealed: Buffer.alloc(0) };
    const sealed = sealKeyTo(attacker.publicKeys.seal, Key.random(), about(row));
    await intruder.query(
      `insert into team_key (organisation_id, team_id, epoch, account_id, sealed)
       select organisation_id, id, 2, $2, $3 from team where id = $1`,
      [team, stays.account, sealed],
    );

    expect(await openedByIntruder()).toBe(1);
  });
});
