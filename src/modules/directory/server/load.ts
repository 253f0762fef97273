import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '#kernel/dataError.ts';
import type { Territory } from '#modules/territory/index.ts';
import { describeArea } from '#modules/territory/server/index.ts';
import { CATEGORIES, type CategoryCode } from '../domain/codes.ts';
import type { Directory, Service, Source } from '../domain/service.ts';
import { readList, readOne, type Complain } from './files.ts';
import { fieldSources, lastSeen, reliability, sourceProblems, type Sources } from './provenance.ts';
import { DAY_AND_NIGHT, defaultsSchema, recordSchema, sourceSchema, type WrittenRecord } from './schema.ts';

const SOURCES = 'sources.yaml';
const DEFAULTS = 'defaults.yaml';

/** A record and the file it stands in: the file says its category. */
type Named = WrittenRecord & { readonly shortName: string };
type Placed = { readonly category: CategoryCode; readonly record: Named };
const fileOf = (category: CategoryCode): string => `${category}.yaml`;

function readSources(folder: string, complain: Complain): Sources {
  const sources = new Map<string, Source>();
  for (const source of readList({ folder, file: SOURCES, schema: sourceSchema, complain })) {
    if (sources.has(source.id)) complain(SOURCES, source.id, 'id : déjà utilisé');
    sources.set(source.id, source);
  }
  return sources;
}

function readRecords(folder: string, territory: Territory, complain: Complain): readonly Placed[] {
  const present = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const expected = [SOURCES, DEFAULTS, ...CATEGORIES.map(fileOf)];
  for (const file of present.filter((name) => !expected.includes(name))) {
    complain(file, '–', 'ce nom n’est pas celui d’une catégorie');
  }
  const schema = recordSchema(territory).transform((record) => ({
    ...record,
    shortName: record.shortName ?? record.name,
    dayAndNight: record.openingHours === DAY_AND_NIGHT ? true : record.dayAndNight,
  }));
  return CATEGORIES.filter((category) => present.includes(fileOf(category))).flatMap((category) =>
    readList({ folder, file: fileOf(category), schema, complain }).map((record) => ({ category, record })),
  );
}

/** A secret address must not come back through another field. */
function leaks({ address, area, conflicts }: WrittenRecord): readonly string[] {
  if (address !== 'protected') return [];
  return [
    ...(area?.kind === 'seat' ? ['area : une adresse secrète ne se situe pas dans une commune'] : []),
    ...(conflicts.some(({ field }) => field === 'address')
      ? ['conflicts : une adresse secrète ne s’écrit nulle part']
      : []),
  ];
}

function checkTogether(placed: readonly Placed[], sources: Sources, complain: Complain): void {
  const homes = new Map<string, string>();
  for (const { category, record } of placed) {
    const home = homes.get(record.id);
    if (home !== undefined) complain(fileOf(category), record.id, `id : déjà utilisé dans ${home}`);
    homes.set(record.id, fileOf(category));
  }
  for (const { category, record } of placed) {
    const orphan =
      record.parent !== null && !homes.has(record.parent)
        ? [`parent : service inconnu « ${record.parent} »`]
        : [];
    for (const problem of [...orphan, ...leaks(record), ...sourceProblems(record, sources)]) {
      complain(fileOf(category), record.id, problem);
    }
  }
}

function newDirectory(services: readonly Service[], sources: Sources): Directory {
  const byId = new Map(services.map((service) => [service.id, service]));
  const byParent = Map.groupBy(services, ({ parent }) => parent);
  return {
    services,
    sources,
    find: (id) => byId.get(id),
    branches: (network) => byParent.get(network) ?? [],
  };
}

/** The whole directory, checked. Throws a `DataError` that names the file, the record and the field of every problem. */
export function loadDirectory(
  territory: Territory,
  folder: string = join(process.cwd(), 'data', 'directory'),
): Directory {
  const problems: string[] = [];
  const complain: Complain = (...parts) => problems.push(parts.join(', '));
  const defaults = readOne({ folder, file: DEFAULTS, schema: defaultsSchema, complain });
  const sources = readSources(folder, complain);
  const placed = readRecords(folder, territory, complain);
  checkTogether(placed, sources, complain);
  if (defaults === undefined || problems.length > 0) throw new DataError(problems);

  const newService = ({ category, record }: Placed): Service => {
    const bySource = fieldSources(record);
    return {
      ...record,
      category,
      unproofread: record.unproofread ?? defaults.unproofread,
      areaLabel: record.areaLabel ?? (record.area && describeArea(record.area, territory)),
      sources: bySource,
      lastSeen: lastSeen(bySource, record, sources),
      reliability: reliability(bySource, sources),
      readOn: record.readOn ?? defaults.readOn,
    };
  };
  return newDirectory(placed.map(newService), sources);
}
