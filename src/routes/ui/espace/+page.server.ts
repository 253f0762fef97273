import { dev } from '$app/env';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.js';

/** The pieces of the workplace with their states, for who builds pages. In a built Relais it does not exist. */
export const load: PageServerLoad = () => {
  if (!dev) error(404);
};
