import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = ({ locals, url }) => ({
  locale: locals.locale,
  shell: locals.shell,
  path: url.pathname,
});
