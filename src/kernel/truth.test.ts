import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { either, not, type Truth } from './truth.ts';

const truth = fc.constantFrom<Truth>('yes', 'no', 'unknown');

describe('what is not told never counts as no', () => {
  it('an unknown part leaves the whole open unless another part settles it', () => {
    expect(either('no', 'unknown')).toBe('unknown');
    expect(either('yes', 'unknown')).toBe('yes');
    expect(not('unknown')).toBe('unknown');
  });

  it('telling more never turns a settled answer around', () => {
    fc.assert(
      fc.property(fc.array(truth), fc.constantFrom<Truth>('yes', 'no'), (parts, told) => {
        const later = parts.map((part) => (part === 'unknown' ? told : part));
        const before = either(...parts);
        if (before !== 'unknown') expect(either(...later)).toBe(before);
      }),
    );
  });

  it('the contrary of the contrary is what was said', () => {
    for (const told of ['yes', 'no', 'unknown'] as const) expect(not(not(told))).toBe(told);
    expect(not('yes')).toBe('no');
  });
});
