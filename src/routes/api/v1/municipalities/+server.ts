import { answering, otherMethods } from '#platform/http/jsonApi.ts';
import { knowledge } from '../../../../knowledge.server.ts';
import { findMunicipalities } from '../../operations/findMunicipalities.ts';

export const GET = answering(findMunicipalities, ({ q }) => knowledge().territory.search(q, 20));
export const fallback = otherMethods('GET');
