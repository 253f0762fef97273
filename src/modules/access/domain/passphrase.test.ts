import { describe, expect, it } from 'vitest';
import { LONGEST, refusalOf, SHORTEST } from './passphrase.ts';

const MAIL = 'dominique@modele.example';
const refused = (phrase: string) => refusalOf(new TextEncoder().encode(phrase), MAIL);
/** Different letters, as many as asked. */
const letters = (many: number) => 'azertyuiopqsdfghjklmwxcvbn'.repeat(40).slice(0, many);

describe('a pass-phrase that is chosen', () => {
  it.each([
    ['one letter too short', letters(SHORTEST - 1), 'tooShort'],
    ['too short, however many bytes its letters take', 'é'.repeat(SHORTEST - 1), 'tooShort'],
    ['too long for a server to read', letters(LONGEST + 1), 'tooLong'],
    ['with the name of her address in it', 'je suis DOMINIQUE du service', 'likeTheAddress'],
    ['of one letter again and again', 'aaaaaaaaaaaaaaaaaaaa', 'tooSimple'],
  ])('%s is refused', (_, phrase, refusal) => expect(refused(phrase)).toBe(refusal));

  it.each([letters(SHORTEST), 'café élan chaise rosée', letters(LONGEST)])('%s is good', (phrase) =>
    expect(refused(phrase)).toBeNull(),
  );

  it('is left as it was, for Argon2 to read', () => {
    const bytes = new TextEncoder().encode('JE SUIS DOMINIQUE du service');
    refusalOf(bytes, MAIL);

    expect(new TextDecoder().decode(bytes)).toBe('JE SUIS DOMINIQUE du service');
  });
});
