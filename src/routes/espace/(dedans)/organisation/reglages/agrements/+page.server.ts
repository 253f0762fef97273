import { brusselsClock } from '#kernel/brusselsClock.ts';
import { toldOn } from '../../../../../../workplace/acts.server.ts';
import { accreditationsOf, kindsIn, onlyWhoRuns } from '../../../../../../workplace/settings.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  await onlyWhoRuns(locals);
  return {
    told: await toldOn(event),
    accreditations: await accreditationsOf(locals),
    kinds: kindsIn(locals.locale),
    today: brusselsClock(locals.now).day,
  };
};
