import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { guide } from '../../src/routes/api/operations/guide.ts';
import { run } from '../support/ask.ts';

const ids = z.array(z.string());
const vignettes = z
  .array(
    z.object({
      id: z.string(),
      say: z.string(),
      situation: z.record(z.string(), z.unknown()),
      first: ids.optional(),
      urgency: z.string().optional(),
      among: z.array(ids).default([]),
      never: ids.default([]),
      emergency: ids.default([]),
      ask: ids.default([]),
    }),
  )
  .parse(JSON.parse(readFileSync('src/modules/guidance/vignettes/given.json', 'utf8')));

const FIRST_LOOK = 5;

describe('the vignettes come out over the interface as they do inside', () => {
  it('there are sixteen of them', () => expect(vignettes).toHaveLength(16));

  it.each(vignettes)('$id $say', async ({ situation, first, urgency, among, never, emergency, ask }) => {
    const answer = await run(guide, { situation, limit: 50 });
    const services = answer.suggestions.map(({ service }) => service.id);

    expect(services).toHaveLength(answer.total);
    if (first) expect(first).toContain(services[0]);
    if (urgency) expect(answer.suggestions[0]?.urgency).toBe(urgency);
    for (const group of among) {
      expect(services.slice(0, FIRST_LOOK).filter((id) => group.includes(id))).not.toEqual([]);
    }
    expect(services.filter((id) => never.includes(id))).toEqual([]);
    expect(answer.emergency.map(({ id }) => id)).toEqual(expect.arrayContaining(emergency));
    expect(answer.ask).toEqual(expect.arrayContaining(ask));
    for (const { reasons } of answer.suggestions) expect(reasons).not.toEqual([]);
    const excluded = answer.excluded.map(({ service }) => service.id);
    expect(services.filter((id) => excluded.includes(id))).toEqual([]);
  });
});
