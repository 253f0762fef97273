import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER_PLACES, isSameKey, place } from '../../tests/support/sealing.ts';
import { Identity, Key, openFor, openKeyFor, sealKeyTo, sealTo, unwrap, wrap } from './index.ts';

const intake = Identity.fromSeed(Key.random());
const stranger = Identity.fromSeed(Key.random());
const { seal: recipient } = intake.publicKeys;
const key = Key.random();
const said = Buffer.from('Rappeler après 17 h.');

describe('what is sealed to an intake opens for that intake', () => {
  it('a key and a text come back', () => {
    expect(isSameKey(openKeyFor(intake, sealKeyTo(recipient, key, place()), place()), key)).toBe(true);
    expect(openFor(intake, sealTo(recipient, said, place()), place())).toEqual(said);
  });

  it('any bytes come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (plain) => {
        expect(openFor(intake, sealTo(recipient, plain, place()), place())).toEqual(Buffer.from(plain));
      }),
    );
  });

  it('nobody else opens it', () => {
    expect(openKeyFor(stranger, sealKeyTo(recipient, key, place()), place())).toBeNull();
    expect(openFor(stranger, sealTo(recipient, said, place()), place())).toBeNull();
  });

  it.each(OTHER_PLACES)('moved to another %s it does not open', (_, told) => {
    expect(openKeyFor(intake, sealKeyTo(recipient, key, place()), place(told))).toBeNull();
    expect(openFor(intake, sealTo(recipient, said, place()), place(told))).toBeNull();
  });

  it('the box of one envelope does not open the content of another', () => {
    const [one, other] = [sealTo(recipient, said, place()), sealTo(recipient, said, place())];
    const mixed = Buffer.concat([one.subarray(0, 93), other.subarray(93)]);

    expect(openFor(intake, mixed, place())).toBeNull();
  });

  it.each([
    ['too short', Buffer.alloc(31, 1)],
    ['too long', Buffer.alloc(33, 1)],
    ['of low order', Buffer.alloc(32)],
  ])('a public key that is %s is refused', (_, wrong) => {
    expect(() => sealKeyTo(wrong, key, place())).toThrow();
    expect(() => sealTo(wrong, said, place())).toThrow();
  });

  it('an identity that was zeroed opens nothing more', () => {
    const gone = Identity.fromSeed(Key.random());
    const sealed = sealKeyTo(gone.publicKeys.seal, key, place());
    gone.zero();

    expect(() => openKeyFor(gone, sealed, place())).toThrow('zeroed');
  });
});

describe('a key under a key', () => {
  it('comes back, and the key that was wrapped is left as it was', () => {
    const team = Key.random();
    const wrapped = wrap(team, key, place());

    expect(isSameKey(unwrap(team, wrapped, place()), key)).toBe(true);
    expect(unwrap(Key.random(), wrapped, place())).toBeNull();
  });

  it.each(OTHER_PLACES)('moved to another %s it does not open', (_, told) => {
    expect(unwrap(key, wrap(key, key, place()), place(told))).toBeNull();
  });
});
