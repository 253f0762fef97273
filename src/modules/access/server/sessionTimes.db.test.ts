import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Network, type Person } from '../../../../tests/support/network.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
let house: Person;
beforeAll(async () => {
  house = await network.found('Maison Modèle');
});
afterAll(() => network.close());

const [SECOND, MINUTE, HOUR] = [1, 60, 3_600];
const IDLE = 15 * MINUTE;
const WHOLE = 10 * HOUR;
const AROUND = 10 * SECOND;

/** As so many seconds do: her whole session lies that much further back. */
const later = ({ account }: Person, seconds: number) =>
  sql`update sec.session set begun_at = begun_at - s.i, idle_until = idle_until - s.i, ends_at = ends_at - s.i
    from (select make_interval(secs => ${seconds}::integer) as i) s where account_id = ${account}`.execute(
    network.owner,
  );

/** Moved to where it is exactly so old, however long the steps before took. */
const aged = async (who: Person, seconds: number): Promise<void> => {
  const { rows } = await sql<{ age: number }>`select extract(epoch from now() - begun_at)::integer as age
    from sec.session where account_id = ${who.account}`.execute(network.owner);
  await later(who, seconds - (rows[0]?.age ?? 0));
};

describe('a session that nobody uses', () => {
  it('is open ten seconds before a quarter of an hour, and over ten seconds after', async () => {
    const [before, after] = [await network.colleague(house), await network.colleague(house)];
    await later(before, IDLE - AROUND);
    await later(after, IDLE + AROUND);

    expect([await network.isIn(before), await network.isIn(after)]).toEqual([true, false]);
  });

  it('begins its quarter of an hour again at each gesture', async () => {
    const who = await network.colleague(house);
    const open: boolean[] = [];
    for (const waits of [IDLE - AROUND, IDLE - AROUND, IDLE - AROUND, IDLE + AROUND]) {
      await later(who, waits);
      open.push(await network.isIn(who));
    }

    expect(open).toEqual([true, true, true, false]);
  });
});

describe('a session that is used all day', () => {
  it('is open ten seconds before ten hours, and over ten seconds after', async () => {
    const who = await network.colleague(house);
    for (let age = 14 * MINUTE; age < WHOLE - AROUND; age += 14 * MINUTE) {
      await aged(who, age);
      expect(await network.isIn(who)).toBe(true);
    }
    await aged(who, WHOLE - AROUND);
    const before = await network.isIn(who);
    await aged(who, WHOLE + AROUND);

    expect([before, await network.isIn(who)]).toEqual([true, false]);
  });
});
