import type { Locale } from '#kernel/locale.ts';
import { conflictOn, FIELDS, isCertain, otherValues, type FieldName } from '../domain/fields.ts';
import type { Conflict, Directory, Service } from '../domain/service.ts';
import { words, type Words } from '../words/index.ts';
import { spokenDay } from '../words/spoken.ts';
import { doubtfulHolidays } from './opening.ts';

type Context = { readonly directory: Directory; readonly locale: Locale; readonly now: Date };

/** Plain sentences: what to confirm with the service, most important first. */
export function toConfirm(service: Service, { directory, locale, now }: Context): readonly string[] {
  const say = words(locale);
  const sentences = [
    ...(service.status === 'annonce' ? [say.confirm.announced] : []),
    ...(service.status === 'a_verifier' ? [say.confirm.unverified] : []),
    ...FIELDS.flatMap((field) => aboutField(service, field, { directory, locale })),
    ...doubtfulHolidays(service, now).map((day) => say.confirm.holiday(spokenDay(day, locale))),
    ...(service.areaAssumed ? [say.confirm.areaAssumed] : []),
  ];
  // Two sources may disagree with the same third one: it is said once.
  return [...new Set(sentences)];
}

/** The remark on a conflict is for those who keep the records, except where it tells whom or when. */
const EXPLAINED: readonly FieldName[] = ['population', 'timeLimit'];

function isSilent({ type, address }: Service, field: FieldName): boolean {
  // What is said about a protected address could be the address.
  if (field === 'address') return address === 'protected';
  // The doubt on a network's territory is about how many branches it has: nobody can confirm that by calling.
  if (field === 'area') return type === 'reseau' || type === 'categorie';
  // The status has its own sentence.
  return field === 'status';
}

function aboutField(
  service: Service,
  field: FieldName,
  { directory, locale }: Pick<Context, 'directory' | 'locale'>,
): readonly string[] {
  if (isSilent(service, field)) return [];
  if (isCertain(service, field)) return [];
  const say = words(locale);
  const conflict = conflictOn(service, field);
  const others = conflict ? aboutOthers(conflict, directory, say) : [];
  if (others.length > 0) return others;
  const subject = say.subject[field];
  if (service[field] === null) return [say.confirm.notFound(subject)];
  const why = EXPLAINED.includes(field) ? conflict?.comment?.[locale] : null;
  return [[say.confirm.field(subject), why].filter(Boolean).join(' ')];
}

/** What another page gives, and how old that page is: enough to choose which to try first. */
function aboutOthers(conflict: Conflict, directory: Directory, say: Words): readonly string[] {
  // A value nobody retained was set aside as wrong: it is not passed on.
  if (conflict.retained === null) return [];
  const { otherNumber, otherAddress, otherHours, page } = say.confirm;
  const tell = new Map([
    ['phone', otherNumber],
    ['address', otherAddress],
    ['openingHours', otherHours],
  ]).get(conflict.field);
  if (!tell) return [];
  return otherValues(conflict)
    .filter(({ value }) => !value.includes('«'))
    .map(({ value, source }) => {
      const year = directory.sources.get(source)?.date?.slice(0, 4) ?? null;
      return tell(page(year), value.replace(/\s*\(.*\)$/, ''));
    });
}
