import { putDraft } from '#platform/bridge.ts';
import { actOf, advance, writeJourney } from '#modules/guidance/index.ts';
import { knowledge } from '../../knowledge.server.ts';
import { carriedJourney } from '../stage/carried.server.ts';
import type { RequestHandler } from './$types.js';

/**
 * The only address a form of the journey is sent to. Always a 303: any other answer to a native POST leaves its
 * whole body in the browser's profile (SECURITY.md).
 */
export const POST: RequestHandler = async ({ request, locals }) => {
  const { territory } = knowledge();
  const fields = new URLSearchParams(await request.text());
  const journey = carriedJourney(fields.get('j') ?? '', territory);
  const next = advance(journey, actOf(fields), (text) => territory.search(text));
  const token = await putDraft(locals.db, writeJourney(next), { ticket: fields.get('k') ?? undefined });
  return new Response(null, { status: 303, headers: { location: `/p/${token}` } });
};
