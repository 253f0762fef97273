import { enrolTotp, findSecurity } from '#modules/access/server/index.ts';
import { onForm, problem } from '../../../../../../workplace/acts.server.ts';

export const POST = onForm(async ({ locals }, { fields }) => {
  const { tx, worker, now } = locals;
  const enrolment = { secret: fields.get('secret') ?? '', typed: fields.get('code') ?? '', now };
  const outcome = await enrolTotp(tx, worker, enrolment);
  if (outcome === 'stepUp') return { refusal: 'stepUp' };
  if (outcome === 'wrong') return problem('code', 'wrongCode');
  const { hasRecovery } = await findSecurity(tx, worker);
  return hasRecovery
    ? { to: '/espace/compte', said: { done: 'enrolled' } }
    : { to: '/espace/compte/secours' };
});
