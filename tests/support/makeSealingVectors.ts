import { argon2Sync, createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { wordlist } from '@scure/bip39/wordlists/french.js';
import {
  SUITES,
  factsOf,
  identityByHand,
  keyedHash,
  padded,
  sealByHand,
  sealFileByHand,
  sealToByHand,
  statementByHand,
} from './sealingByHand.ts';

/*
 * Makes src/sealing/vectors/v1.json, once, by the second writing of the formats:
 *   node tests/support/makeSealingVectors.ts > src/sealing/vectors/v1.json
 * A vector that is published is never made again: it is what the first envelopes look like.
 */
const bytes = (name: string, size = 32) =>
  Buffer.concat([0, 1].map((n) => createHash('sha512').update(`${name} ${n}`).digest())).subarray(0, size);
const hex = (of: Uint8Array) => Buffer.from(of).toString('hex');
const about = { table: 'help_request', column: 'message', row: '6f1c', origin: 'org-a' };
const facts = factsOf(about);
const key = bytes('key');
const seed = bytes('seed');
const inner = bytes('inner');
const { signing, publicKeys } = identityByHand(seed);
const chance = { key: bytes('message'), ephemeral: bytes('ephemeral'), nonce: bytes('nonce', 24) };
const recipient = publicKeys.seal;

const texts = ['', 'Rappeler après 17 h, ne pas laisser de message.', 'é'.repeat(400)];
const records = texts.map((text, n) => {
  const envelope = sealByHand(
    { key, suite: SUITES.record, facts },
    padded(Buffer.from(text)),
    bytes(`nonce ${n}`, 24),
  );
  return { text, envelope: hex(envelope) };
});
const statement = { purpose: 'intake key', organisation: 'org-a', epoch: 3, note: 'é "\u2028' };
const file = { name: 'Certificat médical.pdf', type: 'application/pdf' };
const content = Buffer.alloc(70_000, 'certificat ');
const password = { text: 'abeille-cactus-jardin-pelouse-ruban-toupie', salt: hex(bytes('salt', 16)) };
const root = argon2Sync('argon2id', {
  message: Buffer.from(password.text),
  nonce: bytes('salt', 16),
  ...{ memory: 65_536, passes: 3, parallelism: 1, tagLength: 32 },
});
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeSymbols = ALPHABET.slice(0, 26);
/** Multiplication in the field of 32 elements, x^5 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 4; bit >= 0; bit--) {
    product <<= 1;
    if (product & 32) product ^= 37;
    if (b & (1 << bit)) product ^= a;
  }
  return product;
}
const weight = (power: number): number => (power === 0 ? 1 : times(2, weight(power - 1)));
const check = Array.from(codeSymbols).reduce((sum, _, n) => sum ^ times(n, weight(26 - n)), 0);
const fingerprint = createHash('sha256')
  .update(Buffer.concat([Buffer.from('relais words 1\n'), publicKeys.seal, publicKeys.sign]))
  .digest();
const bits = Array.from(fingerprint, (byte) => byte.toString(2).padStart(8, '0')).join('');
const words = [0, 11, 22, 33, 44, 55].map((at) =>
  (wordlist[parseInt(bits.slice(at, at + 11), 2)] ?? '').normalize('NFC'),
);

const vectors = {
  version: 1,
  about,
  key: hex(key),
  records,
  derived: [
    { purpose: 'record', key: hex(keyedHash(key, 'key\nrecord')) },
    { purpose: 'record', id: '6f1c', key: hex(keyedHash(key, 'key\nrecord\n6f1c')) },
  ],
  tag: {
    purpose: 'login',
    text: 'léa@relais.example',
    tag: hex(keyedHash(key, 'tag\nlogin', { parts: [Buffer.from('léa@relais.example')] })),
  },
  wrapped: {
    key: hex(inner),
    envelope: hex(sealByHand({ key, suite: SUITES.key, facts }, inner, bytes('wrap', 24))),
  },
  identity: { seed: hex(seed), seal: hex(publicKeys.seal), sign: hex(publicKeys.sign), words },
  boxedKey: {
    key: hex(inner),
    envelope: hex(sealToByHand({ recipient, suite: SUITES.boxedKey, facts }, inner, chance)),
  },
  boxedContent: {
    text: texts[1],
    envelope: hex(
      sealToByHand(
        { recipient, suite: SUITES.boxedContent, facts },
        padded(Buffer.from(texts[1] ?? '')),
        chance,
      ),
    ),
  },
  signed: { statement, signature: hex(ed25519.sign(statementByHand(statement), signing)) },
  password: {
    ...password,
    ...{ memoryKiB: 65_536, passes: 3, lanes: 1 },
    auth: hex(keyedHash(root, 'password auth')),
    wrapping: hex(keyedHash(root, 'password wrapping')),
  },
  recoveryCode: {
    text: codeSymbols + ALPHABET.charAt(check),
    key: hex(createHash('sha256').update(`relais recovery code 1\n${codeSymbols}`).digest()),
  },
  file: {
    header: { ...file, size: content.length },
    content: 'certificat ',
    sealed: sealFileByHand({ key, about, ...file, content, start: bytes('start', 24) }).toString('base64'),
  },
};
console.log(JSON.stringify(vectors, null, 1));
