import OpeningHours from 'opening_hours';
import { z } from 'zod';
import { LOCALES } from '#kernel/locale.ts';
import type { Territory } from '#modules/territory/index.ts';
import { ACCESS, CATEGORIES, HELP, POPULATIONS, RELIABILITIES, STATUSES, TYPES } from '../domain/codes.ts';
import { dialable } from '../domain/phone.ts';
import { areaSchema, municipalityRef } from './area.ts';
import { BELGIUM } from './timetable.ts';

/** Fields that reach the service: each names its own sources, so that a corrected number never keeps the old proof. */
export const CONTACT_FIELDS = [
  'phone',
  'otherPhones',
  'chat',
  'chatHours',
  'email',
  'website',
  'address',
  'openingHours',
] as const;

/** Every field that has a source; the other ones share the sources under `other` unless they name their own. */
export const SOURCED_FIELDS = [
  ...CONTACT_FIELDS,
  'name',
  'shortName',
  'description',
  'help',
  'population',
  'access',
  'openingHoursNote',
  'dayAndNight',
  'free',
  'anonymous',
  'languages',
  'area',
  'timeLimit',
  'note',
] as const;
export type SourcedField = (typeof SOURCED_FIELDS)[number];

export const DAY_AND_NIGHT = '24/7';

function isOpeningHours(value: string): boolean {
  if (value === DAY_AND_NIGHT) return true;
  try {
    return new OpeningHours(value, BELGIUM).getWarnings().length === 0;
  } catch {
    return false;
  }
}

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

const identifier = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'minuscules, chiffres et tirets seulement');
const line = z.string().trim().min(1, 'est vide');
const text = z.strictObject({ fr: line, nl: line, de: line, en: line });
const url = z.url({ protocol: /^https?$/, error: 'n’est pas une adresse web (https://…)' });
const phone = z.string().refine((number) => dialable(number) !== null, 'n’est pas un numéro de téléphone');
const hours = z.string().refine(isOpeningHours, 'horaire illisible (exemple : Mo-Fr 09:00-17:00)');
const postcode = z.string().regex(/^[1-9]\d{3}$/, 'quatre chiffres attendus');
const partialDate = z.string().regex(PARTIAL_DATE, 'date attendue : AAAA, AAAA-MM ou AAAA-MM-JJ');
const day = z.iso.date('date attendue : AAAA-MM-JJ');
const age = z.int('un âge est attendu').min(0, 'un âge est attendu').max(120, 'un âge est attendu');
const language = z.string().regex(/^[a-z]{2}$/, 'deux lettres attendues (fr, nl…)');

export const defaultsSchema = z.strictObject({ readOn: day, unproofread: z.array(z.enum(LOCALES)) });

export const sourceSchema = z.strictObject({
  id: identifier,
  label: line,
  url: url.nullable().default(null),
  date: partialDate.nullable().default(null),
  reliability: z.enum(RELIABILITIES),
});

const conflict = z.strictObject({
  field: z.enum([...SOURCED_FIELDS, 'status', 'capacity']),
  values: z.array(z.strictObject({ value: line, source: identifier })).min(1, 'est vide'),
  retained: line.nullable().default(null),
  comment: text.nullable().default(null),
});

const chat = z.strictObject({
  url: url.nullable().default(null),
  minAge: age.nullable().default(null),
  maxAge: age.nullable().default(null),
});

function address(territory: Territory) {
  return z.strictObject({
    street: line.nullable().default(null),
    postcode: postcode.nullable().default(null),
    city: line.nullable().default(null),
    municipality: municipalityRef(territory).nullable().default(null),
    site: line.nullable().default(null),
    note: text.nullable().default(null),
  });
}

const identity = {
  id: identifier,
  type: z.enum(TYPES),
  parent: identifier.nullable().default(null),
  status: z.enum(STATUSES).default('actif'),
  name: line,
  shortName: line.optional(),
  alsoIn: z.array(z.enum(CATEGORIES)).default([]),
  description: text,
  unproofread: z.array(z.enum(LOCALES)).optional(),
  help: z.array(z.enum(HELP)).min(1, 'est vide'),
  population: z.array(z.enum(POPULATIONS)).min(1, 'est vide'),
  access: z.array(z.enum(ACCESS)).default([]),
};

const contact = {
  phone: phone.nullable().default(null),
  otherPhones: z.array(z.strictObject({ number: phone, label: text })).default([]),
  chat: chat.nullable().default(null),
  chatHours: hours.nullable().default(null),
  email: z.email('n’est pas une adresse de courriel').nullable().default(null),
  website: url.nullable().default(null),
  openingHours: hours.nullable().default(null),
  openingHoursNote: text.nullable().default(null),
  dayAndNight: z.boolean().nullable().default(null),
  free: z.boolean().nullable().default(null),
  anonymous: z.boolean().nullable().default(null),
  languages: z.array(language).min(1, 'est vide').nullable().default(null),
};

const trust = {
  note: text.nullable().default(null),
  timeLimit: z.record(z.string(), z.int().positive('un nombre positif est attendu')).nullable().default(null),
  conflicts: z.array(conflict).default([]),
  guard: z.array(z.enum([...SOURCED_FIELDS, 'status'])).default([]),
  sources: z.partialRecord(z.enum([...SOURCED_FIELDS, 'other']), z.array(identifier).min(1, 'est vide')),
  readOn: day.optional(),
};

/** One record as the files write it: what is not known is left out, what is usual too. */
export function recordSchema(territory: Territory) {
  return z.strictObject({
    ...identity,
    ...contact,
    address: z
      .union([z.literal('protected'), address(territory)])
      .nullable()
      .default(null),
    area: areaSchema(territory).nullable().default(null),
    areaLabel: text.nullable().default(null),
    areaAssumed: z.boolean().default(false),
    ...trust,
  });
}
export type WrittenRecord = z.infer<ReturnType<typeof recordSchema>>;
