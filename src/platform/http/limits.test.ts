import { expect, it } from 'vitest';
import { neighbourhoodOf } from './limits.ts';

it.each([
  ['192.0.2.7', '192.0.2.250'],
  ['::ffff:192.0.2.7', '192.0.2.8'],
  ['2001:db8:0:1200::1', '2001:0db8:0000:12ff:ffff::2'],
  ['2001:db8::1', '2001:db8:0:0:9:9:9:9'],
])('%s and %s are neighbours', (one, other) => {
  expect(neighbourhoodOf(one)).toBe(neighbourhoodOf(other));
});

it.each([
  ['192.0.2.7', '192.0.3.7'],
  ['2001:db8:0:1200::1', '2001:db8:0:1300::1'],
  ['2a02:a03f::2:1', '2a02:a040::2:1'],
])('%s and %s are not', (one, other) => {
  expect(neighbourhoodOf(one)).not.toBe(neighbourhoodOf(other));
});
