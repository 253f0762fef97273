import { error } from '@sveltejs/kit';
import { ownIntake } from '#modules/organisations/server/index.ts';
import { toldOn } from '../../../../../../workplace/acts.server.ts';
import { houseOf } from '../../../../../../workplace/house.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { teams, members, runs } = await houseOf(event.locals);
  const team = teams.find(({ id }) => id === event.params.id);
  if (!team) error(404);
  const opposite = teams.filter(({ side }) => ![team.side, 'common'].includes(side)).map(({ id }) => id);
  const across =
    team.side === 'common'
      ? []
      : members.filter((one) => one.teams.some((its) => opposite.includes(its.team)));
  const intake = team.kind === 'team' ? await ownIntake(event.locals.tx, event.locals.worker, team.id) : null;
  return { team, members, across: across.map(({ id }) => id), runs, intake, told: await toldOn(event) };
};
