import { phoneHref, type Directory } from '#modules/directory/index.ts';
import type { Suggestion } from './guidance.ts';

/** More than three first, and nobody reads the third. */
const FIRST = 3;

type InFront = { readonly first: readonly Suggestion[]; readonly others: readonly Suggestion[] };

/**
 * What is shown first: three at most, one number once. A branch that answers at the number of its network would take
 * the place of another help. A service without a number takes nobody's place. Both lists keep their order.
 */
export function inFront(suggestions: readonly Suggestion[], directory: Pick<Directory, 'find'>): InFront {
  const numbers = new Set<string>();
  const first = suggestions
    .filter(({ service }) => {
      const phone = directory.find(service)?.phone ?? null;
      if (phone === null) return true;
      const number = phoneHref(phone);
      const isNew = !numbers.has(number);
      numbers.add(number);
      return isNew;
    })
    .slice(0, FIRST);
  return { first, others: suggestions.filter((one) => !first.includes(one)) };
}
