import { error } from '@sveltejs/kit';
import { isAdministrator, listAcquaintances, ownRootWords } from '#modules/organisations/server/index.ts';
import { toldOn } from '../../../../../workplace/acts.server.ts';
import { byName } from '../../../../../workplace/alphabetical.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { tx, worker, keyring, shell, locale } = event.locals;
  if (shell.state !== 'active') error(404);
  return {
    told: await toldOn(event),
    own: await ownRootWords(tx, worker),
    others: byName(await listAcquaintances(tx, worker), ({ name }) => name, locale),
    runs: await isAdministrator(tx, { worker, keyring }),
  };
};
