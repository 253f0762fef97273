import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayReceive, type Exclusion, type Receiver } from './exclusions.ts';

/** Few names, so that a list and a way meet often; one name may be a worker, a team and an organisation. */
const name = fc.constantFrom('zone', 'foyer', 'planning', 'garde', 'accueil', 'suivi');
const exclusion: fc.Arbitrary<Exclusion> = fc.record({
  kind: fc.constantFrom('worker', 'team', 'organisation'),
  id: name,
});
const receiver: fc.Arbitrary<Receiver> = fc.record({
  organisation: name,
  teams: fc.array(name, { maxLength: 3 }),
  workers: fc.array(name, { maxLength: 4 }),
});

/** Said again, the long way: everybody the file would reach, against every line of the list. */
function reachesExcluded(list: readonly Exclusion[], { organisation, teams, workers }: Receiver): boolean {
  const reached = new Set<string>([`organisation ${organisation}`]);
  for (const team of teams) reached.add(`team ${team}`);
  for (const worker of workers) reached.add(`worker ${worker}`);
  for (const { kind, id } of list) if (reached.has(`${kind} ${id}`)) return true;
  return false;
}

describe('a file never goes to who is on its list', () => {
  it('in a thousand random routings, and it goes to all the others', () => {
    let [sent, held] = [0, 0];
    fc.assert(
      fc.property(fc.array(exclusion, { maxLength: 4 }), receiver, (list, to) => {
        const may = mayReceive(list, to);
        if (may) sent += 1;
        else held += 1;
        expect(may).toBe(!reachesExcluded(list, to));
      }),
      { numRuns: 1_000, seed: 24 },
    );

    // Both happened often: neither answer alone would pass.
    expect(Math.min(sent, held)).toBeGreaterThan(200);
  });

  it('one name is enough, and a worker’s is not a team’s', () => {
    const to: Receiver = { organisation: 'a', teams: ['b'], workers: ['c', 'd'] };

    expect(mayReceive([{ kind: 'worker', id: 'd' }], to)).toBe(false);
    expect(mayReceive([{ kind: 'team', id: 'b' }], to)).toBe(false);
    expect(mayReceive([{ kind: 'organisation', id: 'a' }], to)).toBe(false);
    expect(
      mayReceive(
        [
          { kind: 'team', id: 'd' },
          { kind: 'worker', id: 'a' },
        ],
        to,
      ),
    ).toBe(true);
  });
});
