import type { Locale } from '#kernel/locale.ts';

/** By name, as the reader's language sorts it: É stands with E. What has no readable name comes last. */
export function byName<One>(
  list: readonly One[],
  nameOf: (one: One) => string | null | undefined,
  locale: Locale,
): readonly One[] {
  return list.toSorted((a, b) => {
    const [left, right] = [nameOf(a), nameOf(b)];
    if (left && right) return left.localeCompare(right, locale);
    return Number(!left) - Number(!right);
  });
}
