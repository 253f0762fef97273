import { describe, expect, it } from 'vitest';
import { dialable } from './phone.ts';

describe('the number a telephone dials', () => {
  it.each([
    ['101', '101'],
    ['1712', '1712'],
    ['116 000', '116000'],
    ['0800 98 100', '+3280098100'],
    ['0800 124 20', '+3280012420'],
    ['02 535 45 42', '+3225354542'],
    ['071/92.41.00', '+3271924100'],
    ['0484 60 80 47', '+32484608047'],
    ['+32 2 475 44 99', '+3224754499'],
  ])('of %s is %s', (written, dialled) => {
    expect(dialable(written)).toBe(dialled);
  });

  it.each([
    '',
    '0800 98 10',
    '02 535 45 4',
    '0484 60 80 4',
    '02 535 45 42 1',
    'trois',
    '01 02',
    '+0 12',
    '99',
  ])('does not exist for « %s »', (written) => {
    expect(dialable(written)).toBeNull();
  });
});
