import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameKey } from '../../tests/support/sealing.ts';
import { Key, derive, sameTag, tag } from './index.ts';

const key = Key.random();

describe('each purpose has a key of its own', () => {
  it('the same key, purpose and id give the same key again', () => {
    expect(isSameKey(derive(key, 'record', '6f1c'), derive(key, 'record', '6f1c'))).toBe(true);
  });

  it.each<[string, Key]>([
    ['another purpose', derive(key, 'file', '6f1c')],
    ['another id', derive(key, 'record', '6f1d')],
    ['no id', derive(key, 'record')],
    ['another key', derive(Key.random(), 'record', '6f1c')],
    ['the key itself', key],
  ])('%s gives another', (_, other) => {
    expect(isSameKey(derive(key, 'record', '6f1c'), other)).toBe(false);
  });

  it('moving a letter from the purpose to the id gives another', () => {
    expect(isSameKey(derive(key, 'record a', 'b'), derive(key, 'record', 'a b'))).toBe(false);
  });

  it.each(['', 'Record', 'a\nb', 'é', 'a'.repeat(65)])('%j is no purpose', (purpose) => {
    expect(() => derive(key, purpose)).toThrow('purpose');
    expect(() => tag(key, purpose, '')).toThrow('purpose');
  });

  it.each(['', 'a\nb', '\ud83d'])('%j is no id', (id) => {
    expect(() => derive(key, 'record', id)).toThrow('not an id');
  });
});

describe('a tag finds a thing again without telling it', () => {
  it('one text has one tag under one key and purpose, and another under any other', () => {
    const login = tag(key, 'login', 'léa');

    expect(login).toHaveLength(32);
    expect(sameTag(login, tag(key, 'login', 'léa'))).toBe(true);
    expect(sameTag(login, tag(key, 'login', 'lea'))).toBe(false);
    expect(sameTag(login, tag(key, 'network', 'léa'))).toBe(false);
    expect(sameTag(login, tag(Key.random(), 'login', 'léa'))).toBe(false);
  });

  it('texts that differ never share one', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const found = tag(key, 'login', text).toString('hex');
        expect(seen.get(found) ?? text).toBe(text);
        seen.set(found, text);
      }),
      { numRuns: 2000 },
    );
  });

  it('half a character is refused: two of them would share one', () => {
    expect(() => tag(key, 'login', 'a\ud83d')).toThrow('not a text');
  });

  it('tags of other lengths are other tags', () => {
    expect(sameTag(Buffer.alloc(32), Buffer.alloc(31))).toBe(false);
    expect(sameTag(Buffer.alloc(0), Buffer.alloc(0))).toBe(true);
  });
});
