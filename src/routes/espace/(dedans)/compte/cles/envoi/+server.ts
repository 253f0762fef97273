import { removePasskey } from '#modules/access/server/index.ts';
import { onForm, problem } from '../../../../../../workplace/acts.server.ts';

/** Takes one key away. */
export const POST = onForm(async ({ locals: { tx, worker } }, { fields }) => {
  const outcome = await removePasskey(tx, worker, fields.get('key') ?? '');
  if (outcome === 'stepUp') return { refusal: 'stepUp' };
  if (outcome === 'lastFactor') return problem('', 'lastFactor');
  return { to: '/espace/compte/cles', said: { done: 'removed' } };
});
