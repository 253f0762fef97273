import { newJourney } from '#modules/guidance/index.ts';
import { knowledge } from '../knowledge.server.ts';
import { setStage } from './stage/setStage.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals }) => ({
  stage: setStage(newJourney(locals.locale), knowledge(), { now: locals.now, ticket: '' }),
});
