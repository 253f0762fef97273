import { z } from 'zod';
import type { Operation } from '#platform/http/jsonApi.ts';
import { locale, municipality } from './parts.ts';
import { brief } from './service.ts';

export const findCompetent = {
  id: 'findCompetent',
  method: 'POST',
  path: '/api/v1/competence',
  summary:
    'The services of one kind whose territory holds a municipality, the most local first, with the reason.',
  input: z.strictObject({
    kind: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .describe('The id of the head of a network (cpvs, saj, aide-victimes…) or a category.'),
    municipality,
    locale,
  }),
  answer: z.object({
    total: z.int(),
    items: z.array(
      brief.extend({
        competent: z.enum(['yes', 'unknown']).describe('unknown: the limits of its territory are not known.'),
        reason: z.string(),
      }),
    ),
  }),
} as const satisfies Operation;
