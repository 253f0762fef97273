import type { Locale } from '#kernel/locale.ts';

/** What every screen of the journey carries on: its language, its state, and its one address without script. */
export type Here = { readonly locale: Locale; readonly state: string; readonly ticket: string };
