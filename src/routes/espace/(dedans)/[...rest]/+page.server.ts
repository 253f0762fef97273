import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.js';

/** Addresses that do not exist answer like those of others. */
export const load: PageServerLoad = () => error(404);
