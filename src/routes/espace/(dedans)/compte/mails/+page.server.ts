import { getsMail } from '#modules/access/server/index.ts';
import { sendsMail } from '#platform/settings.ts';
import { toldOn } from '../../../../../workplace/acts.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const told = await toldOn(event);
  return { told, mails: { wanted: await getsMail(event.locals.tx), sent: sendsMail(process.env) } };
};
