import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameKey } from '../../tests/support/sealing.ts';
import { Key, joinShares, splitKey } from './index.ts';

const key = Key.random();

/** Every choice of so many among these. */
function choices<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, n) => choices(items.slice(n + 1), size - 1).map((rest) => [item, ...rest]));
}
const joinedAll = (sets: readonly Uint8Array[][]) => Promise.all(sets.map((set) => joinShares(set)));

describe('custodians open together what none opens alone', () => {
  it.each([
    [2, 2],
    [3, 2],
    [5, 3],
    [5, 5],
  ])('of %i, any %i give the key, in any order, and so do all', async (n, k) => {
    const shares = await splitKey(key, n, k);
    const keys = await joinedAll([...choices(shares, k), ...choices([...shares].reverse(), k), [...shares]]);

    expect(shares).toHaveLength(n);
    expect(keys.filter((found) => !isSameKey(found, key))).toEqual([]);
  });

  it('one fewer gives nothing, nor does one share twice, nor none', async () => {
    const shares = await splitKey(key, 5, 3);
    const [one, other] = shares as [Buffer, Buffer];

    expect(new Set(await joinedAll([...choices(shares, 2), [one, one, other], [one], []]))).toEqual(
      new Set([null]),
    );
  });

  it('fewer who claim that fewer are enough get nothing either', async () => {
    const shares = await splitKey(key, 5, 3);
    const claims = shares.map((share) => (share.writeUInt8(2, 13), share));

    expect(new Set(await joinedAll(choices(claims, 2)))).toEqual(new Set([null]));
  });

  it('shares of two keys, or of two splittings of one key, do not mix', async () => {
    const [one, again, other] = [
      await splitKey(key, 3, 2),
      await splitKey(key, 3, 2),
      await splitKey(Key.random(), 3, 2),
    ];
    const mixed = one.flatMap((share) => [...again, ...other].map((foreign) => [share, foreign]));

    expect(new Set(await joinedAll(mixed))).toEqual(new Set([null]));
  });

  it('a share changed or cut anywhere gives nothing and breaks nothing', async () => {
    const [one, other] = (await splitKey(key, 3, 2)) as [Buffer, Buffer];
    await fc.assert(
      fc.asyncProperty(fc.nat(one.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const copy = Buffer.from(one);
        copy.writeUInt8((copy[at] ?? 0) ^ by, at);
        expect(
          await joinedAll([
            [copy, other],
            [one.subarray(0, at), other],
          ]),
        ).toEqual([null, null]);
      }),
      { numRuns: 500 },
    );
  });

  it('a share tells nothing of the key: the shares of one key differ each time it is split', async () => {
    const seen = await Promise.all(Array.from({ length: 200 }, () => splitKey(key, 2, 2)));
    const firstBytes = new Set(seen.map(([share]) => share?.[14]));

    expect(new Set(seen.flat().map(String)).size).toBe(400);
    expect(firstBytes.size).toBeGreaterThan(100);
  });

  it.each([
    [1, 1],
    [3, 1],
    [2, 3],
    [256, 2],
    [3, 2.5],
    [NaN, 2],
  ])('%d custodians of whom %d open is refused', async (n, k) => {
    await expect(splitKey(key, n, k)).rejects.toThrow(RangeError);
  });
});
