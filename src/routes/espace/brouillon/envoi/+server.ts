import { readForm } from '#platform/http/formBytes.ts';
import { pageOf, seeOther } from '../../../../workplace/acts.server.ts';
import { dropTyped } from '../../../../workplace/notes.server.ts';
import type { RequestHandler } from './$types.js';

/** Forgets what was being typed on a page. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const { fields } = readForm(await request.bytes(), []);
  const page = pageOf(fields.get('page') ?? '');
  await dropTyped(locals.tx, page);
  return seeOther(page);
};
