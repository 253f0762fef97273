import type { ServiceView } from '#modules/directory/index.ts';
import type { Exclusion, Suggestion } from './guidance.ts';

/** A suggestion with what may be shown of its service. */
export type Shown = { readonly suggestion: Suggestion; readonly view: ServiceView };

/** A service the rules touched and that is not suggested, with every reason why. */
export type NotShown = { readonly name: string; readonly because: Exclusion['because'] };
