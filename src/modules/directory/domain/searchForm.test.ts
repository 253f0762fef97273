import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCESS, CATEGORIES, HELP, POPULATIONS } from './codes.ts';
import {
  EMPTY_SEARCH,
  isFurtherAsked,
  OPENINGS,
  readSearchForm,
  type SearchForm,
  writeSearchForm,
} from './searchForm.ts';

const read = (entries: Record<string, string>) => readSearchForm(new URLSearchParams(entries));

describe('what is asked of the directory', () => {
  it('is nothing when the form is empty', () => {
    expect(EMPTY_SEARCH).toEqual({
      q: '',
      place: '',
      category: null,
      help: null,
      population: null,
      access: null,
      opening: null,
      language: null,
      free: false,
      anonymous: false,
    });
  });

  it('keeps the words and the criteria', () => {
    expect(read({ q: ' avocat ', place: '4000', help: 'juridique', opening: 'now', free: 'yes' })).toEqual({
      ...EMPTY_SEARCH,
      q: 'avocat',
      place: '4000',
      help: 'juridique',
      opening: 'now',
      free: true,
    });
  });

  it('leaves aside a code it does not know rather than finding nothing', () => {
    expect(read({ help: 'massage', category: 'viol', opening: 'perhaps', language: '<b>' })).toEqual({
      ...EMPTY_SEARCH,
      category: 'viol',
    });
  });

  it('cuts a pasted book and its control characters', () => {
    const { q } = read({ q: `a\u0000b${'x'.repeat(10_000)}` });

    expect(q.length).toBe(200);
    expect(q.startsWith('a b')).toBe(true);
  });

  it('comes back the same through the bridge', () => {
    const asked = fc.record<SearchForm>({
      q: fc.string({ maxLength: 50 }).map((text) => read({ q: text }).q),
      place: fc.constantFrom('', 'Liège', 'Saint-Gilles & co'),
      category: fc.constantFrom(null, ...CATEGORIES),
      help: fc.constantFrom(null, ...HELP),
      population: fc.constantFrom(null, ...POPULATIONS),
      access: fc.constantFrom(null, ...ACCESS),
      opening: fc.constantFrom(null, ...OPENINGS),
      language: fc.constantFrom(null, 'ar', 'nl'),
      free: fc.boolean(),
      anonymous: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, (form) => {
        expect(readSearchForm(new URLSearchParams(writeSearchForm(form)))).toEqual(form);
      }),
    );
  });
});

describe('the further criteria', () => {
  it('are shown when one of them is asked, folded otherwise', () => {
    expect(isFurtherAsked({ ...EMPTY_SEARCH, language: 'ar' })).toBe(true);
    expect(isFurtherAsked({ ...EMPTY_SEARCH, q: 'avocat', help: 'juridique' })).toBe(false);
  });
});
