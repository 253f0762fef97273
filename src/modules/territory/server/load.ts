import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DataError } from '#kernel/dataError.ts';
import { frenchIssue } from '#platform/frenchIssue.ts';
import { newTerritory } from '../domain/newTerritory.ts';
import type { Locality } from '../domain/placeSearch.ts';
import type { Municipality, Territory } from '../domain/territory.ts';

const nis = z.string().regex(/^\d{5}$/, 'cinq chiffres attendus');
const postcode = z.string().regex(/^[1-9]\d{3}$/, 'quatre chiffres attendus');
const text = z.string().min(1, 'manque');
const orNull = z.string().transform((value) => (value === '' ? null : value));
const list = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .transform((cell) => cell.split(' ').filter((part) => part !== ''))
    .pipe(z.array(item));
const degrees = z
  .string()
  .regex(/^\d+\.\d+$/, 'degrés attendus')
  .transform(Number);

const municipalityRow = z
  .strictObject({
    nis,
    fr: text,
    nl: text,
    de: z.string(),
    postcodes: list(postcode).refine((postcodes) => postcodes.length > 0, 'manque'),
    region: z.enum(['wallonie', 'bruxelles', 'flandre']),
    province: orNull,
    languages: z.enum(['F', 'N', 'D', 'FN', 'F+n', 'N+f', 'D+f', 'F+d']),
    judicialDistrict: text,
    judicialDivision: orNull,
    policeZone: orNull,
    lat: degrees,
    lon: degrees,
    formerNis: list(nis),
    note: orNull,
  })
  .transform(({ fr, nl, de, languages, ...rest }): Municipality => ({
    ...rest,
    names: de === '' ? { fr, nl } : { fr, nl, de },
    languageRegime: languages,
  }));

const localityRow: z.ZodType<Locality> = z.strictObject({ nis, postcode, name: text });

function readTable<Row>(folder: string, name: string, row: z.ZodType<Row>): readonly Row[] {
  const [header = '', ...lines] = readFileSync(join(folder, name), 'utf8').trimEnd().split(/\r?\n/);
  const columns = header.split(';');
  const results = lines.map((line) => {
    const cells = line.split(';');
    const record = Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
    return row.safeParse(record, { reportInput: true });
  });
  const problems = results.flatMap(({ error }, index) =>
    (error?.issues ?? [])
      .flatMap(frenchIssue)
      .map(({ path, message }) => `${name}, ligne ${index + 2}, ${path.join('.')} : ${message}`),
  );
  if (problems.length > 0) throw new DataError(problems);
  return results.flatMap(({ data }) => data ?? []);
}

function contradictions(municipalities: readonly Municipality[], localities: readonly Locality[]): string[] {
  const claimed = municipalities.flatMap((municipality) => [municipality.nis, ...municipality.formerNis]);
  const twice = [...Map.groupBy(claimed, (code) => code)].filter(([, uses]) => uses.length > 1);
  const known = new Set(municipalities.map((municipality) => municipality.nis));
  return [
    ...twice.map(([code]) => `municipalities.csv, ${code}, nis : ce code est utilisé deux fois`),
    ...localities
      .filter((locality) => !known.has(locality.nis))
      .map(({ name, nis: code }) => `localities.csv, ${name}, nis : la commune ${code} n’existe pas`),
  ];
}

/** The municipalities and localities of Belgium, checked. Throws a `DataError` that lists every bad line. */
export function loadTerritory(folder: string = join(process.cwd(), 'data', 'territory')): Territory {
  const municipalities = readTable(folder, 'municipalities.csv', municipalityRow);
  const localities = readTable(folder, 'localities.csv', localityRow);
  const problems = contradictions(municipalities, localities);
  if (problems.length > 0) throw new DataError(problems);
  return newTerritory(municipalities, localities);
}
