import type { ServiceView } from '#modules/directory/index.ts';
import type { Suggestion } from '../index.ts';

/** A suggestion with what may be shown of its service. */
export type Shown = { readonly suggestion: Suggestion; readonly view: ServiceView };
