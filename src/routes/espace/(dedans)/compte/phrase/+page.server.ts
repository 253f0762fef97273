import { redirect } from '@sveltejs/kit';
import { newPassphrase } from '#sealing/index.ts';
import { CONFIRM, PENDING, toldOn } from '../../../../../workplace/acts.server.ts';
import { putNote } from '../../../../../workplace/notes.server.ts';
import type { PageServerLoad } from './$types.js';

/** Asks who she is before the form, not after: no pass-phrase is carried from one page to another. */
export const load: PageServerLoad = async (event) => {
  const { tx, worker } = event.locals;
  if (!worker.steppedUp) {
    await putNote(tx, worker, { page: PENDING, said: { go: event.url.pathname } });
    redirect(303, CONFIRM);
  }
  return { told: await toldOn(event), proposed: newPassphrase() };
};
