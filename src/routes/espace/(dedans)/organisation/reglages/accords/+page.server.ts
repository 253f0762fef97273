import { brusselsClock } from '#kernel/brusselsClock.ts';
import { toldOn } from '../../../../../../workplace/acts.server.ts';
import { agreementsOf, onlyWhoRuns, otherHouses } from '../../../../../../workplace/settings.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  await onlyWhoRuns(locals);
  return {
    told: await toldOn(event),
    agreements: await agreementsOf(locals),
    others: await otherHouses(locals),
    today: brusselsClock(locals.now).day,
  };
};
