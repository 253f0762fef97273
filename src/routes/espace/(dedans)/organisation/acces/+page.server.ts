import { houseOf } from '../../../../../workplace/house.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals }) => ({ ...(await houseOf(locals)), now: locals.now });
