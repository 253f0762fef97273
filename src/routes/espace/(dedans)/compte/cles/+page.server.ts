import { localNameOf, relyingPartyOf } from '#modules/access/index.ts';
import { findSecurity } from '#modules/access/server/index.ts';
import { toldOn } from '../../../../../workplace/acts.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { tx, worker } = event.locals;
  const told = await toldOn(event);
  return {
    told,
    security: await findSecurity(tx, worker),
    works: relyingPartyOf(event.url) !== null,
    elsewhere: localNameOf(event.url),
  };
};
