import { hchacha, chacha20, xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { sha512 } from '@noble/hashes/sha2.js';
import type { About, Statement } from '../../src/sealing/index.ts';

/*
 * The formats of docs/sealing.md written a second time, from the page alone, over the noble libraries instead of
 * libsodium and without a line of src/sealing. Here the chance is given, so that vectors can be made.
 */

type Bytes = Uint8Array;
export const SUITES = { record: 1, key: 2, boxedContent: 3, boxedKey: 4, file: 5 } as const;
const BUCKETS = [256, 1024, 4096, 16384];

export function keyedHash(
  key: Bytes,
  label: string,
  { size = 32, parts = [] as readonly Bytes[] } = {},
): Buffer {
  const message = Buffer.concat([Buffer.from(`relais ${label}\n`), ...parts]);
  return Buffer.from(blake2b(message, { key, dkLen: size }));
}

export function factsOf({ table, column, row, origin, file }: About): Buffer {
  const facts = [table, column, row, origin, ...(file === undefined ? [] : [file])];
  return Buffer.from(facts.map((fact) => `${fact}\n`).join(''));
}

function headerOf(suite: number, key: Bytes): Buffer {
  return Buffer.concat([Buffer.from('RLS'), Buffer.of(1, suite), keyedHash(key, 'key id').subarray(0, 8)]);
}

export function bucketOf(size: number): number {
  const small = BUCKETS.find((bucket) => bucket >= size);
  if (small) return small;
  let step = 16384;
  while (step * 32 <= size) step *= 2;
  return Math.ceil(size / step) * step;
}

/** length 4 | plain | zeros, in the bucket that the check of 16 bytes shares. */
export function padded(plain: Bytes): Buffer {
  const whole = Buffer.alloc(bucketOf(16 + 4 + plain.length) - 16);
  whole.writeUInt32BE(plain.length);
  whole.set(plain, 4);
  return whole;
}

export function unpadded(content: Buffer): Buffer {
  return content.subarray(4, 4 + content.readUInt32BE());
}

type Envelope = { key: Bytes; suite: number; facts: Bytes; wrongCheck?: Bytes };

export function sealByHand(
  { key, suite, facts, wrongCheck }: Envelope,
  content: Bytes,
  nonce: Bytes,
): Buffer {
  const header = headerOf(suite, key);
  const bound = Buffer.concat([header, facts]);
  const both = keyedHash(key, 'envelope', { size: 64, parts: [bound] });
  const body = Buffer.concat([wrongCheck ?? both.subarray(32, 48), content]);
  const cipher = xchacha20poly1305(both.subarray(0, 32), nonce, bound).encrypt(body);
  return Buffer.concat([header, nonce, cipher]);
}

export function openByHand({ key, suite, facts }: Envelope, envelope: Bytes): Buffer {
  const bound = Buffer.concat([headerOf(suite, key), facts]);
  const both = keyedHash(key, 'envelope', { size: 64, parts: [bound] });
  const cipher = xchacha20poly1305(both.subarray(0, 32), envelope.subarray(13, 37), bound);
  const body = Buffer.from(cipher.decrypt(envelope.subarray(37)));
  if (!body.subarray(0, 16).equals(both.subarray(32, 48))) throw new Error('the check is wrong');
  return body.subarray(16);
}

export function identityByHand(seed: Bytes) {
  const opening = sha512(keyedHash(seed, 'identity seal')).subarray(0, 32);
  const signing = keyedHash(seed, 'identity sign');
  const publicKeys = { seal: x25519.getPublicKey(opening), sign: ed25519.getPublicKey(signing) };
  return { opening, signing, publicKeys };
}

const words = (bytes: Bytes) => {
  const own = Uint8Array.from(bytes);
  return new Uint32Array(own.buffer);
};
const SIGMA = words(Buffer.from('expand 32-byte k'));
type Core = typeof hsalsa;
function subkey(core: Core, key: Bytes, nonce: Bytes): Uint8Array {
  const out = new Uint32Array(8);
  core(SIGMA, words(key), words(nonce), out);
  return new Uint8Array(out.buffer);
}

/** libsodium's crypto_box_seal, with the ephemeral secret given. */
export function boxByHand(recipient: Bytes, plain: Bytes, ephemeral: Bytes): Buffer {
  const from = x25519.getPublicKey(ephemeral);
  const nonce = blake2b(Buffer.concat([from, recipient]), { dkLen: 24 });
  const key = subkey(hsalsa, x25519.getSharedSecret(ephemeral, recipient), new Uint8Array(16));
  return Buffer.concat([from, xsalsa20poly1305(key, nonce).encrypt(Uint8Array.from(plain))]);
}

export function unboxByHand(opening: Bytes, box: Bytes): Buffer {
  const from = box.subarray(0, 32);
  const nonce = blake2b(Buffer.concat([from, x25519.getPublicKey(opening)]), { dkLen: 24 });
  const key = subkey(hsalsa, x25519.getSharedSecret(opening, from), new Uint8Array(16));
  return Buffer.from(xsalsa20poly1305(key, nonce).decrypt(Uint8Array.from(box.subarray(32))));
}

type Chance = { readonly key: Bytes; readonly ephemeral: Bytes; readonly nonce: Bytes };
type Boxed = { recipient: Bytes; suite: number; facts: Bytes };

export function sealToByHand({ recipient, suite, facts }: Boxed, content: Bytes, chance: Chance): Buffer {
  const box = boxByHand(recipient, chance.key, chance.ephemeral);
  const bound = Buffer.concat([recipient, box, facts]);
  const envelope = sealByHand({ key: chance.key, suite, facts: bound }, content, chance.nonce);
  return Buffer.concat([envelope.subarray(0, 13), box, envelope.subarray(13)]);
}

export function openForByHand(
  opening: Bytes,
  sealed: Bytes,
  { suite, facts }: Omit<Boxed, 'recipient'>,
): Buffer {
  const box = sealed.subarray(13, 93);
  const bound = Buffer.concat([x25519.getPublicKey(opening), box, facts]);
  const envelope = Buffer.concat([sealed.subarray(0, 13), sealed.subarray(93)]);
  return openByHand({ key: unboxByHand(opening, box), suite, facts: bound }, envelope);
}

export function statementByHand(statement: Statement): Buffer {
  const sorted = Object.fromEntries(Object.entries(statement).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Buffer.from(`relais statement 1\n${JSON.stringify(sorted)}`);
}

/** libsodium's secretstream, the pushing side: every chunk in a list, with its tag. */
export function streamByHand({ key, start, bound }: Record<'key' | 'start' | 'bound', Bytes>) {
  let chunkKey = subkey(hchacha, key, start.subarray(0, 16));
  const nonce = Buffer.concat([Buffer.of(1, 0, 0, 0), start.subarray(16, 24)]);
  return (plain: Bytes, tag: number): Buffer => {
    const stream = chacha20(chunkKey, nonce, Buffer.concat([Buffer.alloc(128), plain]));
    const block = chacha20(
      chunkKey,
      nonce,
      Buffer.concat([Buffer.alloc(64), Buffer.of(tag), Buffer.alloc(63)]),
    );
    const cipher = stream.subarray(128);
    const sizes = Buffer.alloc(16);
    sizes.writeBigUInt64LE(BigInt(bound.length));
    sizes.writeBigUInt64LE(BigInt(64 + plain.length), 8);
    const toSixteen = (size: number) => Buffer.alloc((16 - (size % 16)) % 16);
    // libsodium pads the chunk as if its first block had no bytes: a mistake of 2017 that is now the format.
    const chunkPad = Buffer.alloc((16 - 64 + plain.length) & 15);
    const covered = [bound, toSixteen(bound.length), block.subarray(64), cipher, chunkPad, sizes];
    const mac = poly1305(Buffer.concat(covered), stream.subarray(0, 32));
    for (let i = 0; i < 8; i++) nonce[4 + i]! ^= mac[i]!;
    nonce.writeUInt32LE(nonce.readUInt32LE() + 1);
    if (tag & 2) chunkKey = new Uint8Array(32);
    return Buffer.concat([block.subarray(64, 65), cipher, mac]);
  };
}

const MESSAGE = 0;
const FINAL = 3;
type FileByHand = { key: Bytes; about: About; name: string; type: string; content: Bytes; start: Bytes };
/** What somebody who has the key, but not our code, could put in place of what belongs there. */
export type Wrong = {
  readonly check?: Bytes;
  readonly json?: string;
  readonly after?: string;
  readonly last?: number;
};

export function sealFileByHand(
  { key, about, name, type, content, start }: FileByHand,
  wrong: Wrong = {},
): Buffer {
  const header = headerOf(SUITES.file, key);
  const bound = Buffer.concat([header, factsOf(about)]);
  const both = keyedHash(key, 'envelope', { size: 64, parts: [bound] });
  const json = Buffer.from(wrong.json ?? JSON.stringify({ name, type, size: content.length }));
  const first = Buffer.alloc(2048);
  first.set(wrong.check ?? both.subarray(32, 48));
  first.writeUInt32BE(json.length, 16);
  first.set(json, 20);
  first.set(Buffer.from(wrong.after ?? ''), 20 + json.length);
  const push = streamByHand({ key: both.subarray(0, 32), start, bound });
  const sealed = [header, start, push(first, MESSAGE)];
  const whole = Buffer.alloc(bucketOf(content.length));
  whole.set(content);
  for (let at = 0; at < whole.length; at += 65536) {
    sealed.push(
      push(whole.subarray(at, at + 65536), at + 65536 >= whole.length ? (wrong.last ?? FINAL) : MESSAGE),
    );
  }
  return Buffer.concat(sealed);
}
