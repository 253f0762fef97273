import { describe, expect, it } from 'vitest';
import { LOCALES } from '#kernel/locale.ts';
import { codesOf } from '../domain/questions.ts';
import { FACTS } from '../domain/situation.ts';
import { pageWords } from './pages/index.ts';
import { choiceText, factName, questionText } from './questions/index.ts';
import { screenWords } from './screens/index.ts';

/** Every sentence of a catalogue, functions called with a small number. */
function sentences(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  if (typeof part === 'function') return sentences(part(2, 2));
  if (part === null || typeof part !== 'object') return [];
  return Object.values(part).flatMap(sentences);
}

const BLAME =
  /trop tard|te laat|zu spät|too late|pourquoi n’avez|waarom hebt u niet|warum haben sie nicht|why did/i;

describe.each(LOCALES)('The words in %s', (locale) => {
  const all = [...sentences(pageWords(locale)), ...sentences(screenWords(locale))];

  it('has words for every question and every choice', () => {
    for (const fact of FACTS) {
      expect(questionText(locale, fact, 'self').title).not.toBe('');
      for (const code of codesOf(fact))
        expect(choiceText(locale, fact, code), `${fact} ${code}`).toBeTruthy();
    }
  });

  it('never says that it is too late, never asks her to account for herself', () => {
    expect(all.length).toBeGreaterThan(100);
    expect('Il est trop tard').toMatch(BLAME);
    for (const sentence of all) expect(sentence).not.toMatch(BLAME);
  });

  it('gives each zone of the self-reflection as many sentences as in French, four at least', () => {
    const counts = pageWords(locale).clarity.zones.map(({ phrases }) => phrases.length);

    expect(counts).toEqual(pageWords('fr').clarity.zones.map(({ phrases }) => phrases.length));
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(4);
  });

  it('says the same promises as in French, line for line', () => {
    const lines = (of: typeof locale) => pageWords(of).promises.parts.map((part) => part.lines.length);

    expect(lines(locale)).toEqual(lines('fr'));
  });
});

describe('The words of French', () => {
  it('keep a question mark with its word', () => {
    const all = [...sentences(pageWords('fr')), ...sentences(screenWords('fr'))];

    expect(all.some((sentence) => /\u202f\?/.test(sentence))).toBe(true);
    for (const sentence of all) expect(sentence).not.toMatch(/ [?!;:»]|« /);
  });

  it('name a fact in the middle of a sentence', () => {
    expect(factName('fr', 'age')).toBe('âge');
    expect(factName('fr', 'lgbtqia')).toBe('LGBTQIA+');
    expect(factName('de', 'age')).toBe('Alter');
  });
});
