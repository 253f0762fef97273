import type { Everyday } from './everyday.ts';
import { NEEDS } from './needs.ts';
import { VIOLENCE } from './violence.ts';

/** What people type, and the services they mean. */
export const EVERYDAY: readonly Everyday[] = [...VIOLENCE, ...NEEDS];
export { COMMON_WORDS } from './commonWords.ts';
export type { Everyday };
