import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { sql, type RawBuilder } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { newFolder } from '../../tests/support/folder.ts';
import { Network, type Person } from '../../tests/support/network.ts';
import { openDatabase } from './database.ts';
import { keepForgetting, sweep } from './retention.ts';

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const jobs = openDatabase<unknown>(inject('jobsUrl'), 2);
const folder = newFolder();
let house: Person;
beforeAll(async () => {
  house = await network.found('Maison Modèle');
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await network.close();
  await jobs.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const rowsOf = async (who: Person): Promise<number> => {
  const { rows } = await sql`select from sec.session where account_id = ${who.account}`.execute(
    network.owner,
  );
  return rows.length;
};
const ended = (who: Person, then: RawBuilder<unknown>) =>
  sql`update sec.session set ${then} where account_id = ${who.account}`.execute(network.owner);

describe('what is over leaves no row', () => {
  it.each([
    { over: 'idle', then: sql`idle_until = now()` },
    { over: 'ten hours old', then: sql`ends_at = now()` },
  ])('a session that is $over goes, and one that is not stays', async ({ then }) => {
    const [gone, stays] = [await network.colleague(house), await network.colleague(house)];
    await ended(gone, then);
    const before = await rowsOf(gone);
    await sweep(jobs);

    expect(before).toBe(1);
    expect([await rowsOf(gone), await rowsOf(stays)]).toEqual([0, 1]);
    expect(await network.isIn(stays)).toBe(true);
  });

  it('a link past its time goes, and one that still serves stays', async () => {
    const [old, fresh] = [randomBytes(32), randomBytes(32)];
    await sql`insert into sec.invitation (id, purpose, expires_at)
      values (${old}, 'found', now()), (${fresh}, 'found', now() + interval '1 minute')`.execute(
      network.owner,
    );
    await sweep(jobs);

    const { rows } = await sql<{ id: Buffer }>`
      select id from sec.invitation where id in (${old}, ${fresh})`.execute(network.owner);
    expect(rows.map(({ id }) => id.equals(fresh))).toEqual([true]);
  });

  it('within a minute, though an erasure that was begun before takes its time', async () => {
    const gone = await network.colleague(house);
    await ended(gone, sql`idle_until = now()`);
    const { promise: aLongErasure, resolve: isOver } = Promise.withResolvers<void>();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stop = keepForgetting(jobs, folder, () => aLongErasure);
    const before = await rowsOf(gone);

    vi.advanceTimersByTime(60_000);
    await vi.waitUntil(async () => (await rowsOf(gone)) === 0, { timeout: 30_000 });
    isOver();
    await stop();

    expect(before).toBe(1);
    expect(await rowsOf(gone)).toBe(0);
  });
});
