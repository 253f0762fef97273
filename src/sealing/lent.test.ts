import { describe, expect, it } from 'vitest';
import { lend } from './bytes.ts';
import { derive, Key, open, readSealed, seal, unwrap, withDerived, withUnwrapped, wrap } from './index.ts';
import { place } from '../../tests/support/sealing.ts';
import { use } from './key.ts';

const bytesOf = (key: Key): string => use(key, (bytes) => bytes.toString('hex'));
const text = Buffer.from('texte inventé');
const isErased = (bytes: Uint8Array | undefined): boolean => bytes?.every((byte) => byte === 0) === true;

describe('what is lent is erased when the work returns', () => {
  it.each([1, 64, 4_096, 5_000])('%i bytes, all zeros at first', (size) => {
    const [first, kept] = lend(size, (bytes) => {
      const first = Buffer.from(bytes);
      bytes.fill(7);
      return [first, bytes];
    });

    expect(isErased(first)).toBe(true);
    expect([kept?.length, isErased(kept)]).toEqual([size, true]);
  });

  it('when the work throws too, and the next one is lent the same', () => {
    let kept: Uint8Array | undefined;
    const work = (bytes: Buffer): void => {
      kept = bytes.fill(7);
      throw new Error('interrupted');
    };

    expect(() => lend(32, work)).toThrow('interrupted');
    expect(isErased(kept)).toBe(true);
    expect(lend(32, (bytes) => bytes.byteOffset)).toBe(kept?.byteOffset);
  });

  it('who borrows while somebody else does gets other bytes', () => {
    const seen = lend(4_000, (outer) => {
      outer.fill(1);
      const inner = [32, 200].map((size) => lend(size, (bytes) => bytes.fill(2).length));
      return [inner, outer.every((byte) => byte === 1)];
    });

    expect(seen).toEqual([[32, 200], true]);
  });
});

describe('a key that is lent', () => {
  const under = Key.random();
  const key = Key.random();
  const wrapped = wrap(under, key, place());

  it('is the one that would be given', () => {
    const unwrapped = unwrap(under, wrapped, place());

    expect(withUnwrapped({ under, wrapped, about: place() }, bytesOf)).toBe(unwrapped && bytesOf(unwrapped));
    expect(withDerived(key, { purpose: 'record', id: 'x' }, bytesOf)).toBe(
      bytesOf(derive(key, 'record', 'x')),
    );
    expect(withDerived(key, { purpose: 'record' }, bytesOf)).toBe(bytesOf(derive(key, 'record')));
  });

  it('does nothing more when the work has returned', () => {
    const kept = [
      withUnwrapped({ under, wrapped, about: place() }, (lent) => lent),
      withDerived(key, { purpose: 'record' }, (lent) => lent),
    ];

    for (const lent of kept) expect(() => lent && derive(lent, 'record')).toThrow('the key was zeroed');
  });

  it('is not lent under a wrong key, at another place, or for what is not the envelope of a key', () => {
    const record = seal(under, text, place());
    const tries = [
      { under: key, wrapped, about: place() },
      { under, wrapped, about: place({ row: 'elsewhere' }) },
      { under, wrapped, about: place({ row: '' }) },
      { under, wrapped: record, about: place() },
      { under, wrapped: wrapped.subarray(1), about: place() },
    ];

    expect(tries.map((one) => withUnwrapped(one, () => 'lent'))).toEqual(tries.map(() => null));
  });
});

describe('a text that is lent', () => {
  const key = Key.random();
  const envelope = seal(key, text, place());
  const read = (plain: Buffer): string => plain.toString();

  it('is the one that would be given, and is erased after', () => {
    const kept: Buffer[] = [];
    const keep = (plain: Buffer): number => kept.push(plain);

    expect(readSealed(key, { envelope, about: place(), read })).toBe(
      open(key, envelope, place())?.toString(),
    );
    expect(readSealed(key, { envelope, about: place(), read: keep })).toBe(1);
    expect(isErased(kept[0])).toBe(true);
  });

  it('is not lent under a wrong key, at another place, or when it was changed', () => {
    const changed = Buffer.from(envelope);
    changed.writeUInt8(changed.readUInt8(50) ^ 1, 50);
    const tries = [
      readSealed(Key.random(), { envelope, about: place(), read }),
      readSealed(key, { envelope, about: place({ row: 'elsewhere' }), read }),
      readSealed(key, { envelope: changed, about: place(), read }),
      readSealed(key, { envelope: Buffer.alloc(0), about: place(), read }),
    ];

    expect(tries).toEqual([null, null, null, null]);
  });
});
