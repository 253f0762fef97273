import { paths, readSearchForm, writeSearchForm } from '#modules/directory/index.ts';
import { putDraft } from '#platform/bridge.ts';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types.js';

/** Half an hour: a professional reads, calls, comes back to the list. */
const SECONDS = 1_800;

/** What was asked is sealed behind a token: no word of it enters an address, a history or a log. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
  const asked = readSearchForm(new URLSearchParams(await request.text()));
  const token = await putDraft(locals.db, writeSearchForm(asked), { seconds: SECONDS });
  redirect(303, paths.results(params.lang, token));
};

export const GET: RequestHandler = ({ params }) => redirect(303, paths.home(params.lang));
