import { expect, it } from 'vitest';
import { preferred } from './language.ts';

it.each([
  [null, 'fr'],
  ['', 'fr'],
  ['it-IT,it;q=0.9', 'fr'],
  ['nl-BE,nl;q=0.9,fr;q=0.8', 'nl'],
  ['en;q=0.5, de-BE;q=0.7', 'de'],
  ['fr;q=0, en', 'en'],
])('a browser that asks for %o is answered in %s', (asked, locale) => {
  expect(preferred(asked)).toBe(locale);
});
