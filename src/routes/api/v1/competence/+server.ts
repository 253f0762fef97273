import { competence } from '#modules/directory/server/index.ts';
import { answering, otherMethods, refusing } from '#platform/http/jsonApi.ts';
import { knowledge } from '../../../../knowledge.server.ts';
import { findCompetent } from '../../operations/findCompetent.ts';
import { briefOf } from '../../operations/serviceOf.ts';

export const POST = answering(findCompetent, ({ kind, municipality, locale }, { locals: { now } }) => {
  const found = competence(kind, municipality, knowledge());
  if (!found.ok) {
    return refusing(400, 'Invalid request', { field: 'kind', detail: 'is neither a network nor a category' });
  }
  const items = found.items.map(({ service, competent, reason }) => ({
    ...briefOf(service, { locale, now }),
    competent,
    reason: reason[locale],
  }));
  return { total: items.length, items };
});
export const fallback = otherMethods('POST');
