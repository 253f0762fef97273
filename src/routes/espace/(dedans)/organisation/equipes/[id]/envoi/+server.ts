import { newIntakeKey } from '#modules/organisations/server/index.ts';
import { onForm } from '../../../../../../../workplace/acts.server.ts';
import { grant, isId, rolesIn } from '../../../../../../../workplace/house.server.ts';

/** Gives this team to a colleague, or gives it a key to receive with. */
export const POST = onForm(async ({ locals, params }, { fields }) => {
  const team = params['id'] ?? '';
  const page = `/espace/organisation/equipes/${team}`;
  if (fields.get('act') !== 'intake') {
    const account = fields.get('account') ?? '';
    return await grant(locals, { account, team, roles: rolesIn(fields) }, page);
  }
  if (!isId(team)) return { refusal: 'notFound' };
  const outcome = await newIntakeKey(locals.tx, locals, team);
  return outcome.ok ? { to: page, said: { done: 'intakeMade' } } : { refusal: outcome.refusal };
});
