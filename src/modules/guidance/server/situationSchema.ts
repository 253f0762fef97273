import { z } from 'zod';
import type { Territory } from '#modules/territory/index.ts';
import { OLDEST } from '../domain/answers.ts';
import {
  COMPLAINT_WISHES,
  GENDERS,
  MANDATES,
  NEEDS,
  ROLES,
  SCHOOL_ROLES,
  SETTINGS,
  STAYS,
  VIOLENCES,
  type Situation,
} from '../domain/situation.ts';

const years = z.number().min(0).max(OLDEST).exactOptional();
/** In hours: as long as a life. */
const LONGEST = OLDEST * 366 * 24;
const yesNo = z.boolean().exactOptional();

/** A current NIS code is kept, an old one becomes today's, an unknown one is refused. */
function place(territory: Territory) {
  return z
    .string()
    .max(10)
    .transform((code, context) => {
      const municipality = territory.find(code);
      if (municipality !== undefined) return municipality.nis;
      context.addIssue({ code: 'custom', message: 'unknown municipality (NIS code)' });
      return z.NEVER;
    })
    .exactOptional();
}

/**
 * What a caller may tell guidance. Strict: an unknown field, a wrong type, a number out
 * of range or an unknown municipality is refused, and the issue's path names the field. Nothing is mandatory.
 */
export function situationSchema(territory: Territory): z.ZodType<Situation> {
  return z.strictObject({
    role: z.enum(ROLES).exactOptional().describe('Who is asking.'),
    dangerNow: yesNo.describe('Someone is in danger now.'),
    childInDanger: yesNo.describe('A child is in danger now.'),
    violence: z
      .array(z.enum(VIOLENCES))
      .max(VIOLENCES.length)
      .readonly()
      .exactOptional()
      .describe('What happened or is feared; several at once is normal.'),
    hoursSince: z.number().min(0).max(LONGEST).exactOptional().describe('Hours since the most recent facts.'),
    age: years.describe('Age of the person concerned, not of the relative who asks.'),
    ageAtFacts: years.describe('Age at the time of the facts, when they are old.'),
    gender: z.enum(GENDERS).exactOptional().describe('Only used where a service is really for some.'),
    municipality: place(territory).describe(
      'NIS code of where the person lives or stays; a former code is accepted.',
    ),
    wantsComplaint: z
      .enum(COMPLAINT_WISHES)
      .exactOptional()
      .describe('Whether the person wants to file a complaint.'),
    complaintFiled: yesNo.describe('A complaint exists already.'),
    needs: z
      .array(z.enum(NEEDS))
      .max(NEEDS.length)
      .readonly()
      .exactOptional()
      .describe('What the person asks for.'),
    stay: z.enum(STAYS).exactOptional().describe('Residence situation, if it matters.'),
    lgbtqia: yesNo.describe('Only if told.'),
    schoolRole: z.enum(SCHOOL_ROLES).exactOptional().describe('In school matters: who asks.'),
    setting: z.enum(SETTINGS).exactOptional().describe('Where a professional works.'),
    mandate: z.enum(MANDATES).exactOptional().describe('Who sends the person, when somebody does.'),
    travelPlanned: yesNo.describe('A journey abroad is planned (forced marriage, genital mutilation).'),
  });
}
