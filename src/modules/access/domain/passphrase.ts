/** Long enough that guessing costs more than asking (NIST SP 800-63B asks 8, OWASP ASVS 12 with a second factor). */
export const SHORTEST = 14;
/** In bytes: Argon2 reads any length, a server does not. */
export const LONGEST = 512;

export type PassphraseRefusal = 'tooShort' | 'tooLong' | 'likeTheAddress' | 'tooSimple';

const MANY_LETTERS = 6;
/** A shorter name is found in any phrase by chance. */
const NAME_THAT_TELLS = 4;

/**
 * Refuses what is guessed first; no rule on capitals, digits or signs. Reads the UTF-8 bytes as they came: a
 * pass-phrase is never made into a text, which nobody could erase.
 */
export function refusalOf(passphrase: Uint8Array, mail: string): PassphraseRefusal | null {
  // Each letter has one byte that does not continue another.
  if (passphrase.filter((byte) => (byte & 0xc0) !== 0x80).length < SHORTEST) return 'tooShort';
  if (passphrase.length > LONGEST) return 'tooLong';
  const [name = ''] = mail.toLowerCase().split('@');
  if (name.length >= NAME_THAT_TELLS && holds(passphrase, name)) return 'likeTheAddress';
  return new Set(passphrase).size < MANY_LETTERS ? 'tooSimple' : null;
}

/** Capitals count as small letters. */
function holds(passphrase: Uint8Array, name: string): boolean {
  const small = passphrase.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));
  try {
    return Buffer.from(small.buffer).includes(name);
  } finally {
    small.fill(0);
  }
}
