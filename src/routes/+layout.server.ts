import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = ({ locals }) => ({ exitUrl: locals.exitUrl, locale: locals.locale });
