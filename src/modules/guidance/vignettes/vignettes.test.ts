import { describe, expect, test } from 'vitest';
import { loadDirectory } from '#modules/directory/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { expectOutcome } from '../../../../tests/support/expectOutcome.ts';
import { GIVEN_VIGNETTES } from '../../../../tests/support/givenVignettes.ts';
import { newGuidance, situationSchema } from '../server/index.ts';
import { OWN_VIGNETTES } from './own/index.ts';
import type { Vignette } from './vignette.ts';

const territory = loadTerritory();
const directory = loadDirectory(territory);
const { guide, rules } = newGuidance(directory, territory);
const schema = situationSchema(territory);

const VIGNETTES = [...GIVEN_VIGNETTES, ...OWN_VIGNETTES];

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
    const codes = new Map(excluded.map(({ service, because }) => [service, because.map(({ code }) => code)]));

    expectOutcome(vignette, { services, urgency: suggestions[0]?.urgency, emergency, ask });
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
