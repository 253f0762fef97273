import { describe, expect, test } from 'vitest';
import { loadDirectory } from '#modules/directory/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import type { Suggestion } from './guidance.ts';
import { inFront } from './inFront.ts';

const directory = loadDirectory(loadTerritory());
const { services } = directory;
const silent = services.filter(({ phone }) => phone === null).map(({ id }) => id);
const lineOf = new Map(services.map(({ id, phone }) => [phone ?? id, id]));
/** Services of which no two answer at one number, and one that shares its number with another. */
const [first, second, third, fourth] = lineOf.values();
const [one, same] = [...Map.groupBy(services, ({ phone }) => phone)]
  .filter(([phone, sharing]) => phone !== null && sharing.length > 1)
  .flatMap(([, sharing]) => sharing.slice(0, 2).map(({ id }) => id));

const shown = (...ids: readonly (string | undefined)[]) => {
  const suggestions = ids.map((id): Suggestion => {
    if (id === undefined) throw new Error('the directory has no such service any more');
    return { service: id, urgency: 'days', reasons: [], unknown: [], standsFor: null };
  });
  const { first, others } = inFront(suggestions, directory);
  return { first: first.map(({ service }) => service), others: others.map(({ service }) => service) };
};

describe('what is shown first', () => {
  test('a branch that answers at the number of its network leaves its place to another help', () => {
    expect(shown(one, same, silent[0], silent[1])).toEqual({
      first: [one, silent[0], silent[1]],
      others: [same],
    });
  });

  test('services without a number are different helps', () => {
    expect(shown(silent[0], silent[1])).toEqual({ first: [silent[0], silent[1]], others: [] });
  });

  test('is three at most, in the order they came', () => {
    expect(shown(third, first, fourth, second)).toEqual({
      first: [third, first, fourth],
      others: [second],
    });
  });
});
