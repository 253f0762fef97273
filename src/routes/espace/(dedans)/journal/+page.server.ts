import { listAudit } from '#modules/access/server/index.ts';
import { houseOf } from '../../../../workplace/house.server.ts';
import type { PageServerLoad } from './$types.js';

const ENTRIES_A_PAGE = 50;

/** Who runs the house reads all of it; everybody else what was done to her own account. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { members, teams, runs } = await houseOf(locals);
  const asked = url.searchParams.get('avant') ?? '';
  const before = /^\d{1,15}$/.test(asked) ? { before: Number(asked) } : {};
  const about = runs ? {} : { object: locals.worker.account };
  const recorded = await listAudit(locals.tx, { limit: ENTRIES_A_PAGE, ...before, ...about });
  const entries = recorded.map(({ seq, hour, actor, action, kind, object }) => ({
    ...{ seq, hour, actor, action, kind, object },
  }));
  const oldest = entries.at(-1)?.seq ?? 1;
  const older = entries.length === ENTRIES_A_PAGE ? oldest : null;
  return { members, teams, runs, entries, isFirst: asked === '', older };
};
