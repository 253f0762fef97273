import { describe, expect, it } from 'vitest';
import { place } from '../../tests/support/sealing.ts';
import { Key, seal, sealTo, Identity } from './index.ts';

const ENVELOPES = 100_000;
const HEADER = 13;
const NONCE = 24;
const OVERHEAD = HEADER + NONCE + 16;
const BUCKETS = [256, 1024, 4096, 16384];

/** How many bits a byte carries, if all one knows is how often each value comes. */
function bitsPerByte(counts: Float64Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((bits, count) => bits - (count ? (count / total) * Math.log2(count / total) : 0), 0);
}

/** Seals equal texts, most of them short, and keeps what somebody who has only the database can look at. */
function looked(): { nonces: Set<string>; texts: Set<string>; sizes: Set<number>; counts: Float64Array } {
  const key = Key.random();
  const found = {
    nonces: new Set<string>(),
    texts: new Set<string>(),
    sizes: new Set<number>(),
    counts: new Float64Array(256),
  };
  const about = place();
  for (let n = 0; n < ENVELOPES; n++) {
    const envelope = seal(key, Buffer.alloc(n % 100 ? n % 230 : (n / 100) * 16, 'a'), about);
    found.nonces.add(envelope.toString('latin1', HEADER, HEADER + NONCE));
    found.texts.add(envelope.toString('latin1', HEADER + NONCE, HEADER + NONCE + 24));
    found.sizes.add(envelope.length - OVERHEAD);
    for (const byte of envelope.subarray(HEADER, HEADER + 300)) found.counts[byte]! += 1;
  }
  return found;
}

describe('a hundred thousand envelopes tell whoever steals them nothing', () => {
  const { nonces, texts, sizes, counts } = looked();

  it('no nonce comes twice', () => {
    expect(nonces.size).toBe(ENVELOPES);
  });

  it('equal texts never look equal', () => {
    expect(texts.size).toBe(ENVELOPES);
  });

  it('there are no sizes but those of the buckets', () => {
    expect([...sizes].sort((a, b) => a - b)).toEqual(BUCKETS);
  });

  it('every byte carries 7.99 bits or more, and the measure would see text', () => {
    const text = new Float64Array(256);
    for (const byte of Buffer.from('une phrase ordinaire, comme on en dit au téléphone')) text[byte]! += 1;

    expect(bitsPerByte(counts)).toBeGreaterThanOrEqual(7.99);
    expect(bitsPerByte(text)).toBeLessThan(5);
  });
});

describe('what is sealed to somebody does not say to whom', () => {
  it('two envelopes to one recipient share nothing but magic, version and suite', () => {
    const { publicKeys } = Identity.fromSeed(Key.random());
    const [one, other] = [0, 1].map(() => sealTo(publicKeys.seal, Buffer.from('léa'), place()));

    expect(one?.subarray(0, 5)).toEqual(other?.subarray(0, 5));
    expect(one?.subarray(5, 13)).not.toEqual(other?.subarray(5, 13));
    expect(one?.includes(publicKeys.seal)).toBe(false);
  });
});
