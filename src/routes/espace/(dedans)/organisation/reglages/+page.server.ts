import { toldOn } from '../../../../../workplace/acts.server.ts';
import { settingsOf } from '../../../../../workplace/settings.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => ({
  ...(await settingsOf(event.locals)),
  told: await toldOn(event),
});
