import { z } from 'zod';
import type { Operation } from '#platform/http/jsonApi.ts';
import { typedWords } from './parts.ts';

export const findMunicipalities = {
  id: 'findMunicipalities',
  method: 'GET',
  path: '/api/v1/municipalities',
  summary:
    'Municipalities by name in French, Dutch or German, by former municipality or by postcode, best first.',
  input: z.strictObject({ q: typedWords.regex(/\S/).describe('A name, its beginning, or a postcode.') }),
  answer: z
    .array(
      z.object({
        nis: z.string().describe('The identity of the municipality: five digits.'),
        name: z.string(),
        postcodes: z.array(z.string()),
        locality: z.string().optional().describe('The village or former municipality that was found.'),
      }),
    )
    .describe('At most 20.'),
} as const satisfies Operation;
