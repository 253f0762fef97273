import { answering, otherMethods } from '#platform/http/jsonApi.ts';
import { knowledge } from '../../../../../knowledge.server.ts';
import { searchServices } from '../../../operations/searchServices.ts';
import { briefOf } from '../../../operations/serviceOf.ts';

export const POST = answering(searchServices, ({ locale, openAt, ...query }, { locals: { now } }) => {
  const moment = openAt === undefined ? null : openAt === 'now' ? now : new Date(openAt);
  const { total, items } = knowledge().search({ ...query, openAt: moment });
  return {
    total,
    items: items.map(({ service, ...found }) => ({ ...briefOf(service, { locale, now }), ...found })),
  };
});
export const fallback = otherMethods('POST');
