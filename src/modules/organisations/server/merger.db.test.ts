import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { unwrap } from '#sealing/index.ts';
import {
  agree,
  aHouse,
  move,
  moveAll,
  readFiles,
  writeFiles,
  type House,
} from '../../../../tests/support/takeover.ts';
import { Network, type Person } from '../../../../tests/support/network.ts';
import { openDatabase } from '#platform/database.ts';
import { sealFiles, takeFiles } from './index.ts';

const FILES = 1_000;
const DIVIDED = 400;
/** At how many moments of each part PostgreSQL cuts the connection off. */
const CUTS = 4;
const LONG = 300_000;

const network = new Network({ ownerUrl: inject('ownerUrl'), staffUrl: inject('staffUrl') });
const superuser = openDatabase<unknown>(inject('superuserUrl'), 1);
let [first, second, merged, divided, third]: House[] = [];
let ofFirst: Map<string, string>;
let ofSecond: Map<string, string>;
let all: Map<string, string>;
beforeAll(async () => {
  first = await aHouse(network, 'Maison première');
  second = await aHouse(network, 'Maison deuxième');
  merged = await aHouse(network, 'Maison réunie');
  divided = await aHouse(network, 'Maison détachée');
  third = await aHouse(network, 'Maison tierce');
  const notes = (of: string) =>
    Array.from({ length: FILES }, (_, n) => `note ${n} de ${of} : été, œuvre, ${'x'.repeat(n % 300)}`);
  ofFirst = await writeFiles(network, first, notes('la première'));
  ofSecond = await writeFiles(network, second, notes('la deuxième'));
  all = new Map([...ofFirst, ...ofSecond]);
}, LONG);
afterAll(async () => {
  await superuser.destroy();
  await network.close();
});

const house = (which: House | undefined): House => {
  if (!which) throw new Error('founded in the beginning');
  return which;
};

type Count = { houses: number; keys: number; own: number; seals: number };

/** How many files there are, in how many houses; keys of theirs in the house they are in, and anywhere; seals on the way. */
async function count(ids: Iterable<string>): Promise<Count & { files: number; keysAnywhere: number }> {
  const wanted = [...ids];
  const { rows } = await sql<Count & { files: number; keysAnywhere: number }>`select
    (select count(*)::int from file where id = any(${wanted}::uuid[])) as files,
    (select count(distinct organisation_id)::int from file where id = any(${wanted}::uuid[])) as houses,
    (select count(*)::int from file f join file_key k on k.organisation_id = f.organisation_id and k.file_id = f.id
      and k.team_id = f.team_id where f.id = any(${wanted}::uuid[])) as keys,
    (select count(*)::int from file_key where file_id = any(${wanted}::uuid[])) as "keysAnywhere",
    (select count(*)::int from file_record where file_id = any(${wanted}::uuid[])) as own,
    (select count(*)::int from takeover_file where file_id = any(${wanted}::uuid[])) as seals`.execute(
    network.owner,
  );
  if (!rows[0]) throw new Error('a count has a row');
  return rows[0];
}

/** One batch, during which PostgreSQL ends the connection after so many milliseconds. True when it was cut short. */
async function cutShort(
  who: Person,
  act: typeof sealFiles,
  { takeover, after }: { takeover: string; after: number },
): Promise<boolean> {
  try {
    await network.as(who, async ({ tx, ...acting }) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      const cut = new Promise((done) => setTimeout(done, after)).then(() =>
        sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(superuser),
      );
      const moved = await act(tx, acting, { takeover });
      await cut;
      return moved;
    });
    return false;
  } catch {
    return true;
  }
}

/** Every file of one house in another's, each part cut short at several moments, a batch done after each. */
async function handOver(
  from: House,
  to: House,
  files: 'all' | readonly string[],
  ids: readonly string[],
): Promise<number> {
  const takeover = await agree(network, { from, to, files });
  let cuts = 0;
  const parts = [
    { what: 'seal', who: from.second, act: sealFiles },
    { what: 'take', who: to.second, act: takeFiles },
  ] as const;
  for (const { what, who, act } of parts) {
    for (let n = 0; n < CUTS; n += 1) {
      if (await cutShort(who, act, { takeover, after: randomInt(0, 400) })) cuts += 1;
      await move(network, who, { what, takeover });
      expect(await count(ids)).toMatchObject({
        files: ids.length,
        keys: ids.length,
        keysAnywhere: ids.length,
        own: ids.length,
      });
    }
    await moveAll(network, who, { what, takeover });
  }
  return cuts;
}

describe('a merger and a division lose nothing and leave nothing behind', () => {
  it(
    'before it, each house opens its thousand files, and those of no other',
    async () => {
      expect(await readFiles(network, house(first).head, all.keys())).toEqual(ofFirst);
      expect(await readFiles(network, house(second).head, all.keys())).toEqual(ofSecond);
      expect((await readFiles(network, house(third).head, all.keys())).size).toBe(0);
    },
    LONG,
  );

  it(
    'merged, cut short and begun again: every file opens in the new house, byte for byte',
    async () => {
      const cuts = [
        await handOver(house(first), house(merged), 'all', [...ofFirst.keys()]),
        await handOver(house(second), house(merged), 'all', [...ofSecond.keys()]),
      ];

      expect(Math.min(...cuts)).toBeGreaterThan(0);
      expect(await readFiles(network, house(merged).second, all.keys())).toEqual(all);
      expect(await count(all.keys())).toEqual({
        ...{ files: all.size, houses: 1, keys: all.size, keysAnywhere: all.size, own: all.size, seals: 0 },
      });
    },
    LONG,
  );

  it(
    'former members and a third house open none, with the keys they hold and the rows as they are now',
    async () => {
      const { rows } = await sql<{ file: string; origin: string; wrapped: Buffer }>`
      select f.id as file, f.origin_id as origin, k.wrapped from file f join file_key k on k.file_id = f.id
      where f.id = any(${[...all.keys()]}::uuid[])`.execute(network.owner);
      const opens = ({ head, team }: House) =>
        network.as(head, ({ keyring }) => {
          const under = keyring.of(team)?.key;
          const opened = rows.filter(({ file, origin, wrapped }) => {
            const about = { table: 'file_key', column: 'wrapped', row: file, origin, file };
            const key = under ? unwrap(under, wrapped, about) : null;
            key?.zero();
            return key !== null;
          });
          return Promise.resolve(opened.length);
        });

      for (const former of [first, second, third]) {
        expect((await readFiles(network, house(former).head, all.keys())).size).toBe(0);
        expect(await opens(house(former))).toBe(0);
      }
      expect(await opens(house(merged))).toBe(all.size);
    },
    LONG,
  );

  it(
    'divided by a list: those go, byte for byte, the others stay',
    async () => {
      const ids = [...all.keys()].filter((_, n) => n % 5 === 0).slice(0, DIVIDED);
      await handOver(house(merged), house(divided), ids, ids);
      const given = new Map(ids.map((id) => [id, all.get(id)]));
      const kept = new Map([...all].filter(([id]) => !given.has(id)));

      expect(given.size).toBe(DIVIDED);
      expect(await readFiles(network, house(divided).second, all.keys())).toEqual(given);
      expect(await readFiles(network, house(merged).second, all.keys())).toEqual(kept);
      expect(await count(all.keys())).toMatchObject({
        files: all.size,
        houses: 2,
        keysAnywhere: all.size,
        seals: 0,
      });
    },
    LONG,
  );
});
