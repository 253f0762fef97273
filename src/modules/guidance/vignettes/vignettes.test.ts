import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadDirectory } from '#modules/directory/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { newGuidance, situationSchema } from '../server/index.ts';

const territory = loadTerritory();
const { guide } = newGuidance(loadDirectory(territory), territory);

const ids = z.array(z.string());
const vignetteSchema = z.strictObject({
  id: z.string(),
  say: z.string(),
  situation: situationSchema(territory),
  /** The first suggestion is one of these. */
  first: ids.optional(),
  /** The urgency of the first suggestion. */
  urgency: z.string().optional(),
  /** Each inner list has at least one service among the first five. */
  among: z.array(ids).optional(),
  /** None of these is suggested at all. */
  never: ids.optional(),
  emergency: ids.optional(),
  /** These facts are asked for; those of `quiet` are not. */
  ask: ids.optional(),
  quiet: ids.optional(),
  /** Why a service is not suggested. */
  excluded: z.record(z.string(), z.string()).optional(),
  /** These rules are among the reasons of some suggestion; those of `silent` are not. */
  rules: ids.optional(),
  silent: ids.optional(),
});

const FIRST_LOOK = 5;
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));

describe.each(files)('the vignettes of %s come out as they must', (file) => {
  const vignettes = z
    .array(vignetteSchema)
    .parse(JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')));

  test.each(vignettes)('$id $say', (vignette) => {
    const { suggestions, emergency, excluded, ask } = guide(vignette.situation);
    const services = suggestions.map(({ service }) => service);
    const rules = suggestions.flatMap(({ reasons }) => reasons.map(({ rule }): string => rule));
    const reasons = new Map(
      excluded.map(({ service, because }) => [service, because.map(({ code }) => code)]),
    );

    if (vignette.first) expect(vignette.first).toContain(services[0]);
    if (vignette.urgency) expect(suggestions[0]?.urgency).toBe(vignette.urgency);
    for (const group of vignette.among ?? []) {
      expect(
        services.slice(0, FIRST_LOOK).some((id) => group.includes(id)),
        `${group} in ${services}`,
      ).toBe(true);
    }
    expect(services.filter((id) => vignette.never?.includes(id))).toEqual([]);
    expect(emergency).toEqual(expect.arrayContaining(vignette.emergency ?? []));
    expect(ask).toEqual(expect.arrayContaining(vignette.ask ?? []));
    expect(ask.filter((fact) => vignette.quiet?.includes(fact))).toEqual([]);
    for (const [service, code] of Object.entries(vignette.excluded ?? {})) {
      expect(reasons.get(service), service).toContain(code);
    }
    expect(rules).toEqual(expect.arrayContaining(vignette.rules ?? []));
    expect(rules.filter((rule) => vignette.silent?.includes(rule))).toEqual([]);
  });
});
