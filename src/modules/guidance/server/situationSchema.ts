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
 * What a caller may tell guidance, as facts/situation.md words it. Strict: an unknown field, a wrong type, a number out
 * of range or an unknown municipality is refused, and the issue's path names the field. Nothing is mandatory.
 */
export function situationSchema(territory: Territory): z.ZodType<Situation> {
  return z.strictObject({
    role: z.enum(ROLES).exactOptional(),
    dangerNow: yesNo,
    childInDanger: yesNo,
    violence: z.array(z.enum(VIOLENCES)).max(VIOLENCES.length).readonly().exactOptional(),
    hoursSince: z.number().min(0).max(LONGEST).exactOptional(),
    age: years,
    ageAtFacts: years,
    gender: z.enum(GENDERS).exactOptional(),
    municipality: place(territory),
    wantsComplaint: z.enum(COMPLAINT_WISHES).exactOptional(),
    complaintFiled: yesNo,
    needs: z.array(z.enum(NEEDS)).max(NEEDS.length).readonly().exactOptional(),
    stay: z.enum(STAYS).exactOptional(),
    lgbtqia: yesNo,
    schoolRole: z.enum(SCHOOL_ROLES).exactOptional(),
    setting: z.enum(SETTINGS).exactOptional(),
    mandate: z.enum(MANDATES).exactOptional(),
    travelPlanned: yesNo,
  });
}
