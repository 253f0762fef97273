import { otherMethods } from '#platform/http/jsonApi.ts';
import { openapi } from '../openapi.ts';

const description = openapi('1.0.0');

export const GET = () => Response.json(description);
export const fallback = otherMethods('GET');
