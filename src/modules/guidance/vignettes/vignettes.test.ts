import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDirectory } from '#modules/directory/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { newGuidance, situationSchema } from '../server/index.ts';
import { OWN_VIGNETTES } from './own/index.ts';
import type { Vignette } from './vignette.ts';

const territory = loadTerritory();
const directory = loadDirectory(territory);
const { guide, rules } = newGuidance(directory, territory);
const schema = situationSchema(territory);

/** The vignettes the project was given, as they were given. */
const GIVEN = JSON.parse(
  readFileSync(join(import.meta.dirname, 'given.json'), 'utf8'),
) as readonly Vignette[];
const VIGNETTES = [...GIVEN, ...OWN_VIGNETTES];
const FIRST_LOOK = 5;

const namedIn = ({ first, among, never, emergency, excluded }: Vignette): readonly string[] => [
  ...(first ?? []),
  ...(among ?? []).flat(),
  ...(never ?? []),
  ...(emergency ?? []),
  ...Object.keys(excluded ?? {}),
];

describe('the vignettes come out as they must', () => {
  test.each(VIGNETTES)('$id $say', (vignette) => {
    const { suggestions, emergency, excluded, ask } = guide(schema.parse(vignette.situation));
    const services = suggestions.map(({ service }) => service);
    const shown = services.slice(0, FIRST_LOOK);
    const codes = new Map(excluded.map(({ service, because }) => [service, because.map(({ code }) => code)]));

    if (vignette.first) expect(vignette.first).toContain(services[0]);
    if (vignette.urgency) expect(suggestions[0]?.urgency).toBe(vignette.urgency);
    for (const group of vignette.among ?? []) {
      expect(
        shown.filter((id) => group.includes(id)),
        `${group} in ${services}`,
      ).not.toEqual([]);
    }
    expect(services.filter((id) => vignette.never?.includes(id))).toEqual([]);
    expect(emergency).toEqual(expect.arrayContaining([...(vignette.emergency ?? [])]));
    expect(ask).toEqual(expect.arrayContaining([...(vignette.ask ?? [])]));
    expect(ask.filter((fact) => vignette.quiet?.includes(fact))).toEqual([]);
    for (const [service, code] of Object.entries(vignette.excluded ?? {})) {
      expect(codes.get(service), service).toContain(code);
    }
    const speaking = suggestions.flatMap(({ reasons }) => reasons.map(({ rule }) => rule));
    expect(speaking).toEqual(expect.arrayContaining([...(vignette.rules ?? [])]));
  });
});

describe('the vignettes are worth running', () => {
  test('each has its own name, and names only services of the directory', () => {
    expect(new Set(VIGNETTES.map(({ id }) => id)).size).toBe(VIGNETTES.length);
    expect(VIGNETTES.flatMap(namedIn).filter((id) => directory.find(id) === undefined)).toEqual([]);
  });

  test('every rule is expected by one of them', () => {
    const expected = OWN_VIGNETTES.flatMap(({ rules }) => rules ?? []);

    expect(rules.map(({ id }) => id).filter((id) => !expected.includes(id))).toEqual([]);
  });
});
