import { z } from 'zod';
import { CATEGORIES, HELP, POPULATIONS } from '#modules/directory/index.ts';
import type { Operation } from '#platform/http/jsonApi.ts';
import { limit, locale, municipality, typedWords } from './parts.ts';
import { brief } from './service.ts';

/** A century is enough to ask when somebody is open. */
const YEARS = { from: '2000', to: '2100' };

const openAt = z
  .union([z.literal('now'), z.iso.datetime({ offset: true })])
  .refine((text) => text === 'now' || (text >= YEARS.from && text < YEARS.to), {
    message: `must be between ${YEARS.from} and ${YEARS.to}`,
  })
  .describe('An instant with its offset, or "now".');

export const searchServices = {
  id: 'searchServices',
  method: 'POST',
  path: '/api/v1/services/search',
  summary: 'Services by words, number, place, kind of help, public, hours and language. Filters add up.',
  input: z.strictObject({
    q: typedWords.optional().describe('Words as people write them, or a telephone number.'),
    municipality: municipality.optional(),
    category: z.enum(CATEGORIES).optional(),
    help: z.enum(HELP).optional(),
    population: z.enum(POPULATIONS).optional(),
    openAt: openAt.optional(),
    language: z
      .string()
      .regex(/^[a-z]{2}$/)
      .optional()
      .describe('ISO 639-1: a language the service speaks.'),
    limit: limit.default(20),
    offset: z.int().min(0).max(10_000).default(0),
    locale,
  }),
  answer: z.object({
    total: z.int(),
    items: z.array(
      brief.extend({
        distanceKm: z.number().optional().describe('From the municipality asked, as the crow flies.'),
        unknown: z
          .array(z.string())
          .describe('Filters nobody can answer for this service: unknown is not no.'),
      }),
    ),
  }),
} as const satisfies Operation;
