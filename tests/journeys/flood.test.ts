import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flood, FLOOD_RATE } from '../../bench/flood.ts';
import { memoryOf, watchPages } from '../../bench/watch.ts';
import { formLeadsTo } from '../support/pages.ts';
import { newOwner, newPostgres } from '../support/postgres.ts';
import { startRelais, type Running } from '../support/relais.ts';

// Only what holds on any machine, in a short flood; `npm run bench` measures the whole promise.
const SECONDS = 12;
const MOST_GROWTH = 150e6;

let server: Awaited<ReturnType<typeof newPostgres>>;
let relais: Running;
let owner: pg.Client;
beforeAll(async () => {
  server = await newPostgres();
  // Its own housekeeping writes too.
  const superuser = new pg.Client({ connectionString: server.ownerUrl });
  await superuser.connect();
  await superuser.query('alter system set autovacuum = off');
  await superuser.query('select pg_reload_conf()');
  await superuser.end();
  const ownerUrl = await newOwner(server);
  relais = await startRelais({ DATABASE_URL: ownerUrl });
  owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await relais.stop();
  await server.stop();
});

/** PostgreSQL numbers every transaction that writes, and no other: the number it would give next. */
async function nextWriting(): Promise<number> {
  const { rows } = await owner.query<{ next: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  );
  return Number(rows[0]?.next);
}

describe('five hundred questions a second, from one neighbourhood and from many', () => {
  it('a row that is written is noticed', async () => {
    const before = await nextWriting();
    const page = await formLeadsTo(relais.address, '/s', 'j=lang%3Dfr&go=question');

    expect(await nextWriting()).toBeGreaterThan(before);
    // Read, and so removed: it must not be swept away in the middle of the flood.
    await fetch(relais.address + page);
  });

  it('each is answered or told to wait, the pages answer all along, nothing is written and memory stays', async () => {
    const pid = relais.process.pid ?? 0;
    const [writing, memory] = [await nextWriting(), memoryOf(pid)];

    const pouring = flood(relais.address, SECONDS);
    const { statuses, times } = await watchPages(relais.address, pouring);
    const { sent, answers, broken } = await pouring;

    expect(sent).toBe(FLOOD_RATE * SECONDS);
    expect(broken).toBe(0);
    expect(Object.keys(answers).toSorted()).toEqual(['200', '429']);
    expect([...statuses].toSorted()).toEqual([200, 203, 303]);
    expect(times.length).toBeGreaterThan(10);
    expect(await nextWriting()).toBe(writing);
    expect(memoryOf(pid) - memory).toBeLessThan(MOST_GROWTH);
  });
});
