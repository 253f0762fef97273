import { describe, expect, it } from 'vitest';
import { notRenewed, validityOf } from './validity.ts';

describe('what ends is told in time', () => {
  it.each([
    [null, 'open'],
    ['2027-01-22', 'running'],
    ['2027-01-21', 'soon'],
    ['2026-11-22', 'soon'],
    ['2026-11-21', 'ended'],
  ])('until %s, it is %s on 22 November 2026', (until, expected) => {
    expect(validityOf(until, '2026-11-22')).toBe(expected);
  });
});

describe('what was renewed is not told any more', () => {
  const old = { kind: 'justice', from: '2020-01-01', until: '2025-12-31' };
  const isSame = (one: { kind: string }, other: { kind: string }) => one.kind === other.kind;

  it.each([
    ['a later one that lasts longer', { ...old, from: '2026-01-01', until: '2031-12-31' }, false],
    ['a later one without an end', { ...old, from: '2026-01-01', until: null }, false],
    ['a later one of another kind', { kind: 'viol', from: '2026-01-01', until: null }, true],
    ['a later one that ends before it', { ...old, from: '2021-01-01', until: '2022-01-01' }, true],
  ])('%s: still told %s', (_, later, isTold) => {
    expect(notRenewed([old, later], isSame).includes(old)).toBe(isTold);
  });
});
