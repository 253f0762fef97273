import { createHash, randomInt } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/french.js';
import type { PublicKeys } from './identity.ts';

/** 2,048 French words (BIP-39), no two with the same first four letters, accents aside: 11 bits each. */
const WORDS: readonly string[] = wordlist.map((word) => word.normalize('NFC'));
const BITS = 11;
const COMPARED = 6;
const FEWEST = 5;

/**
 * Six words (66 bits) that stand for somebody's public keys, to be read to each other by telephone: the same words mean
 * the same keys, both of them, and the same root key of a house where one is given.
 */
export function wordsOf(publicKeys: PublicKeys, root: Uint8Array = Buffer.alloc(0)): readonly string[] {
  const digest = createHash('sha256')
    .update('relais words 1\n')
    .update(publicKeys.seal)
    .update(publicKeys.sign)
    .update(root)
    .digest();
  const bits = BigInt(`0x${digest.toString('hex')}`);
  const wordAt = (place: number) => Number(BigInt.asUintN(BITS, bits >> BigInt(256 - BITS * (place + 1))));
  return Array.from({ length: COMPARED }, (_, place) => WORDS[wordAt(place)] ?? '');
}

/**
 * A pass-phrase to propose: words by the system's chance, without accents, which not every keyboard has, joined by
 * hyphens. Six are 66 bits, five the fewest that are proposed (throws below).
 */
export function newPassphrase(words = COMPARED): string {
  if (!Number.isSafeInteger(words) || words < FEWEST)
    throw new RangeError('a pass-phrase has five words or more');
  return Array.from({ length: words }, () => withoutAccents(WORDS[randomInt(WORDS.length)] ?? '')).join('-');
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{Diacritic}/gu, '');
}
