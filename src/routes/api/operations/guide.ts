import { z } from 'zod';
import { URGENCIES } from '#modules/guidance/index.ts';
import { situationSchema } from '#modules/guidance/server/index.ts';
import type { Operation } from '#platform/http/jsonApi.ts';
import { knowledge } from '../../../knowledge.server.ts';
import { limit, locale } from './parts.ts';
import { brief } from './service.ts';

const source = z.object({ label: z.string(), url: z.string().nullable(), checkedOn: z.iso.date() });
const fact = z.string().describe('The name of a fact of the situation.');

const reason = z.object({
  rule: z.string(),
  text: z.string(),
  source: source.describe('Where the rule was read first.'),
  otherSources: z.array(source),
  status: z
    .enum(['read', 'seed', 'conflict', 'unverified'])
    .describe('conflict, unverified: tell the person that it is to be confirmed.'),
});

const suggestion = z.object({
  service: brief,
  urgency: z.enum(URGENCIES),
  reasons: z.array(reason),
  unknown: z.array(fact).describe('Facts not told on which this suggestion rests.'),
  standsFor: z
    .enum(['placeNotTold', 'branchNotKnown'])
    .nullable()
    .describe('The head of a network, for a local branch that cannot be chosen.'),
});

export const guide = {
  id: 'guide',
  method: 'POST',
  path: '/api/v1/guidance',
  summary:
    'The services that fit a situation, each with its reasons, the most urgent first; and why others do not.',
  input: z.strictObject({
    situation: situationSchema(knowledge().territory).describe(
      'What is known. A fact that is missing is unknown, never "no". Nothing identifies anyone.',
    ),
    limit: limit.default(10).describe('How many suggestions at most.'),
    locale,
  }),
  answer: z.object({
    ruleset: z.string().describe('Version of the rules that gave this answer.'),
    emergency: z.array(z.object({ id: z.string(), phone: z.string(), label: z.string() })),
    total: z.int().describe('How many services are suggested, shown or not.'),
    suggestions: z.array(suggestion),
    excluded: z.array(
      z.object({
        service: z.object({ id: z.string(), name: z.string() }),
        because: z.array(z.object({ code: z.string(), text: z.string() })),
      }),
    ),
    ask: z.array(fact).describe('What can still change the result, most decisive first.'),
  }),
} as const satisfies Operation;
