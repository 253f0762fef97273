import { renewRecovery } from '#modules/access/server/index.ts';
import { sessionToken } from '#platform/sessionCookie.ts';
import { onForm } from '../../../../../../workplace/acts.server.ts';

/** The code waits, sealed, for the one page that shows it. */
export const POST = onForm(async ({ locals, cookies }) => {
  const code = await renewRecovery(locals.tx, sessionToken(cookies));
  return code === null ? { refusal: 'stepUp' } : { to: '/espace/compte/secours', said: { code } };
});
