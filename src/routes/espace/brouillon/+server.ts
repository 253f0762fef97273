import { readForm } from '#platform/http/formBytes.ts';
import { pageOf, SECRETS } from '../../../workplace/acts.server.ts';
import { dropTyped, putNote } from '../../../workplace/notes.server.ts';
import type { RequestHandler } from './$types.js';

/** What is being typed on a page, kept sealed as it stands; nothing typed, nothing kept. Only a script asks this. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const form = readForm(await request.bytes(), SECRETS);
  form.zero();
  const { fields } = form;
  // No page: she only says that she is still there.
  if (!fields.get('page')) return new Response(null, { status: 204 });
  const page = pageOf(fields.get('page') ?? '');
  for (const name of ['by', 'page']) fields.delete(name);
  const isEmpty = [...fields.values()].every((value) => value === '');
  if (isEmpty) await dropTyped(locals.tx, page);
  else await putNote(locals.tx, locals.worker, { page, use: 'typed', fields: fields.toString() });
  return new Response(null, { status: 204 });
};
