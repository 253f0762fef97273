import { onForm } from '../../../../../../../workplace/acts.server.ts';
import { grant, rolesIn } from '../../../../../../../workplace/house.server.ts';

/** Gives this team to a colleague. */
export const POST = onForm(async ({ locals, params }, { fields }) => {
  const team = params['id'] ?? '';
  const account = fields.get('account') ?? '';
  return await grant(
    locals,
    { account, team, roles: rolesIn(fields) },
    `/espace/organisation/equipes/${team}`,
  );
});
