import type { Text } from '#kernel/locale.ts';
import { words } from '../words/index.ts';

/** A judicial district by name alone, in each language: for lists that already say what they list. */
export function districtNames(name: string): Text {
  return {
    fr: words('fr').names[name] ?? name,
    nl: words('nl').names[name] ?? name,
    de: words('de').names[name] ?? name,
    en: words('en').names[name] ?? name,
  };
}
