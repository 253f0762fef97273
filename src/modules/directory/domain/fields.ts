import { fold } from '#kernel/folding.ts';
import { phoneDigits } from './dialing.ts';
import type { Conflict, Service } from './service.ts';

/** The fields of a service whose source, date and certainty people may want to see, in the order they are shown. */
export const FIELDS = [
  'status',
  'phone',
  'otherPhones',
  'address',
  'openingHours',
  'chat',
  'chatHours',
  'email',
  'website',
  'dayAndNight',
  'free',
  'anonymous',
  'languages',
  'population',
  'access',
  'area',
  'help',
  'timeLimit',
] as const satisfies readonly (keyof Service)[];
export type FieldName = (typeof FIELDS)[number];

/** A field is certain when nobody guards it and no two sources disagree about it. */
export function isCertain(service: Service, field: FieldName): boolean {
  return !service.guard.includes(field) && conflictOn(service, field) === undefined;
}

/** The open conflict about a field, if there is one. The same number cut up differently is no disagreement. */
export function conflictOn(service: Service, field: FieldName): Conflict | undefined {
  return service.conflicts.find((conflict) => conflict.field === field && otherValues(conflict).length > 0);
}

/** What the other sources say, each value once. With nothing retained, every value is another one. */
export function otherValues({ field, values, retained }: Conflict): Conflict['values'] {
  const same = field === 'phone' ? sameNumber : sameText;
  return values.filter(
    ({ value }, i) =>
      !(retained !== null && same(value, retained)) &&
      values.findIndex((earlier) => same(earlier.value, value)) === i,
  );
}

// A remark in brackets follows some values, a town some streets: "07/192 41 00 (mauvais découpage du même numéro)",
// "Rue Royale 55, 1000 Bruxelles". They do not make another value.
const bare = (value: string) =>
  value
    .replace(/\(.*$/, '')
    .replace(/,\s*\d{4}\s.*$/, '')
    .trim();
const sameNumber = (a: string, b: string) => phoneDigits(bare(a)) === phoneDigits(bare(b));
const sameText = (a: string, b: string) => fold(bare(a)) === fold(bare(b));
