import { describe, expect, it } from 'vitest';
import { NEEDS, ROLES, VIOLENCES } from './situation.ts';
import { CHOICES, codesOf, isAnswer, situationOf, voiceOf } from './questions.ts';

/** The ranges people tap, in hours and in years: [first, first of the next range]. */
const HOURS = {
  ongoing: [0, 1],
  sinceYesterday: [0, 48],
  twoOrThreeDays: [48, 96],
  fourToSevenDays: [96, 192],
  thisMonth: [168, 744],
  longer: [720, Infinity],
};
const YEARS = {
  under6: [0, 6],
  from6: [6, 12],
  from12: [12, 15],
  from15: [15, 18],
  from18: [18, 26],
  from26: [26, 60],
  from60: [60, 121],
};
/** Where a service begins or ends to fit, in hours: traces and HIV, contraception, one week, one month. */
const DEADLINES = [72, 120, 168, 720];

describe('A tap is told as a value of its own range', () => {
  it.each(CHOICES.hoursSince)('%s is told as %d hours', (code, hours) => {
    const [from = 0, to = 0] = HOURS[code];

    expect(hours).toBeGreaterThanOrEqual(from);
    expect(hours).toBeLessThan(to);
  });

  it.each(CHOICES.age)('%s is told as %d years', (code, years) => {
    const [from = 0, to = 0] = YEARS[code];

    expect(years).toBeGreaterThanOrEqual(from);
    expect(years).toBeLessThan(to);
  });

  it.each(CHOICES.hoursSince.filter(([code]) => code !== 'longer'))(
    '%s falls inside every deadline that its range crosses',
    (code, hours) => {
      const [from = 0, to = 0] = HOURS[code];
      const crossed = DEADLINES.filter((deadline) => from < deadline && deadline < to);

      for (const deadline of crossed) expect(hours).toBeLessThan(deadline);
    },
  );
});

describe('An unknown is never a "no"', () => {
  it('leaves out what was not answered and what is no answer', () => {
    expect(situationOf({})).toEqual({});
    expect(situationOf({ age: ['immortal'], violence: [], role: ['victim', 'witness'] })).toEqual({});
  });

  it('tells "no" only when "no" was tapped', () => {
    expect(situationOf({ dangerNow: ['no'] })).toEqual({ dangerNow: false });
  });

  it('lists several violences in the same order whatever was ticked first', () => {
    expect(situationOf({ violence: ['partner', 'sexual'] })).toEqual(
      situationOf({ violence: ['sexual', 'partner'] }),
    );
  });

  it('takes no word of the machine for an answer', () => {
    for (const code of ['constructor', '__proto__', 'toString']) expect(isAnswer('role', [code])).toBe(false);
    expect(isAnswer('role', ['victim'])).toBe(true);
  });
});

describe('Every question has its choices', () => {
  it('shows no choice for the place, which is typed', () => {
    expect(codesOf('municipality')).toEqual([]);
    expect(codesOf('role')).toContain('perpetrator');
  });

  it('offers every role, every violence and every need that guidance knows', () => {
    expect(codesOf('role').toSorted()).toEqual(ROLES.toSorted());
    expect(codesOf('violence').toSorted()).toEqual(VIOLENCES.toSorted());
    expect(codesOf('needs').toSorted()).toEqual(NEEDS.toSorted());
  });

  it('keeps advice and training for professionals', () => {
    expect(codesOf('needs', 'self')).not.toContain('training');
    expect(codesOf('needs', 'professional')).toContain('training');
    expect(isAnswer('needs', ['training'])).toBe(true);
  });
});

describe('The words follow who speaks', () => {
  it.each([
    [{}, 'self'],
    [{ role: 'victim' }, 'self'],
    [{ role: 'relative' }, 'other'],
    [{ role: 'witness' }, 'other'],
    [{ role: 'professional' }, 'professional'],
    [{ role: 'perpetrator' }, 'perpetrator'],
  ] as const)('%o speaks as %s', (situation, voice) => {
    expect(voiceOf(situation)).toBe(voice);
  });
});
