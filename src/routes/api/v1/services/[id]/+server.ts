import { answering, otherMethods, refusing } from '#platform/http/jsonApi.ts';
import { knowledge } from '../../../../../knowledge.server.ts';
import { readService } from '../../../operations/readService.ts';
import { recordOf } from '../../../operations/serviceOf.ts';

export const GET = answering(readService, ({ locale }, { params, locals: { now } }) => {
  const service = knowledge().directory.find(params['id'] ?? '');
  return service ? recordOf(service, { locale, now }) : refusing(404, 'No such service', { field: 'id' });
});
export const fallback = otherMethods('GET');
