import { onForm } from '../../../../workplace/acts.server.ts';
import { lineOf } from '../../../../workplace/lines.ts';
import { putNote } from '../../../../workplace/notes.server.ts';

const PAGE = '/espace/chercher';

/** What is searched enters no address, no history and no log. */
export const POST = onForm(async ({ locals }, { fields }) => {
  const q = lineOf(fields.get('q'));
  await putNote(locals.tx, locals.worker, { page: PAGE, fields: new URLSearchParams({ q }).toString() });
  return { to: PAGE };
});
