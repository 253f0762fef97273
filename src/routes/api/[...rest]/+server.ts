import { refusing } from '#platform/http/jsonApi.ts';
import type { RequestHandler } from './$types.js';

export const fallback: RequestHandler = () => refusing(404, 'Not found');
