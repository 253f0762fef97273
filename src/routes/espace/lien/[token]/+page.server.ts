import { findInvitation } from '#modules/organisations/server/index.ts';
import { newPassphrase } from '#sealing/index.ts';
import { staffDatabase } from '#platform/database.ts';
import { toldAtDoor } from '../../../../workplace/door.server.ts';
import type { PageServerLoad } from './$types.js';

/** A link that was used, is too old or was never made: one answer. */
export const load: PageServerLoad = async (event) => {
  const { fields, problems } = await toldAtDoor(event);
  const typed = Object.fromEntries(Object.entries(fields).map(([name, [value = '']]) => [name, value]));
  return {
    page: event.url.pathname,
    invitation: (await findInvitation(staffDatabase(), event.params.token)) ?? null,
    proposed: newPassphrase(),
    typed,
    problems,
  };
};
