import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PLAIN_BYTES, bucketOf, pad, unpad } from './padding.ts';

const KIB = 1024;
const BESIDE = 16;

describe('a size tells no more than its bucket', () => {
  it.each([
    [0, 256],
    [256, 256],
    [257, KIB],
    [KIB, KIB],
    [KIB + 1, 4 * KIB],
    [4 * KIB + 1, 16 * KIB],
    [16 * KIB, 16 * KIB],
    [16 * KIB + 1, 32 * KIB],
    [33 * KIB, 48 * KIB],
    [500 * KIB, 512 * KIB],
    [512 * KIB + 1, 544 * KIB],
    [20_000_000, 19 * KIB * KIB + KIB * KIB],
  ])('%i bytes lie in %i', (size, bucket) => {
    expect(bucketOf(size)).toBe(bucket);
  });

  it('beyond 16 KiB it adds less than 16 KiB, or 7 % of a large one; a bucket is its own bucket', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16 * KIB, max: 2 ** 40 }), (size) => {
        const bucket = bucketOf(size);
        expect(bucket).toBeGreaterThanOrEqual(size);
        expect(bucket - size).toBeLessThan(Math.max(16 * KIB, size * 0.07));
        expect(bucketOf(bucket)).toBe(bucket);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('padding comes off as it was put on', () => {
  it('every text comes back, and what it lies in is full', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (plain) => {
        const padded = pad(plain, BESIDE);
        expect(padded.length + BESIDE).toBe(bucketOf(plain.length + 4 + BESIDE));
        expect(unpad(padded, BESIDE)).toEqual(Buffer.from(plain));
      }),
    );
  });

  it.each<[string, (padded: Buffer) => Buffer]>([
    ['a length beyond the end', (padded) => (padded.writeUInt32BE(0xffffffff), padded)],
    ['a length that leaves something behind', (padded) => (padded.writeUInt32BE(3), padded)],
    ['a bucket too large', (padded) => Buffer.concat([padded, Buffer.alloc(KIB - 256)])],
    ['something in the zeros', (padded) => (padded.writeUInt8(1, 200), padded)],
    ['something in the last zero', (padded) => (padded.writeUInt8(1, 239), padded)],
    ['nothing at all', () => Buffer.alloc(0)],
  ])('%s is not ours', (_, change) => {
    expect(unpad(change(pad(Buffer.from('léa m'), BESIDE)), BESIDE)).toBeNull();
  });

  it('more than 16 MiB is a file', () => {
    expect(() => pad(new Uint8Array(MAX_PLAIN_BYTES + 1), BESIDE)).toThrow('seal it as a file');
  });
});
