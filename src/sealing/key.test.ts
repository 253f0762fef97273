import { serialize } from 'node:v8';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isSameKey, place } from '../../tests/support/sealing.ts';
import { Identity, Key, derive, open, seal, sealKeyTo, splitKey, tag, wrap } from './index.ts';
import { use } from './key.ts';

const secret = Buffer.alloc(32, 'abcdefgh');
/** Every writing in which bytes can be printed by accident. */
const writings = [
  secret.toString('latin1'),
  secret.toString('hex'),
  secret.toString('base64').slice(0, 40),
  Array.from(secret.subarray(0, 8)).join(','),
  Array.from(secret.subarray(0, 8)).join(', '),
  inspect(secret).slice(8, 40),
];
const shown: readonly (readonly [string, (of: object) => string])[] = [
  ['console.log', (of) => inspect(of)],
  ['inspect with everything', (of) => inspect(of, { showHidden: true, depth: 9, getters: true })],
  [
    'inspect without the custom form',
    (of) => inspect(of, { showHidden: true, customInspect: false, depth: 9 }),
  ],
  ['JSON', (of) => JSON.stringify({ of })],
  ['a template', (of) => `${of}`],
  ['a sum', (of) => '' + of],
  ['a spread', (of) => inspect({ ...of }) + JSON.stringify({ ...of })],
  ['a structured clone', (of) => inspect(structuredClone(of)) + JSON.stringify(structuredClone(of))],
  ['v8.serialize', (of) => serialize(of).toString('latin1')],
  ['the cause of an error', (of) => inspect(new Error('broken', { cause: of }))],
  ['an error beside it', (of) => inspect(Object.assign(new Error('broken'), { of }))],
  ['its own names', (of) => Reflect.ownKeys(of).join() + Object.values(of).join()],
];
const isToldBy = (text: string) => writings.some((writing) => text.includes(writing));

describe('a key is never printed', () => {
  it('and the search for it would find it: bytes that are no key are found', () => {
    const found = shown.filter(([, show]) => isToldBy(show({ bytes: secret }) + show(secret)));

    expect(found.map(([how]) => how)).toEqual(
      expect.arrayContaining([
        'console.log',
        'JSON',
        'a template',
        'a structured clone',
        'the cause of an error',
      ]),
    );
  });

  it.each(shown)('by %s', (_, show) => {
    expect(isToldBy(show(Key.take(Buffer.from(secret))))).toBe(false);
  });

  it('and says what it is', () => {
    const key = Key.random();

    expect([`${key}`, inspect(key), JSON.stringify(key)]).toEqual(['[key]', '[key]', '"[key]"']);
  });

  it('nor is an identity, whose seed and secret halves show nowhere', () => {
    const identity = Identity.fromSeed(Key.random());

    expect([`${identity}`, inspect(identity), JSON.stringify(identity)]).toEqual([
      '[identity]',
      '[identity]',
      '"[identity]"',
    ]);
    expect(Reflect.ownKeys(identity)).toEqual([]);
    expect(JSON.stringify({ ...identity })).toBe('{}');
  });
});

describe('a key is thirty-two bytes that were really drawn or derived', () => {
  it.each([0, 16, 31, 33, 64])('%i bytes are refused, and zeroed all the same', (length) => {
    const bytes = Buffer.alloc(length, 7);

    expect(() => Key.take(bytes)).toThrow('32 bytes');
    expect(bytes).toEqual(Buffer.alloc(length));
  });

  it('a derivation that failed silently (all zeros) is refused', () => {
    expect(() => Key.take(Buffer.alloc(32))).toThrow('never all zeros');
  });

  it('taking the bytes over leaves none behind', () => {
    const bytes = Buffer.from(secret);
    const key = Key.take(bytes);

    expect(bytes).toEqual(Buffer.alloc(32));
    expect(isSameKey(key, Key.take(Buffer.from(secret)))).toBe(true);
  });

  it('the bytes lie in memory of their own: other buffers cannot reach them', () => {
    const drawn = use(Key.random(), (bytes) => bytes.buffer.byteLength);
    const derived = use(derive(Key.random(), 'record'), (bytes) => bytes.buffer.byteLength);

    expect([drawn, derived]).toEqual([32, 32]);
    expect(Buffer.from(secret).buffer.byteLength).toBeGreaterThan(32);
  });

  it('zeroing erases the bytes themselves', () => {
    const key = Key.random();
    const bytes = use(key, (bytes) => bytes);
    key.zero();

    expect(bytes).toEqual(Buffer.alloc(32));
  });

  it('two keys drawn are not the same', () => {
    expect(isSameKey(Key.random(), Key.random())).toBe(false);
  });
});

describe('a zeroed key does nothing more', () => {
  const gone = Key.random();
  const other = Key.random();
  const envelope = seal(gone, Buffer.from('x'), place());
  const { publicKeys } = Identity.fromSeed(other);
  gone.zero();
  gone.zero();

  it.each<[string, () => unknown]>([
    ['seal', () => seal(gone, Buffer.from('x'), place())],
    ['open', () => open(gone, envelope, place())],
    ['wrap under it', () => wrap(gone, other, place())],
    ['be wrapped', () => wrap(other, gone, place())],
    ['be sealed to somebody', () => sealKeyTo(publicKeys.seal, gone, place())],
    ['derive', () => derive(gone, 'record')],
    ['tag', () => tag(gone, 'login', 'x')],
    ['be tagged', () => tag(other, 'login', gone)],
    ['make an identity', () => Identity.fromSeed(gone)],
  ])('it cannot %s', (_, work) => {
    expect(work).toThrow('the key was zeroed');
  });

  it('it cannot be shared out', async () => {
    await expect(splitKey(gone, 3, 2)).rejects.toThrow('the key was zeroed');
  });
});
