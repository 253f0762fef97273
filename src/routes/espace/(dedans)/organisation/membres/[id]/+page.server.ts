import { wordsToCompare } from '#modules/organisations/server/index.ts';
import { toldOn } from '../../../../../../workplace/acts.server.ts';
import { houseOf, memberOrUnknown } from '../../../../../../workplace/house.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const member = await memberOrUnknown(locals, params.id);
  const { teams, runs } = await houseOf(locals);
  const told = await toldOn(event);
  const { link } = told.said;
  return {
    member,
    teams,
    runs,
    told,
    isSelf: member.id === locals.worker.account,
    words: runs ? await wordsToCompare(locals.tx, locals, member.id) : [],
    link: link === undefined ? null : `${url.origin}/espace/lien/${link}`,
  };
};
