import { describe, expect, test } from 'vitest';
import { loadDirectory } from '#modules/directory/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { newGuidance, situationSchema } from './index.ts';

const territory = loadTerritory();
const schema = situationSchema(territory);
const fieldsRefused = (given: unknown): readonly string[] =>
  (schema.safeParse(given).error?.issues ?? []).map((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.join() : String(issue.path[0]),
  );

describe('what may be told', () => {
  test('nothing at all is a situation', () => {
    expect(schema.parse({})).toEqual({});
  });

  test.each([
    ['name', { name: 'somebody' }],
    ['role', { role: 'queen' }],
    ['dangerNow', { dangerNow: 'yes' }],
    ['violence', { violence: 'sexual' }],
    ['violence', { violence: ['sexual', 'rude'] }],
    ['hoursSince', { hoursSince: -1 }],
    ['hoursSince', { hoursSince: Number.POSITIVE_INFINITY }],
    ['age', { age: 121 }],
    ['age', { age: null }],
    ['needs', { needs: Array.from({ length: 200 }, () => 'legal') }],
    ['municipality', { municipality: '99999' }],
    ['municipality', { municipality: 62063 }],
  ])('%s is refused by name in %j', (field, given) => {
    expect(fieldsRefused(given)).toEqual([field]);
  });

  test('a municipality of before the mergers becomes the one of today', () => {
    expect(schema.parse({ municipality: '55022' })).toEqual({ municipality: '58001' });
  });
});

describe('guidance at start', () => {
  const directory = loadDirectory(territory);

  test('stops when a rule names a service that is not there, and says which', () => {
    const without = {
      ...directory,
      find: (id: string) => (id === 'praxis' ? undefined : directory.find(id)),
    };

    expect(() => newGuidance(directory, territory)).not.toThrow();
    expect(() => newGuidance(without, territory)).toThrow(/R32.*"praxis"/);
  });

  test('says the version of its rules in every answer', () => {
    const { guide, ruleset } = newGuidance(directory, territory);

    expect(ruleset).toMatch(/^\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}$/);
    expect(guide({}).ruleset).toBe(ruleset);
  });
});
