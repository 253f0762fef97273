import { PENDING, toldOn } from '../../../../workplace/acts.server.ts';
import { peekNote } from '../../../../workplace/notes.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { tx, worker } = event.locals;
  const told = await toldOn(event);
  const pending = await peekNote(tx, worker, { page: PENDING, use: 'answer' });
  return { told, isPending: pending !== null, from: backFrom(pending?.said ?? {}) };
};

/** Where she was when she was asked. */
function backFrom({ path, go }: Readonly<Record<string, string>>): string {
  if (path) return path.replace(/\/envoi$/, '');
  return go ? '/espace/compte' : '/espace';
}
