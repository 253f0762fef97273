import { brusselsClock } from '#kernel/brusselsClock.ts';
import { addPasskey, findSecurity } from '#modules/access/server/index.ts';
import { onForm, problem } from '../../../../../../../workplace/acts.server.ts';
import { lineOf } from '../../../../../../../workplace/lines.ts';
import { signedInside } from '../../../../../../../workplace/passkeys.server.ts';

/** A name, not a text: it is shown in a list, and by the device. */
const LONGEST = 60;

const CODES = { refused: 'passkeyRefused', tooMany: 'tooManyPasskeys' } as const;

export const POST = onForm(async (event, { fields }) => {
  const { tx, worker, now } = event.locals;
  const name = lineOf(fields.get('name'));
  const response = fields.get('credential') ?? '';
  if (name === '' || name.length > LONGEST) return problem('name', 'passkeyName');
  // Asked first: what was signed waits with the form, and is good for one look only.
  if (!worker.steppedUp) return { refusal: 'stepUp' };
  const signed = await signedInside(event, response);
  const outcome = await addPasskey(tx, worker, { ...signed, name, day: brusselsClock(now).day });
  if (outcome === 'stepUp') return { refusal: 'stepUp' };
  fields.delete('credential');
  if (outcome !== 'added') return problem('name', CODES[outcome]);
  const { hasRecovery } = await findSecurity(tx, worker);
  return hasRecovery
    ? { to: '/espace/compte/cles', said: { done: 'added' } }
    : { to: '/espace/compte/secours' };
});
