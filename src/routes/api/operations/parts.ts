import { z } from 'zod';
import { LOCALES } from '#kernel/locale.ts';
import { knowledge } from '../../../knowledge.server.ts';

/** Words a person types: no control character, no half of a character, and no longer than a sentence. */
export const typedWords = z
  .string()
  .max(200)
  .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/)
  .refine((text) => text.isWellFormed(), { message: 'is not text' });

export const locale = z.enum(LOCALES).default('fr').describe('Language of the texts in the answer.');

/** Former codes are accepted; the answer speaks of the municipality of today. */
export const municipality = z
  .string()
  .regex(/^\d{5}$/)
  .describe('NIS code of a municipality; GET /api/v1/municipalities finds it.')
  .transform((nis, context) => {
    const found = knowledge().territory.find(nis);
    if (found) return found.nis;
    context.addIssue({ code: 'custom', message: 'is not the NIS code of a municipality' });
    return z.NEVER;
  });

export const limit = z.int().min(1).max(50);

export function label<Code extends string>(codes: readonly Code[]) {
  return z.object({ code: z.enum(codes), label: z.string() });
}
