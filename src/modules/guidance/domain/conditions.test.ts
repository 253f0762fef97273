import { describe, expect, test } from 'vitest';
import type { Truth } from '#kernel/truth.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { all, any, has, is, not, surely, under, within, yes, type Condition } from './conditions.ts';
import { spellOut } from './guide.ts';
import type { Situation } from './situation.ts';

const territory = loadTerritory();
const holds = (condition: Condition, situation: Situation): Truth =>
  condition.holds(spellOut(situation, territory));
const missing = (condition: Condition, situation: Situation) =>
  condition.missing(spellOut(situation, territory));

const YES = is('role', 'victim');
const NO = is('role', 'witness');
const UNKNOWN = yes('dangerNow');
const GIVEN: Situation = { role: 'victim' };

describe('what is not told is unknown, never no', () => {
  test.each([
    ['a value', is('gender', 'woman')],
    ['a list', has('violence', 'sexual')],
    ['a yes or no', yes('dangerNow')],
    ['an age', under('age', 18)],
    ['the time since', within(72)],
  ])('%s', (_, condition) => {
    expect(holds(condition, {})).toBe('unknown');
    expect(missing(condition, {})).toEqual([condition.facts[0]]);
  });

  test('an empty list tells nothing', () => {
    expect(holds(has('violence', 'sexual'), { violence: [] })).toBe('unknown');
    expect(holds(has('violence', 'sexual'), { violence: ['crime'] })).toBe('no');
  });
});

describe('conditions combine as Kleene said', () => {
  test.each([
    [[YES, YES], 'yes', 'yes'],
    [[YES, UNKNOWN], 'unknown', 'yes'],
    [[YES, NO], 'no', 'yes'],
    [[NO, UNKNOWN], 'no', 'unknown'],
    [[NO, NO], 'no', 'no'],
    [[UNKNOWN, UNKNOWN], 'unknown', 'unknown'],
  ] as const)('%#: all and any', ([one, other], together, either) => {
    expect(holds(all(one, other), GIVEN)).toBe(together);
    expect(holds(all(other, one), GIVEN)).toBe(together);
    expect(holds(any(one, other), GIVEN)).toBe(either);
    expect(holds(any(other, one), GIVEN)).toBe(either);
  });

  test('the contrary of unknown is unknown', () => {
    expect(holds(not(UNKNOWN), GIVEN)).toBe('unknown');
    expect(holds(not(YES), GIVEN)).toBe('no');
  });

  test('surely turns unknown into no, and asks for nothing', () => {
    expect(holds(surely(UNKNOWN), GIVEN)).toBe('no');
    expect(missing(surely(UNKNOWN), GIVEN)).toEqual([]);
  });

  test('only the facts that keep it unknown are missing', () => {
    expect(missing(all(YES, UNKNOWN, under('age', 18)), GIVEN)).toEqual(['dangerNow', 'age']);
    expect(missing(any(YES, UNKNOWN), GIVEN)).toEqual([]);
  });
});

describe('how long ago', () => {
  test('two ages years apart say that the facts are old', () => {
    expect(holds(within(720), { age: 40, ageAtFacts: 10 })).toBe('no');
  });

  test('two ages a birthday apart say nothing', () => {
    expect(holds(within(720), { age: 18, ageAtFacts: 17 })).toBe('unknown');
  });

  test('the hours told win over the ages', () => {
    expect(holds(within(720), { age: 40, ageAtFacts: 10, hoursSince: 5 })).toBe('yes');
  });
});
