import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { listAcquaintances, markCompared, newIntakeKey, newTeam, ownIntake, ownRootWords } from './index.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
let house: Person;
let colleague: Person;
let other: Person;
beforeAll(async () => {
  house = await network.found('Maison qui compare');
  colleague = await network.colleague(house);
  other = await network.found('Maison comparée');
});
afterAll(() => network.close());

async function seenOf(organisation: string) {
  const all = await network.as(house, ({ tx, worker }) => listAcquaintances(tx, worker));
  const found = all.find(({ id }) => id === organisation);
  if (!found) throw new Error('not in the network');
  return found;
}

const mark = (who: Person, words: readonly string[], organisation = other.organisation) =>
  network.as(who, ({ tx, ...acting }) => markCompared(tx, acting, { organisation, words }));

describe('two houses compare six words by telephone', () => {
  it('each sees for the other the words the other sees for itself, and nobody is compared beforehand', async () => {
    const theirs = await network.as(other, ({ tx, worker }) => ownRootWords(tx, worker));
    const seen = await seenOf(other.organisation);

    expect(seen).toMatchObject({ name: 'Maison comparée', state: 'met', wordsBefore: [] });
    expect(seen.words).toEqual(theirs);
    expect(seen.words).toHaveLength(6);
  });

  it('other words than those of the key, one’s own house and one that nobody has are refused', async () => {
    const { words } = await seenOf(other.organisation);
    const own = await network.as(house, ({ tx, worker }) => ownRootWords(tx, worker));

    expect(await mark(house, own)).toEqual({ ok: false, refusal: 'otherWords' });
    expect(await mark(house, own, house.organisation)).toEqual({ ok: false, refusal: 'notFound' });
    expect(await mark(house, words, crypto.randomUUID())).toEqual({ ok: false, refusal: 'notFound' });
    expect((await seenOf(other.organisation)).state).toBe('met');
  });

  it('only who runs the house says so, her pass-phrase just given; it is written down', async () => {
    const { words } = await seenOf(other.organisation);
    expect(await mark(colleague, words)).toEqual({ ok: false, refusal: 'notHolder' });
    expect(await mark(house, words)).toEqual({ ok: true });

    const { state, comparedOn } = await seenOf(other.organisation);
    expect([state, comparedOn]).toEqual(['compared', expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)]);
    const { rows } = await sql<{ action: string }>`select action from audit_entry
      where organisation_id = ${house.organisation} and object_id = ${other.organisation}`.execute(
      network.owner,
    );
    expect(rows).toEqual([{ action: 'wordsCompared' }]);
  });

  it('a key that changed since shows both series of words, and cannot be marked as compared', async () => {
    const before = await seenOf(other.organisation);
    await sql`update organisation set root_public_key = sha256('another')
      where id = ${other.organisation}`.execute(network.owner);
    const after = await seenOf(other.organisation);

    expect([before.state, before.wordsBefore]).toEqual(['compared', []]);
    expect(after.state).toBe('changed');
    expect(after.wordsBefore).toEqual(before.words);
    expect(after.words).not.toEqual(before.words);
    expect(await mark(house, after.words)).toEqual({ ok: false, refusal: 'otherWords' });
    expect(await mark(house, before.words)).toEqual({ ok: false, refusal: 'otherWords' });
  });

  it('without her pass-phrase, nobody marks anything', async () => {
    const third = await network.found('Troisième maison');
    const { words } = await seenOf(third.organisation);
    await sql`update sec.session set stepped_up_until = null where account_id = ${house.account}`.execute(
      network.owner,
    );

    expect(await mark(house, words, third.organisation)).toEqual({ ok: false, refusal: 'stepUp' });
  });
});

describe('the intake key of a team, as the network reads it', () => {
  it('is none, then signed, then the next; one swapped in the database is told', async () => {
    const head = await network.found('Maison qui reçoit');
    const founded = await network.as(head, ({ tx, ...acting }) =>
      newTeam(tx, acting, { label: 'Accueil', side: 'victims', keeper: head.account }),
    );
    if (!founded.ok) throw new Error(founded.refusal);
    const state = () => network.as(head, ({ tx, worker }) => ownIntake(tx, worker, founded.team));
    const renew = () => network.as(head, ({ tx, ...acting }) => newIntakeKey(tx, acting, founded.team));

    expect(await state()).toBe('none');
    await renew();
    expect(await state()).toHaveProperty('since');
    expect(await renew()).toEqual({ ok: true, generation: 2 });
    expect(await state()).toHaveProperty('since');
    await sql`update key_log set seal_public_key = sha256('another') where kind = 'intake'
      and generation = 2 and subject_id = ${founded.team}`.execute(network.owner);
    expect(await state()).toBe('swapped');
  });
});
