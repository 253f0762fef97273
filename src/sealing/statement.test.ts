import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Identity, Key, statementText, verify, type Statement } from './index.ts';

const admin = Identity.fromSeed(Key.random());
const { sign: signer } = admin.publicKeys;
const statement = { purpose: 'intake key', organisation: 'org-a', epoch: 3 };
const signature = admin.sign(statement);

describe('a signature stands for one statement by one signer', () => {
  it('it holds, in whatever order the facts are told', () => {
    expect(verify(signer, statement, signature)).toBe(true);
    expect(verify(signer, { epoch: 3, organisation: 'org-a', purpose: 'intake key' }, signature)).toBe(true);
  });

  it.each<[string, Statement]>([
    ['another purpose', { ...statement, purpose: 'team key' }],
    ['another fact', { ...statement, organisation: 'org-b' }],
    ['a number told as a text', { ...statement, epoch: '3' }],
    ['one fact more', { ...statement, until: 4 }],
    ['one fact less', { purpose: 'intake key', epoch: 3 }],
    ['the purpose under another name', { purpose: 'x', was: 'intake key', organisation: 'org-a', epoch: 3 }],
    ['a statement that cannot be one', { ...statement, epoch: 0.5 }],
  ])('not for %s', (_, other) => {
    expect(verify(signer, other, signature)).toBe(false);
  });

  it('not for another signer, nor for a key or a signature that cannot be one', () => {
    expect(verify(Identity.fromSeed(Key.random()).publicKeys.sign, statement, signature)).toBe(false);
    for (const wrong of [Buffer.alloc(0), Buffer.alloc(31), Buffer.alloc(32), Buffer.alloc(64)]) {
      expect(verify(wrong, statement, signature)).toBe(false);
      expect(verify(signer, statement, wrong)).toBe(false);
    }
  });

  it('not when one bit of it is another', () => {
    const flipped = Array.from({ length: 512 }, (_, bit) => {
      const copy = Buffer.from(signature);
      copy.writeUInt8((copy[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      return verify(signer, statement, copy);
    });

    expect(flipped).not.toContain(true);
  });

  it('an identity that was zeroed signs nothing more', () => {
    const gone = Identity.fromSeed(Key.random());
    gone.zero();

    expect(() => gone.sign(statement)).toThrow('the identity was zeroed');
  });

  it('whoever changes the public keys he was given changes nobody', () => {
    admin.publicKeys.sign.fill(0);

    expect(verify(admin.publicKeys.sign, statement, admin.sign(statement))).toBe(true);
  });
});

describe('a statement has one text', () => {
  it('names in order, nothing between, as RFC 8785 writes it', () => {
    expect(statementText({ purpose: 'é"\n\u2028/', b: -0, a: -12, B: 'x' })).toBe(
      '{"B":"x","a":-12,"b":0,"purpose":"é\\"\\n\u2028/"}',
    );
  });

  it('reads back as what was said, and statements that differ never share one', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.maxSafeInteger().map((n) => n || 0),
    );
    const facts = fc.dictionary(fc.stringMatching(/^[a-z]\w{0,5}$/), value);
    fc.assert(
      fc.property(facts, (told) => {
        const whole = { ...told, purpose: 'test' };
        expect(JSON.parse(statementText(whole))).toEqual(whole);
        expect(statementText(JSON.parse(statementText(whole)))).toBe(statementText(whole));
      }),
    );
  });

  it.each<[string, Statement]>([
    ['no purpose', { purpose: '' }],
    ['a fraction', { purpose: 'x', a: 0.5 }],
    ['a number that JSON does not keep', { purpose: 'x', a: 2 ** 53 }],
    ['no number', { purpose: 'x', a: NaN }],
    ['half a character', { purpose: 'x', a: '\ud83d' }],
    ['a name that is not ASCII', { purpose: 'x', é: 1 }],
  ])('%s is refused', (_, statement) => {
    expect(() => statementText(statement)).toThrow(TypeError);
  });
});
