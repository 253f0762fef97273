import { z } from 'zod';
import { ACCESS, CATEGORIES, HELP, POPULATIONS, TYPES } from '#modules/directory/index.ts';
import { label } from './parts.ts';

const doubtful = ['phone', 'otherPhones', 'chat', 'email', 'website', 'address', 'openingHours'] as const;
const moment = z.object({
  day: z.iso.date(),
  time: z.string().describe('HH:MM in Brussels; 24:00 ends a day.'),
});

export const opening = z.union([
  z.object({ state: z.literal('always') }),
  z.object({ state: z.literal('open'), until: moment.nullable() }),
  z.object({ state: z.literal('closed'), opens: moment.nullable() }),
  z.object({ state: z.literal('unknown'), because: z.literal('holiday').optional() }),
]);

export const address = z.union([
  z.object({ kind: z.literal('public'), lines: z.array(z.string()), certain: z.boolean() }),
  z.object({ kind: z.literal('town'), town: z.string() }),
  z.object({ kind: z.literal('protected') }).describe('Secret: Relais does not hold it.'),
]);

/** A service as lists give it. */
export const brief = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  type: z.enum(TYPES),
  category: label(CATEGORIES),
  active: z.boolean().describe('False: announced, or not confirmed.'),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  email: z.string().nullable(),
  chat: z.string().nullable(),
  address: address.nullable(),
  uncertain: z.array(z.enum(doubtful)).describe('Contacts, and hours, to confirm before relying on them.'),
  open: z.boolean().nullable().describe('Now. Null: not known, which is never "closed".'),
  opening,
  dayAndNight: z.boolean().nullable(),
  free: z.boolean().nullable(),
  anonymous: z.boolean().nullable(),
  area: z.string().nullable(),
  toConfirm: z.array(z.string()).describe('What to confirm with the service, most important first.'),
});

const dayHours = z.object({
  day: z.int().min(1).max(7).describe('1 is Monday.'),
  phone: z.array(z.array(z.string()).length(2)),
  chat: z.array(z.array(z.string()).length(2)),
});

const sourceLine = z.object({
  field: z.string(),
  label: z.string(),
  value: z.string(),
  source: z.string(),
  url: z.string().nullable(),
  date: z.string().nullable().describe('As the source dates itself; null when it does not.'),
  readOn: z.iso.date().describe('The day we read it.'),
  certain: z.boolean(),
});

/** A service whole, with where each of its fields was read. */
export const record = brief.extend({
  parent: z.object({ id: z.string(), name: z.string() }).nullable(),
  description: z.string(),
  proofread: z.boolean().describe('False: nobody has proofread the text in this language.'),
  help: z.array(label(HELP)),
  population: z.array(label(POPULATIONS)),
  access: z.array(label(ACCESS)).describe('Who may address the service. Empty: not known.'),
  otherPhones: z.array(z.object({ label: z.string(), number: z.string() })),
  chatAges: z.object({ min: z.number().nullable(), max: z.number().nullable() }).nullable(),
  week: z.array(dayHours).nullable(),
  openingNote: z.string().nullable(),
  languages: z.array(z.object({ code: z.string(), label: z.string() })),
  note: z.string().nullable(),
  sources: z.array(sourceLine),
  lastSeen: z.string().nullable(),
  readOn: z.iso.date(),
});
