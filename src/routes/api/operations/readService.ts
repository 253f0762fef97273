import { z } from 'zod';
import type { Operation } from '#platform/http/jsonApi.ts';
import { locale } from './parts.ts';
import { record } from './service.ts';

export const readService = {
  id: 'readService',
  method: 'GET',
  path: '/api/v1/services/{id}',
  summary: 'One service, with the source and the date of each of its fields.',
  input: z.strictObject({ locale }),
  answer: record,
} as const satisfies Operation;
