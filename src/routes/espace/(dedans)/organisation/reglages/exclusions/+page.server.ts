import { listExcluded } from '#modules/organisations/server/index.ts';
import { toldOn } from '../../../../../../workplace/acts.server.ts';
import { onlyWhoRuns, otherHouses } from '../../../../../../workplace/settings.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  await onlyWhoRuns(locals);
  const told = await toldOn(event);
  // A box that is not ticked says nothing: the hidden word says that the form was being filled in.
  const excluded = told.fields['act'] ? (told.fields['excluded'] ?? []) : await listExcluded(locals.tx);
  return { told, others: await otherHouses(locals), excluded };
};
