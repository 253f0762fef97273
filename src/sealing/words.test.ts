import { describe, expect, it } from 'vitest';
import { Identity, Key, newPassphrase, wordsOf } from './index.ts';

describe('six words are compared by telephone', () => {
  it('the same keys have the same six words, other keys have others', () => {
    const { publicKeys } = Identity.fromSeed(Key.random());
    const words = wordsOf(publicKeys);

    expect(words).toHaveLength(6);
    expect(words.every((word) => /^\p{Ll}{5,8}$/u.test(word))).toBe(true);
    expect(wordsOf(publicKeys)).toEqual(words);
    expect(wordsOf(Identity.fromSeed(Key.random()).publicKeys)).not.toEqual(words);
  });

  it('either key swapped for another changes them', () => {
    const [own, swapped] = [0, 1].map(() => Identity.fromSeed(Key.random()).publicKeys);
    if (!own || !swapped) throw new Error('two identities');

    expect(wordsOf({ ...own, seal: swapped.seal })).not.toEqual(wordsOf(own));
    expect(wordsOf({ ...own, sign: swapped.sign })).not.toEqual(wordsOf(own));
  });
});

describe('a pass-phrase is proposed', () => {
  it('of six words that every keyboard can type, or as many as asked', () => {
    expect(newPassphrase()).toMatch(/^[a-z]{5,8}(-[a-z]{5,8}){5}$/);
    expect(newPassphrase(8).split('-')).toHaveLength(8);
  });

  it('never of fewer than five', () => {
    for (const words of [4, 0, -1, 5.5, NaN])
      expect(() => newPassphrase(words)).toThrow('five words or more');
  });

  it('a word is rarely drawn again: 6,000 draws show nearly all of the 2,048 words', () => {
    const drawn = Array.from({ length: 1000 }, () => newPassphrase().split('-')).flat();

    expect(new Set(drawn).size).toBeGreaterThan(1850);
    expect(new Set(drawn).size).toBeLessThanOrEqual(2048);
  });
});
