import { ENTRIES_A_PAGE, listEntries } from '../../../../workplace/audit.server.ts';
import { houseOf } from '../../../../workplace/house.server.ts';
import type { PageServerLoad } from './$types.js';

/** Who runs the house reads all of it; everybody else what they did themselves. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { members, teams, runs } = await houseOf(locals);
  const asked = url.searchParams.get('avant') ?? '';
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
  const entries = await listEntries(locals.tx, { before, by: runs ? null : locals.worker.account });
  const oldest = entries.at(-1)?.seq ?? 1;
  return { members, teams, runs, entries, before, older: entries.length === ENTRIES_A_PAGE ? oldest : null };
};
