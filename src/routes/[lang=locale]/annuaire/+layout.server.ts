import { readSettings } from '#platform/settings.ts';
import type { LayoutServerLoad } from './$types.js';

const [origin = null] = readSettings(process.env).origins;

/** What every page of the directory needs; nothing of the visitor, because the pages are kept for everybody. */
export const load: LayoutServerLoad = ({ params, url }) => {
  return { locale: params.lang, origin, pathname: url.pathname };
};
