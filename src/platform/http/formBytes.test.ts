import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from './formBytes.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a form is read as a browser sends it', () => {
  it('any fields, as the browser itself would read them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))),
        (pairs) => {
          const sent = new URLSearchParams(pairs).toString();
          expect(readForm(bytesOf(sent), []).fields.toString()).toBe(new URLSearchParams(sent).toString());
        },
      ),
    );
  });

  it('a pass-phrase with any letters comes out as its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (phrase) => {
        const sent = new URLSearchParams({ who: 'a', pass: phrase, code: '1' }).toString();
        const { secret } = readForm(bytesOf(sent), ['pass']);
        expect(new TextDecoder().decode(secret('pass'))).toBe(new TextDecoder().decode(bytesOf(phrase)));
      }),
    );
  });
});

describe('a pass-phrase leaves no copy', () => {
  it('it is in no field, the body is zeroed, and so are its bytes in the end', () => {
    const body = bytesOf('who=a&pass=canary%20canary');
    const form = readForm(body, ['pass']);
    const pass = form.secret('pass');

    expect(form.fields.toString()).toBe('who=a');
    expect(body.every((byte) => byte === 0)).toBe(true);

    form.zero();
    expect(pass.every((byte) => byte === 0)).toBe(true);
  });

  it('a name written in another way does not smuggle it into the fields', () => {
    const { fields, secret } = readForm(bytesOf('%70ass=canary&pass=second'), ['pass']);

    expect([...fields]).toEqual([]);
    expect(new TextDecoder().decode(secret('pass'))).toBe('canary');
  });
});
