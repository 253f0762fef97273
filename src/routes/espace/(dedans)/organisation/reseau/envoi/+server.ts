import { markCompared } from '#modules/organisations/server/index.ts';
import { onForm, problem } from '../../../../../../workplace/acts.server.ts';
import { isId } from '../../../../../../workplace/house.server.ts';

/** The words that were on the screen come back with the form: others than those are not noted. */
export const POST = onForm(async ({ locals }, { fields }) => {
  const organisation = fields.get('organisation') ?? '';
  if (!isId(organisation)) return problem('', 'gone');
  if (!fields.has('heard')) return problem(`heard-${organisation}`, 'compared');
  const words = (fields.get('words') ?? '').split(' ');
  const outcome = await markCompared(locals.tx, locals, { organisation, words });
  if (outcome.ok) return { to: '/espace/organisation/reseau', said: { done: 'compared' } };
  return outcome.refusal === 'notFound' ? problem('', 'gone') : { refusal: outcome.refusal };
});
