/** Long enough that guessing costs more than asking (NIST SP 800-63B asks 8, OWASP ASVS 12 with a second factor). */
export const SHORTEST = 14;
/** In bytes: Argon2 reads any length, a server does not. */
export const LONGEST = 512;

export type PassphraseRefusal = 'tooShort' | 'tooLong' | 'likeTheAddress' | 'tooSimple';

/** Refuses what is guessed first; no rule on capitals, digits or signs. */
export function refusalOf(passphrase: string, mail: string): PassphraseRefusal | null {
  const letters = [...passphrase.normalize('NFKC')];
  if (letters.length < SHORTEST) return 'tooShort';
  if (Buffer.byteLength(passphrase) > LONGEST) return 'tooLong';
  const [name = ''] = mail.toLowerCase().split('@');
  if (name.length > 3 && passphrase.toLowerCase().includes(name)) return 'likeTheAddress';
  return new Set(letters).size < MANY_LETTERS ? 'tooSimple' : null;
}

const MANY_LETTERS = 6;
