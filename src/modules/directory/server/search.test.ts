import { describe, expect, test } from 'vitest';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { grownDirectory } from '../../../../tests/support/inventedDirectory.ts';
import {
  AGREED,
  NUMBERS,
  PLACES,
  PLAIN_WORDS,
  type SearchCase,
} from '../../../../tests/support/searchCases.ts';
import type { Directory, Service } from '../domain/service.ts';
import { loadDirectory } from './load.ts';
import { newSearch, type Search } from './search.ts';

const territory = loadTerritory();
const directory = loadDirectory(territory);
const search = newSearch(directory, territory);
const grown = newSearch(grownDirectory(directory, territory, 10_000), territory);

const LIEGE = '62063';

function idsOf(find: Search, q: string, limit = 3): readonly string[] {
  return find({ q, limit }).items.map(({ service }) => service.id);
}

function withService(change: Partial<Service>): Directory {
  const model = directory.find('cvfe');
  if (!model) throw new Error('the model of the test is gone');
  const planted = { ...model, ...change };
  const services = [...directory.services, planted];
  return { ...directory, services, find: (id) => services.find((service) => service.id === id) };
}

function oneOf({ q, among }: SearchCase, find: Search): void {
  const found = idsOf(find, q);
  expect(
    found.filter((id) => among.includes(id)),
    `${q} → ${found.join(', ')}`,
  ).not.toEqual([]);
}

describe('what people look for is among the first three services', () => {
  test.each(AGREED)('agreed: $q', (expected) => oneOf(expected, search));
  test.each(PLAIN_WORDS)('in plain words: $q', (expected) => oneOf(expected, search));
  test.each(NUMBERS)('by number: $q', (expected) => oneOf(expected, search));
  test.each(PLACES)('with a place: $q', (expected) => oneOf(expected, search));
});

describe('a directory of ten thousand services buries none of them', () => {
  test.each([...AGREED, ...NUMBERS])('$q', (expected) => oneOf(expected, grown));
  test.each(PLAIN_WORDS)('$q', (expected) => oneOf(expected, grown));
});

describe('the order of the answers', () => {
  test('an exact name comes before every other mention of its words', () => {
    const rival = { id: 'rival', name: 'Ulysse, chez Ulysse', shortName: 'Ulysse Ulysse', help: [] };
    const crowded = newSearch(withService(rival), territory);

    expect(idsOf(crowded, 'ulysse', 50)).toContain('rival');
    expect(idsOf(crowded, 'ulysse', 1)).toEqual(['ulysse']);
  });

  test('the same query gives the same list twice', () => {
    const asked = { q: 'violence', municipality: LIEGE, limit: 200 };

    expect(search(asked)).toEqual(newSearch(directory, territory)(asked));
  });

  test('pages follow each other without a gap or a double', () => {
    const whole = idsOf(search, 'enfants', 12);
    const first = search({ q: 'enfants', limit: 6 });
    const second = search({ q: 'enfants', limit: 6, offset: 6 });

    expect(first.total).toBeGreaterThan(12);
    expect([...first.items, ...second.items].map(({ service }) => service.id)).toEqual(whole);
  });

  test('a place brings first what stands there, then what serves it, and never what cannot', () => {
    const found = idsOf(search, 'Namur', 200);

    expect(found.indexOf('gams-namur')).toBeLessThan(found.indexOf('sos-viol'));
    expect(found).not.toContain('payoke');
  });

  test('common words around a place ask nothing more', () => {
    expect(idsOf(search, 'un service à Namur', 10)).toEqual(idsOf(search, 'Namur', 10));
  });

  test('a whole sentence finds what its words mean', () => {
    const sentence =
      'j’ai besoin d’un endroit où dormir ce soir avec mes enfants, mon mari m’a frappée et je dois fuir';

    expect(idsOf(search, sentence, 10)).toEqual(expect.arrayContaining(['cvfe']));
  });

  test('an age is not a municipality: "15 ans" does not look in Ans', () => {
    expect(idsOf(search, 'mineur 15 ans', 200)).toContain('maintenant-jen-parle');
  });
});

describe('a query that says nothing', () => {
  test.each(['', '   ', 'un service pour une aide', '…'])('gives the whole directory: "%s"', (q) => {
    expect(search({ q }).total).toBe(directory.services.length);
  });

  test('a word nobody uses gives nothing, though a close one is found', () => {
    expect(idsOf(search, 'excisoin')).not.toEqual([]);
    expect(search({ q: 'xyzzyplugh' })).toEqual({ total: 0, items: [] });
  });

  test.each(['constructor', '__proto__', 'toString', '\u0000', '%_*(', 'ماعدة', '☎'.repeat(5000)])(
    'survives hostile text: %s',
    (q) => {
      expect(search({ q }).items.length).toBeLessThanOrEqual(20);
    },
  );
});

describe('a protected address cannot be found', () => {
  const street = 'Canariedreef';
  const canary = {
    street,
    postcode: '4999',
    city: 'Canariville',
    municipality: LIEGE,
    site: null,
    note: null,
  };

  test('a public address is found by its street, a protected one by nothing', () => {
    const shown = newSearch(withService({ id: 'canary', address: canary }), territory);
    // The secret rides along on a field the type does not know, as a mistake in the data would bring it.
    const secret: Partial<Service> = { id: 'canary', address: 'protected' };
    const hidden = newSearch(withService(Object.assign(secret, { secretAddress: canary })), territory);

    expect(idsOf(shown, street)).toContain('canary');
    expect(hidden({ q: street }).items).toEqual([]);
    expect(idsOf(hidden, 'Canariville')).toEqual([]);
  });

  test('it has no distance either', () => {
    const find = (address: Service['address']) =>
      newSearch(
        withService({ id: 'canary', address }),
        territory,
      )({ municipality: LIEGE, limit: 500 }).items.find(({ service }) => service.id === 'canary');

    expect(find(canary)?.distanceKm).toBe(0);
    expect(find('protected')?.distanceKm).toBeUndefined();
  });
});
