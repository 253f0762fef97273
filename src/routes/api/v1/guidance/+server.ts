import { answering, otherMethods } from '#platform/http/jsonApi.ts';
import { knowledge } from '../../../../knowledge.server.ts';
import { guidanceOf } from '../../operations/guidanceOf.ts';
import { guide } from '../../operations/guide.ts';

export const POST = answering(guide, ({ situation, limit, locale }, { locals: { now } }) =>
  guidanceOf(knowledge().guidance.guide(situation), limit, { locale, now }),
);
export const fallback = otherMethods('POST');
