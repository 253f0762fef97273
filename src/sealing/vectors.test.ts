import { describe, expect, it } from 'vitest';
import { collected, inParts, isSameKey, keyOf } from '../../tests/support/sealing.ts';
import * as hand from '../../tests/support/sealingByHand.ts';
import * as sealing from './index.ts';
import vectors from './vectors/v1.json' with { type: 'json' };

const { about } = vectors;
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const key = () => keyOf(bytes(vectors.key));
const identity = () => sealing.Identity.fromSeed(keyOf(bytes(vectors.identity.seed)));

describe('what was sealed with version 1 opens for ever', () => {
  it.each(vectors.records)('a record ($text)', ({ text, envelope }) => {
    expect(sealing.openText(key(), bytes(envelope), about)).toBe(text);
  });

  it.each(vectors.derived)('a key derived for $purpose $id', ({ purpose, id, key: expected }) => {
    expect(isSameKey(sealing.derive(key(), purpose, id), keyOf(bytes(expected)))).toBe(true);
  });

  it('a tag that a login is looked up with', () => {
    const { purpose, text, tag } = vectors.tag;

    expect(sealing.tag(key(), purpose, text).toString('hex')).toBe(tag);
    expect(sealing.tag(key(), purpose, Buffer.from(text)).toString('hex')).toBe(tag);
  });

  it('a wrapped key', () => {
    const { envelope, key: inner } = vectors.wrapped;

    expect(isSameKey(sealing.unwrap(key(), bytes(envelope), about), keyOf(bytes(inner)))).toBe(true);
  });

  it('the public keys of a seed, and their six words', () => {
    const { publicKeys } = identity();

    expect(publicKeys.seal.toString('hex')).toBe(vectors.identity.seal);
    expect(publicKeys.sign.toString('hex')).toBe(vectors.identity.sign);
    expect(sealing.wordsOf(publicKeys)).toEqual(vectors.identity.words);
  });

  it('a key and a text sealed to somebody', () => {
    const { boxedKey, boxedContent } = vectors;
    const opened = sealing.openKeyFor(identity(), bytes(boxedKey.envelope), about);

    expect(isSameKey(opened, keyOf(bytes(boxedKey.key)))).toBe(true);
    expect(String(sealing.openFor(identity(), bytes(boxedContent.envelope), about))).toBe(boxedContent.text);
  });

  it('a signature', () => {
    const { statement, signature } = vectors.signed;

    expect(sealing.verify(bytes(vectors.identity.sign), statement, bytes(signature))).toBe(true);
    expect(identity().sign(statement).toString('hex')).toBe(signature);
  });

  it('a password', async () => {
    const { text, salt, memoryKiB, passes, lanes } = vectors.password;
    const keys = await sealing.passwordKeys(Buffer.from(text), {
      salt: bytes(salt),
      memoryKiB,
      passes,
      lanes,
    });
    if (keys === 'busy') throw new Error('nobody else is here');

    expect(isSameKey(keys.auth, keyOf(bytes(vectors.password.auth)))).toBe(true);
    expect(isSameKey(keys.wrapping, keyOf(bytes(vectors.password.wrapping)))).toBe(true);
  });

  it('a recovery code', () => {
    const { text, key: expected } = vectors.recoveryCode;

    expect(isSameKey(sealing.readRecoveryCode(text), keyOf(bytes(expected)))).toBe(true);
  });

  it('a file', async () => {
    const { header, content, sealed } = vectors.file;
    const file = await sealing.openFile(key(), inParts(Buffer.from(sealed, 'base64'), 1000), about);

    expect(file?.header).toEqual(header);
    expect(file && (await collected(file.content))).toEqual(Buffer.alloc(header.size, content));
  });
});

describe('what is sealed today opens by hand, with another library and docs/sealing.md', () => {
  const facts = hand.factsOf(about);
  const raw = bytes(vectors.key);

  it('a record', () => {
    const content = hand.openByHand(
      { key: raw, suite: hand.SUITES.record, facts },
      sealing.sealText(key(), 'léa', about),
    );

    expect(hand.unpadded(content).toString()).toBe('léa');
  });

  it('a wrapped key', () => {
    const inner = bytes(vectors.wrapped.key);
    const wrapped = sealing.wrap(key(), keyOf(inner), about);

    expect(hand.openByHand({ key: raw, suite: hand.SUITES.key, facts }, wrapped)).toEqual(inner);
  });

  it('a key and a text sealed to somebody', () => {
    const { opening, publicKeys } = hand.identityByHand(bytes(vectors.identity.seed));
    const recipient = Buffer.from(publicKeys.seal);
    const inner = bytes(vectors.wrapped.key);
    const sealedKey = sealing.sealKeyTo(recipient, keyOf(inner), about);
    const sealedText = sealing.sealTo(recipient, Buffer.from('léa'), about);

    expect(hand.openForByHand(opening, sealedKey, { suite: hand.SUITES.boxedKey, facts })).toEqual(inner);
    const content = hand.openForByHand(opening, sealedText, { suite: hand.SUITES.boxedContent, facts });
    expect(hand.unpadded(content).toString()).toBe('léa');
  });
});
