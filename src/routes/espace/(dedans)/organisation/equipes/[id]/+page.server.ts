import { error } from '@sveltejs/kit';
import { toldOn } from '../../../../../../workplace/acts.server.ts';
import { houseOf } from '../../../../../../workplace/house.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { teams, members, runs } = await houseOf(event.locals);
  const team = teams.find(({ id }) => id === event.params.id);
  if (!team) error(404);
  return { team, members, runs, told: await toldOn(event) };
};
