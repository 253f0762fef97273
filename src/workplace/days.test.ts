import { expect, it } from 'vitest';
import { dayIn } from './days.ts';

it.each([
  ['31/12/2027', '2027-12-31'],
  [' 1/3/2024 ', '2024-03-01'],
  ['01.03.2024', '2024-03-01'],
  ['1 - 3 - 2024', '2024-03-01'],
  ['2024-03-01', '2024-03-01'],
  ['29/02/2028', '2028-02-29'],
  ['29/02/2027', null],
  ['31/04/2027', null],
  ['12/31/2027', null],
  ['00/01/2027', null],
  ['1/1/27', null],
  ['1/1/0027', null],
  ['bientôt', null],
  ['', null],
  [null, null],
])('who types %o means %o', (typed, expected) => {
  expect(dayIn(typed)).toBe(expected);
});
