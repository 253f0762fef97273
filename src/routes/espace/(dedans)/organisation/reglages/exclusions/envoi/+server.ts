import { rewriteExcluded } from '#modules/organisations/server/index.ts';
import { onForm } from '../../../../../../../workplace/acts.server.ts';
import { isId } from '../../../../../../../workplace/house.server.ts';

export const POST = onForm(async ({ locals }, { fields }) => {
  const outcome = await rewriteExcluded(locals.tx, locals, fields.getAll('excluded').filter(isId));
  return outcome.ok
    ? { to: '/espace/organisation/reglages', said: { done: 'excluded' } }
    : { refusal: outcome.refusal };
});
