import { signOut } from '#modules/access/server/index.ts';
import { seeOther } from '../../../workplace/acts.server.ts';
import { forget } from '../../../workplace/door.server.ts';
import type { RequestHandler } from './$types.js';

/** The session ends here and in the database; what is being typed was kept before. */
export const POST: RequestHandler = async (event) => {
  await signOut(event.locals.tx);
  forget(event);
  const answer = seeOther('/espace/entrer');
  answer.headers.set('clear-site-data', '"cache"');
  return answer;
};
