import { RELIABILITIES, type ReliabilityCode } from '../domain/codes.ts';
import type { Source, SourceId } from '../domain/service.ts';
import { CONTACT_FIELDS, SOURCED_FIELDS, type SourcedField, type WrittenRecord } from './schema.ts';

export type Sources = ReadonlyMap<SourceId, Source>;
type FieldSources = Readonly<Record<string, readonly SourceId[]>>;

/** A record is as reliable as the least reliable source of these fields. */
const JUDGED = ['phone', 'email', 'website', 'address', 'openingHours'] as const;

const isContact = (field: SourcedField): boolean => CONTACT_FIELDS.some((contact) => contact === field);

function isFilled(record: WrittenRecord, field: SourcedField): boolean {
  const value = field === 'area' ? (record.area ?? record.areaLabel) : record[field];
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** The sources of every filled field; an empty list is a missing source. "24/7" proves "day and night". */
export function fieldSources(record: WrittenRecord): FieldSources {
  const { other = [], ...own } = record.sources;
  const shared = (field: SourcedField): readonly SourceId[] => {
    if (isContact(field)) return [];
    return field === 'dayAndNight' && own.openingHours ? own.openingHours : other;
  };
  const filled = SOURCED_FIELDS.filter((field) => isFilled(record, field));
  return Object.fromEntries(filled.map((field) => [field, own[field] ?? shared(field)]));
}

/** What is wrong with the sources of a record: the field and a sentence each. */
export function sourceProblems(record: WrittenRecord, known: Sources): readonly string[] {
  const bySource = fieldSources(record);
  const cited = [
    ...Object.entries(record.sources).map(([field, ids]) => ({ path: `sources.${field}`, ids })),
    ...record.conflicts.map(({ field, values }) => ({
      path: `conflicts.${field}`,
      ids: values.map(({ source }) => source),
    })),
  ];
  return [
    ...Object.entries(bySource)
      .filter(([, ids]) => ids.length === 0)
      .map(([field]) => `sources.${field} : la source manque`),
    ...Object.keys(record.sources)
      .filter((field) => field !== 'other' && !(field in bySource))
      .map((field) => `sources.${field} : la fiche n’a pas ce champ`),
    ...cited.flatMap(({ path, ids }) =>
      ids.filter((id) => !known.has(id)).map((id) => `${path} : source inconnue « ${id} »`),
    ),
  ];
}

/** The most recent date among the sources, those of conflicts included; null when none is dated. */
export function lastSeen(sources: FieldSources, record: WrittenRecord, known: Sources): string | null {
  const disputed = record.conflicts.flatMap(({ values }) => values.map(({ source }) => source));
  const dates = [...Object.values(sources).flat(), ...disputed].flatMap((id) => known.get(id)?.date ?? []);
  return dates.toSorted().at(-1) ?? null;
}

/** The least reliable source of the contact fields, or of the whole record when it has none. */
export function reliability(sources: FieldSources, known: Sources): ReliabilityCode {
  const contact = JUDGED.flatMap((field) => sources[field] ?? []);
  const judged = contact.length > 0 ? contact : Object.values(sources).flat();
  const found = judged.flatMap((id) => known.get(id)?.reliability ?? []);
  return RELIABILITIES.toReversed().find((level) => found.includes(level)) ?? 'tiers';
}
