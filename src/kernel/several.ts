import type { Locale } from './locale.ts';

/** "1 service", "2 services". French says none in the singular, the other languages in the plural. */
export function severalIn(locale: Locale) {
  const isOne = (count: number): boolean => (locale === 'fr' ? count < 2 : count === 1);
  return (count: number, one: string, many: string): string => `${count} ${isOne(count) ? one : many}`;
}
