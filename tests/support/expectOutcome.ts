import { expect } from 'vitest';
import type { Vignette } from '../../src/modules/guidance/vignettes/vignette.ts';

const FIRST_LOOK = 5;

/** What came out for a vignette, whether guidance was asked directly or over the interface. */
type Outcome = {
  /** The ids of what is suggested, in order. */
  readonly services: readonly string[];
  /** Of the first suggestion. */
  readonly urgency: string | undefined;
  readonly emergency: readonly string[];
  readonly ask: readonly string[];
};

/** What every vignette says must come out, and must not. */
export function expectOutcome(vignette: Vignette, { services, urgency, emergency, ask }: Outcome): void {
  const shown = services.slice(0, FIRST_LOOK);

  if (vignette.first) expect(vignette.first).toContain(services[0]);
  if (vignette.urgency) expect(urgency).toBe(vignette.urgency);
  for (const group of vignette.among ?? []) {
    expect(
      shown.filter((id) => group.includes(id)),
      `${group} in ${services}`,
    ).not.toEqual([]);
  }
  expect(services.filter((id) => vignette.never?.includes(id))).toEqual([]);
  expect(emergency).toEqual(expect.arrayContaining([...(vignette.emergency ?? [])]));
  expect(ask).toEqual(expect.arrayContaining([...(vignette.ask ?? [])]));
}
