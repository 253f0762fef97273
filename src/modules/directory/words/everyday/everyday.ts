import type { Locale } from '#kernel/locale.ts';
import type { CategoryCode, HelpCode } from '../../domain/codes.ts';
import type { ServiceId } from '../../domain/service.ts';

/**
 * What people type, in their own words. `first`: the services meant before all others. `category` and `help`:
 * the services that these words also describe, after the first ones. Spelling mistakes need no entry.
 */
export type Everyday = {
  readonly first: readonly ServiceId[];
  readonly category?: CategoryCode;
  readonly help?: HelpCode;
  readonly words: Readonly<Record<Locale, string>>;
};
