import { toldOn } from '../../../../../workplace/acts.server.ts';
import { recoveriesOf } from '../../../../../workplace/recoveries.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => ({
  ...(await recoveriesOf(event.locals)),
  now: event.locals.now,
  told: await toldOn(event),
});
