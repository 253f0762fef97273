import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place } from '../../tests/support/sealing.ts';
import { Identity, Key, open, openFor, openKeyFor, seal, sealKeyTo, sealTo, unwrap, wrap } from './index.ts';

const RUNS = 1000;
const CHANGES = 100;
const key = Key.random();
const identity = Identity.fromSeed(key);
const { seal: recipient } = identity.publicKeys;
const about = place();
const plain = Buffer.from('Il a trouvé mon téléphone.');

/** Something that was sealed, and whether some bytes open in its place: an honest one first, then the changed ones. */
type Target = { readonly sealed: Buffer; readonly opens: (bytes: Uint8Array) => unknown };
const targets: readonly (readonly [string, Target, number])[] = [
  ['a record', { sealed: seal(key, plain, about), opens: (bytes) => open(key, bytes, about) }, CHANGES],
  ['a wrapped key', { sealed: wrap(key, key, about), opens: (bytes) => unwrap(key, bytes, about) }, CHANGES],
  [
    'a text for somebody',
    { sealed: sealTo(recipient, plain, about), opens: (bytes) => openFor(identity, bytes, about) },
    20,
  ],
  [
    'a key for somebody',
    { sealed: sealKeyTo(recipient, key, about), opens: (bytes) => openKeyFor(identity, bytes, about) },
    20,
  ],
];

type Change = (bytes: Buffer, at: number, value: number) => Buffer;
const changes: readonly Change[] = [
  (bytes, at, value) => (bytes.writeUInt8((bytes[at] ?? 0) ^ (1 + (value % 255)), at), bytes),
  (bytes, at) => (bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << (at % 8)), at), bytes),
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at) => bytes.subarray(at + 1),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
  (bytes, at, value) => Buffer.concat([bytes.subarray(0, at), Buffer.of(value), bytes.subarray(at)]),
  (bytes, at, value) => Buffer.concat([bytes, Buffer.alloc(at + 1, value)]),
  (bytes, _, value) => (bytes.writeUInt8(value === 1 ? 2 : value, 3), bytes),
  (bytes, at) => (bytes.writeUInt8(((bytes[4] ?? 0) + 1 + (at % 255)) % 256, 4), bytes),
  (bytes, at, value) => Buffer.alloc(at, value),
  (bytes, at) =>
    Buffer.concat([
      bytes.subarray(0, 13),
      bytes.subarray(13 + (at % 200)),
      bytes.subarray(13, 13 + (at % 200)),
    ]),
];

/** As many changed copies as asked, from one number; a change that changed nothing (a rotation by zero) is left out. */
function changed(sealed: Buffer, seed: number, count: number): Buffer[] {
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
  const copies = Array.from({ length: count }, () => {
    const change = changes[next() % changes.length];
    return change ? change(Buffer.from(sealed), next() % sealed.length, next() % 256) : sealed;
  });
  return copies.filter((copy) => !copy.equals(sealed));
}

describe('what somebody changed does not open, and breaks nothing', () => {
  it.each(targets)(
    '%s, changed, cut, lengthened, relabelled or invented: the answer is null, the same for all',
    (_, { sealed, opens }, count) => {
      let tried = 0;
      const honest = opens(sealed);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
          const copies = changed(sealed, seed, count);
          tried += copies.length;
          if (!copies.every((copy) => opens(copy) === null)) expect.fail('a changed envelope opened');
        }),
        { numRuns: RUNS },
      );
      expect(honest).not.toBeNull();
      expect(tried).toBeGreaterThan(RUNS * count * 0.95);
    },
    60_000,
  );

  it.each(targets)('%s: every single bit counts', (_, { sealed, opens }) => {
    const flipped = Array.from({ length: sealed.length * 8 }, (_, bit) => {
      const copy = Buffer.from(sealed);
      copy.writeUInt8((copy[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      return copy;
    });

    expect(flipped.filter((copy) => opens(copy) !== null)).toEqual([]);
  });

  it.each(targets)('%s: every length but its own', (_, { sealed, opens }) => {
    const cut = Array.from({ length: sealed.length }, (_, length) => sealed.subarray(0, length));

    expect(cut.filter((copy) => opens(copy) !== null)).toEqual([]);
  });

  it('no kind opens as another', () => {
    const opened = targets.map(([, { opens }]) => targets.map(([, { sealed }]) => opens(sealed) !== null));

    expect(opened).toEqual(targets.map((_, one) => targets.map((_, other) => one === other)));
  });
});
