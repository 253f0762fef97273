import type { Locale } from '#kernel/locale.ts';
import { conflictOn, FIELDS, isCertain, otherValues, type FieldName } from '../domain/fields.ts';
import type { Conflict, Directory, Service } from '../domain/service.ts';
import { words, type Words } from '../words/index.ts';
import { spokenDay } from '../words/spokenDay.ts';
import { doubtfulHolidays } from './opening.ts';

type Context = { readonly directory: Directory; readonly locale: Locale; readonly now: Date };

/** Plain sentences: what to confirm with the service, most important first. */
export function toConfirm(service: Service, { directory, locale, now }: Context): readonly string[] {
  const say = words(locale);
  return [
    ...(service.status === 'annonce' ? [say.confirm.announced] : []),
    ...(service.status === 'a_verifier' ? [say.confirm.unverified] : []),
    ...FIELDS.flatMap((field) => aboutField(service, field, directory, locale)),
    ...doubtfulHolidays(service, now).map((day) => say.confirm.holiday(spokenDay(day, locale))),
    ...(service.areaAssumed ? [say.confirm.areaAssumed] : []),
  ];
}

function aboutField(
  service: Service,
  field: FieldName,
  directory: Directory,
  locale: Locale,
): readonly string[] {
  // The status has its own sentence. What is said about a protected address could be the address.
  if (field === 'status' || (field === 'address' && service.address === 'protected')) return [];
  if (isCertain(service, field)) return [];
  const say = words(locale);
  const conflict = conflictOn(service, field);
  const others = conflict ? aboutOthers(conflict, directory, say) : [];
  if (others.length > 0) return others;
  const subject = say.subject[field];
  if (service[field] === null) return [say.confirm.notFound(subject)];
  const why = field === 'area' ? null : (conflict?.comment?.[locale] ?? null);
  return [[say.confirm.field(subject), why].filter(Boolean).join(' ')];
}

/** The other number or address, and how old the page is that gives it: enough to choose which to try first. */
function aboutOthers(conflict: Conflict, directory: Directory, say: Words): readonly string[] {
  // A value nobody retained was set aside as wrong: it is not passed on.
  if (conflict.retained === null) return [];
  const { otherNumber, otherAddress, page } = say.confirm;
  const tell = { phone: otherNumber, address: otherAddress }[conflict.field];
  if (!tell) return [];
  return otherValues(conflict)
    .filter(({ value }) => !value.includes('«'))
    .map(({ value, source }) => {
      const year = directory.sources.get(source)?.date?.slice(0, 4) ?? null;
      return tell(page(year), value.replace(/\s*\(.*\)$/, ''));
    });
}
