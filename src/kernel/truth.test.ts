import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { both, either, not, type Truth } from './truth.ts';

const truth = fc.constantFrom<Truth>('yes', 'no', 'unknown');

describe('what is not told never counts as no', () => {
  it('an unknown part leaves the whole open unless another part settles it', () => {
    expect(both('yes', 'unknown')).toBe('unknown');
    expect(both('no', 'unknown')).toBe('no');
    expect(either('no', 'unknown')).toBe('unknown');
    expect(either('yes', 'unknown')).toBe('yes');
    expect(not('unknown')).toBe('unknown');
  });

  it('telling more never turns a settled answer around', () => {
    fc.assert(
      fc.property(fc.array(truth), fc.constantFrom<Truth>('yes', 'no'), (parts, told) => {
        const later = parts.map((part) => (part === 'unknown' ? told : part));
        for (const combine of [both, either]) {
          const before = combine(...parts);
          if (before !== 'unknown') expect(combine(...later)).toBe(before);
        }
      }),
    );
  });

  it('not, both and either agree with each other', () => {
    fc.assert(
      fc.property(fc.array(truth), (parts) => {
        expect(not(both(...parts))).toBe(either(...parts.map(not)));
      }),
    );
  });
});
