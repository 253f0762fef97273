import { findSecurity, getsMail, listSessions } from '#modules/access/server/index.ts';
import { sendsMail } from '#platform/settings.ts';
import { toldOn } from '../../../../workplace/acts.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { tx, worker } = event.locals;
  const told = await toldOn(event);
  const security = await findSecurity(tx, worker);
  const sessions = await listSessions(tx);
  const mails = { wanted: await getsMail(tx), sent: sendsMail(process.env) };
  return { told, security, mails, sessions };
};
