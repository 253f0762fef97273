import { rewriteFace } from '#modules/organisations/server/index.ts';
import { onForm } from '../../../../../../../workplace/acts.server.ts';
import { lineOf } from '../../../../../../../workplace/lines.ts';
import { readPlaces } from '../../../../../../../workplace/places.server.ts';
import { isKind, recordsOfDirectory } from '../../../../../../../workplace/settings.server.ts';

const SHORTEST_NAME = 2;

export const POST = onForm(async ({ locals }, { fields }) => {
  const name = lineOf(fields.get('name'));
  const { codes: territory, unknown } = readPlaces(fields.get('territory') ?? '', locals.locale);
  const service = fields.get('service') || null;
  const isInDirectory = service === null || recordsOfDirectory().some(({ value }) => value === service);
  const problems = [
    ...(name.length < SHORTEST_NAME ? [{ field: 'name', code: 'faceName' }] : []),
    ...(unknown.length > 0 ? [{ field: 'territory', code: 'unknownPlace' }] : []),
    ...(isInDirectory ? [] : [{ field: 'service', code: 'service' }]),
  ];
  if (problems.length > 0) return { problems };
  const kinds = [...new Set(fields.getAll('kinds'))].filter(isKind);
  const face = { name, service, kinds, territory, acceptsRequests: fields.has('accepts') };
  const outcome = await rewriteFace(locals.tx, locals, face);
  return outcome.ok
    ? { to: '/espace/organisation/reglages', said: { done: 'faceRewritten' } }
    : { refusal: outcome.refusal };
});
