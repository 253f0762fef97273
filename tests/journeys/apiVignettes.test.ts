import { describe, expect, it } from 'vitest';
import { guide } from '../../src/routes/api/operations/guide.ts';
import { run } from '../support/ask.ts';
import { expectOutcome } from '../support/expectOutcome.ts';
import { GIVEN_VIGNETTES } from '../support/givenVignettes.ts';

describe('the vignettes come out over the interface as they do inside', () => {
  it('there are sixteen of them', () => expect(GIVEN_VIGNETTES).toHaveLength(16));

  it.each(GIVEN_VIGNETTES)('$id $say', async (vignette) => {
    const answer = await run(guide, { situation: vignette.situation, limit: 50 });
    const services = answer.suggestions.map(({ service }) => service.id);

    expect(services).toHaveLength(answer.total);
    expectOutcome(vignette, {
      services,
      urgency: answer.suggestions[0]?.urgency,
      emergency: answer.emergency.map(({ id }) => id),
      ask: answer.ask,
    });
    for (const { reasons } of answer.suggestions) expect(reasons).not.toEqual([]);
    const excluded = answer.excluded.map(({ service }) => service.id);
    expect(services.filter((id) => excluded.includes(id))).toEqual([]);
  });
});
