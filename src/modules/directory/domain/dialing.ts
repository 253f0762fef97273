import { dialable } from './phone.ts';

/** What a telephone dials: short numbers as they are, the others with the country code. */
export function phoneHref(written: string): string {
  return `tel:${dialable(written) ?? phoneDigits(written)}`;
}

/** The same digits however a Belgian number is written: `0800 98 100`, `080098100`, `+32 800 98 100`. */
export function phoneDigits(written: string): string {
  const kept = written.replace(/[^\d+]/g, '').replace(/^00/, '+');
  return kept.startsWith('+32') ? `0${kept.slice(3)}` : kept.replaceAll('+', '');
}

/** The digits of a query that is a number and nothing else; null for any other query. */
export function phoneQuery(query: string): string | null {
  if (!/^\s*\+?[\d\s./()-]+$/.test(query)) return null;
  const digits = phoneDigits(query);
  return digits.length >= 3 ? digits : null;
}
