import { describe, expect, test } from 'vitest';
import { phoneDigits, phoneHref, phoneQuery } from './dialing.ts';

describe('a number is one number, however it is written', () => {
  test.each(['0800 98 100', '080098100', '0800/98.100', '+32 800 98 100', '0032 800 98 100', '+3280098100'])(
    '%s has the digits of 0800 98 100',
    (written) => expect(phoneDigits(written)).toBe('080098100'),
  );

  test('a foreign number keeps its country', () => {
    expect(phoneDigits('+33 1 23 45 67 89')).toBe('33123456789');
  });
});

describe('a telephone dials', () => {
  test.each([
    ['0800 98 100', 'tel:+3280098100'],
    ['04 367 93 11', 'tel:+3243679311'],
    ['0484 60 80 47', 'tel:+32484608047'],
    ['+32 2 475 44 99', 'tel:+3224754499'],
    ['107', 'tel:107'],
    ['1712', 'tel:1712'],
    ['116 000', 'tel:116000'],
  ])('%s as %s', (written, href) => expect(phoneHref(written)).toBe(href));
});

describe('a query is a number', () => {
  test.each([
    ['0800 98', '080098'],
    ['(02) 475-44-11', '024754411'],
    ['+32 4 367', '04367'],
    ['107', '107'],
  ])('%s asks for %s', (query, digits) => expect(phoneQuery(query)).toBe(digits));

  test.each(['sos viol', '12', '', '4000 Liège', '+', 'rue 107'])('"%s" is not', (query) => {
    expect(phoneQuery(query)).toBeNull();
  });
});
