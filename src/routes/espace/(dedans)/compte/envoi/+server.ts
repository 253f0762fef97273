import { signOutEverywhere } from '#modules/access/server/index.ts';
import { onForm } from '../../../../../workplace/acts.server.ts';
import { forget } from '../../../../../workplace/door.server.ts';

/** Every session ends, this one too. */
export const POST = onForm(async (event) => {
  const { tx, worker } = event.locals;
  await signOutEverywhere(tx, worker);
  forget(event);
  return { to: '/espace/entrer' };
});
