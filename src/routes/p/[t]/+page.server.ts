import { redirect } from '@sveltejs/kit';
import { takeDraft } from '#platform/bridge.ts';
import { knowledge } from '../../../knowledge.server.ts';
import { carriedJourney } from '../../stage/carried.server.ts';
import { setStage } from '../../stage/setStage.server.ts';
import type { PageServerLoad } from './$types.js';

/** One reading: a second one, a copied address or an old one leads to the entrance. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const draft = await takeDraft(locals.db, params.t);
  if (draft === null) redirect(303, '/');
  const known = knowledge();
  const stage = setStage(carriedJourney(draft, known.territory), known, {
    now: locals.now,
    ticket: params.t,
  });
  locals.locale = stage.locale;
  return { stage, locale: stage.locale };
};
