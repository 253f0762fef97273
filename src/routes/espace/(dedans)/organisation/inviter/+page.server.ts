import { error } from '@sveltejs/kit';
import { toldOn } from '../../../../../workplace/acts.server.ts';
import { houseOf } from '../../../../../workplace/house.server.ts';
import type { PageServerLoad } from './$types.js';

/** Who does not run the house has no such page. */
export const load: PageServerLoad = async (event) => {
  const { runs } = await houseOf(event.locals);
  if (!runs) error(404);
  return { told: await toldOn(event) };
};
