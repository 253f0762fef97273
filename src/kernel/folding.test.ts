import { expect, test } from 'vitest';
import { wordsIn } from './folding.ts';

test.each([
  ['Kaléïdos', ['kaleidos']],
  ['L’Œuvre d’ÉTÉ', ['l', 'oeuvre', 'd', 'ete']],
  ['Straße 12b', ['strasse', '12b']],
  ['PAG-ASA', ['pag', 'asa']],
  ['مساعدة', ['مساعدة']],
  [' …! ', []],
])('the words of %s are compared without accents or case', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});
