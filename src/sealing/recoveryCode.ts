import { createHash, randomBytes } from 'node:crypto';
import { Key } from './key.ts';

/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SYMBOLS = 26;
const GROUP = 3;
const LABEL = 'relais recovery code 1\n';

/**
 * A code to print and keep: 26 symbols (130 bits) and one that checks them, in nine groups of three.
 *
 * Promises: uniform, by the system's chance; the key is what `readRecoveryCode` gives for it. The text is a string and
 * cannot be zeroed: show it once, keep it nowhere. The key is for the caller to zero.
 */
export function newRecoveryCode(): { text: string; key: Key } {
  const values = Array.from(randomBytes(SYMBOLS), (byte) => byte % ALPHABET.length);
  const symbols = [...values, checkOf(values)].map((value) => ALPHABET.charAt(value)).join('');
  const groups = symbols.match(new RegExp(`.{${GROUP}}`, 'g')) ?? [];
  return { text: groups.join('-'), key: keyOf(symbols) };
}

/**
 * The key of a code as people type it: lower case, spaces and hyphens anywhere, O for 0, I and L for 1.
 *
 * Promises: null for one wrong symbol, for two that changed places, and for whatever is not a code. Does not know
 * whether the code is anybody's: that is for what it opens.
 */
export function readRecoveryCode(text: string): Key | null {
  const symbols = text
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const values = Array.from(symbols, (symbol) => ALPHABET.indexOf(symbol));
  if (values.length !== SYMBOLS + 1 || values.includes(-1)) return null;
  return checkOf(values.slice(0, SYMBOLS)) === values[SYMBOLS] ? keyOf(symbols) : null;
}

/**
 * The symbols as a number in the field of 32 elements (x^5 + x^2 + 1), each place with a weight of its own: one wrong
 * symbol, or any two that changed places, always change the check.
 */
function checkOf(values: readonly number[]): number {
  return values.reduce((check, value) => timesTwo(check ^ value), 0);
}

function timesTwo(element: number): number {
  const doubled = element << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

/** 130 random bits need no stretching. */
function keyOf(symbols: string): Key {
  return Key.take(
    createHash('sha256')
      .update(LABEL + symbols.slice(0, SYMBOLS))
      .digest(),
  );
}
