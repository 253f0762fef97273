import { redirect } from '@sveltejs/kit';
import { relyingPartyOf } from '#modules/access/index.ts';
import { findSecurity, passkeyOptions } from '#modules/access/server/index.ts';
import { CONFIRM, PENDING, toldOn } from '../../../../../../workplace/acts.server.ts';
import { putNote } from '../../../../../../workplace/notes.server.ts';
import { challengeInside } from '../../../../../../workplace/passkeys.server.ts';
import type { PageServerLoad } from './$types.js';

/** Asks who she is before the form, not after: the device is then asked once, and what it signs is kept at once. */
export const load: PageServerLoad = async (event) => {
  const { tx, worker } = event.locals;
  const relyingParty = relyingPartyOf(event.url);
  if (!relyingParty) redirect(303, '/espace/compte/cles');
  if (!worker.steppedUp) {
    await putNote(tx, worker, { page: PENDING, said: { go: event.url.pathname } });
    redirect(303, CONFIRM);
  }
  const told = await toldOn(event);
  const security = await findSecurity(tx, worker);
  const taken = security.passkeys.map(({ id }) => id);
  const challenge = await challengeInside(event);
  return { told, security, options: passkeyOptions(worker.own, { challenge, relyingParty, taken }) };
};
