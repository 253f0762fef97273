import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER_PLACES, place } from '../../tests/support/sealing.ts';
import { SUITES, factsOf, padded, sealByHand } from '../../tests/support/sealingByHand.ts';
import { Key, open, openJson, openText, seal, sealJson, sealText, type About } from './index.ts';

const key = Key.random();
const said = 'Il a trouvé mon téléphone.';

describe('an envelope opens at its place only', () => {
  it.each(OTHER_PLACES)('moved to another %s it does not open', (_, told) => {
    expect(openText(key, sealText(key, said, place()), place(told))).toBeNull();
  });

  it('of fifty rows in two tables of two organisations, each opens where it was sealed and nowhere else', () => {
    const places = Array.from({ length: 50 }, (_, n): About => {
      return place({
        row: `${n >> 2}`,
        table: n % 2 ? 'referral' : 'file',
        origin: n & 2 ? 'org-a' : 'org-b',
      });
    });
    const envelopes = places.map((about, n) => sealText(key, `${n}`, about));

    const opened = places.flatMap((about, here) =>
      envelopes.map((envelope, from) => ({ here, from, text: openText(key, envelope, about) })),
    );

    expect(opened.filter(({ text }) => text !== null)).toEqual(
      places.map((_, n) => ({ here: n, from: n, text: `${n}` })),
    );
  });

  it('facts that run into each other are not the same place', () => {
    const envelope = sealText(key, said, place({ table: 'ab', column: 'c' }));

    expect(openText(key, envelope, place({ table: 'a', column: 'bc' }))).toBeNull();
    expect(openText(key, envelope, place({ table: 'ab', column: 'c' }))).toBe(said);
  });

  it.each(['', ' ', 'a b', 'a\nb', 'é', 'x'.repeat(201)])(
    '%j is no fact: nothing is sealed there, nothing opens',
    (row) => {
      expect(() => sealText(key, said, place({ row }))).toThrow('visible ASCII');
      expect(openText(key, sealText(key, said, place()), place({ row }))).toBeNull();
    },
  );
});

describe('an envelope opens with its key only', () => {
  it('another key opens nothing', () => {
    expect(openText(Key.random(), sealText(key, said, place()), place())).toBeNull();
  });

  it('an envelope relabelled with the id of another key does not open with it', () => {
    const other = Key.random();
    const envelope = sealText(key, said, place());
    sealText(other, said, place()).copy(envelope, 0, 0, 13);

    expect(openText(other, envelope, place())).toBeNull();
  });
});

describe('an envelope that was sealed with the key, but not as we seal, is refused', () => {
  const raw = Buffer.alloc(32, 9);
  const own = Key.take(Buffer.from(raw));
  const made = (content: Buffer, wrongCheck?: Buffer) => {
    const envelope = {
      key: raw,
      suite: SUITES.record,
      facts: factsOf(place()),
      ...(wrongCheck && { wrongCheck }),
    };
    return sealByHand(envelope, content, Buffer.alloc(24, 5));
  };

  it('as we seal it opens', () => {
    expect(openText(own, made(padded(Buffer.from(said))), place())).toBe(said);
  });

  it.each([
    ['the check of another key', made(padded(Buffer.from(said)), Buffer.alloc(16, 1))],
    ['no padding', made(Buffer.concat([Buffer.of(0, 0, 0, 2), Buffer.from('ab')]))],
    ['no length', made(Buffer.alloc(3))],
    ['no content', made(Buffer.alloc(0))],
  ])('%s', (_, envelope) => {
    expect(open(own, envelope, place())).toBeNull();
  });
});

describe('what was sealed comes back', () => {
  it('any bytes, at any place', () => {
    const fact = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
      minLength: 1,
    });
    const about = fc.record(
      { table: fact, column: fact, row: fact, origin: fact, file: fact },
      { requiredKeys: ['table', 'column', 'row', 'origin'] },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), about, (plain, where) => {
        expect(open(key, seal(key, plain, where), where)).toEqual(Buffer.from(plain));
      }),
      { numRuns: 1000 },
    );
  });

  it('any text, a byte order mark included', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('\ufeffa\0')), (text) => {
        expect(openText(key, sealText(key, text, place()), place())).toBe(text);
      }),
    );
  });

  it('half a character becomes the replacement character', () => {
    expect(openText(key, sealText(key, 'a\ud83d', place()), place())).toBe('a\ufffd');
  });

  it('any value that JSON can say; null is a value, undefined means that nothing opened', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const same: unknown = JSON.parse(JSON.stringify(value));
        expect(openJson(key, sealJson(key, value, place()), place())).toEqual(same);
      }),
    );
    expect(openJson(key, sealJson(key, null, place()), place())).toBeNull();
    expect(openJson(Key.random(), sealJson(key, null, place()), place())).toBeUndefined();
  });

  it.each([undefined, () => 1, Symbol('x')])('JSON cannot say %s: nothing is sealed', (value) => {
    expect(() => sealJson(key, value, place())).toThrow('JSON');
  });

  it('bytes that are no text, or no JSON, are not opened as such', () => {
    expect(openText(key, seal(key, Buffer.of(0xff, 0xfe), place()), place())).toBeNull();
    expect(openJson(key, sealText(key, '{', place()), place())).toBeUndefined();
  });

  it('the bytes given are left to their owner, and those opened are alone in their memory', () => {
    const plain = Buffer.from(said);
    const opened = open(key, seal(key, plain, place()), place());

    expect(plain.toString()).toBe(said);
    expect(opened?.buffer.byteLength).toBe(plain.length);
  });
});
