import { defineParams } from '@sveltejs/kit/params';
import { isLocale } from '#kernel/locale.ts';

/** What an address may hold where a route says `[lang=locale]`. */
export const params = defineParams({
  locale: (param) => (isLocale(param) ? param : undefined),
});
