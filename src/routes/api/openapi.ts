import { z } from 'zod';
import type { Operation } from '#platform/http/jsonApi.ts';
import { findCompetent } from './operations/findCompetent.ts';
import { findMunicipalities } from './operations/findMunicipalities.ts';
import { guide } from './operations/guide.ts';
import { readService } from './operations/readService.ts';
import { searchServices } from './operations/searchServices.ts';

const OPERATIONS: readonly Operation[] = [
  guide,
  searchServices,
  readService,
  findMunicipalities,
  findCompetent,
];

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional().describe('What is expected there.'),
  field: z.string().optional().describe('The part of the request to correct, like situation.violence.0.'),
});

/** What the interfaces are, in OpenAPI 3.1, from the schemas that check them. */
export function openapi(version: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relais',
      version,
      description:
        'The services that help victims of violence in francophone Belgium, and which fits a situation.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, pathItem(operation)])),
    components: { schemas: { Problem: described(problem) }, responses: { Problem: PROBLEM } },
  };
}

const PROBLEM = {
  description: 'Refused. RFC 9457.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const REFUSED = { $ref: '#/components/responses/Problem' };

function pathItem({ id, method, path, summary, input, answer }: Operation) {
  const isPost = method === 'POST';
  const asked = isPost
    ? { requestBody: { required: true, content: json(described(input)) } }
    : { parameters: [...pathParameters(path), ...queryParameters(input)] };
  const refusals = isPost
    ? ['400', '413', '415', '429']
    : path.includes('{')
      ? ['400', '404', '429']
      : ['400', '429'];
  return {
    [method.toLowerCase()]: {
      operationId: id,
      summary,
      ...asked,
      responses: {
        200: { description: 'The answer.', content: json(described(answer)) },
        ...Object.fromEntries(refusals.map((status) => [status, REFUSED])),
      },
    },
  };
}

const json = (schema: object) => ({ 'application/json': { schema } });

/** As people write it: defaults are optional, and fields may be added to an answer one day. */
function described(schema: z.ZodType) {
  return z.toJSONSchema(schema, { io: 'input' });
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string' },
  }));
}

function queryParameters(input: z.ZodType) {
  const { properties = {}, required = [] } = described(input);
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name) },
    schema,
  }));
}
