import type { Truth } from '#kernel/truth.ts';
import type { Told } from './conditions.ts';
import type { Knowledge, Line } from './knowledge.ts';
import type { Limit } from './rule.ts';
import type { Seating } from './seating.ts';

/** What a clause makes of a situation. */
export const SILENT = 0;
export const CERTAIN = 1;
export const UNCERTAIN = 2;
export const REFUSED = 3;
export type Voice = typeof SILENT | typeof CERTAIN | typeof UNCERTAIN | typeof REFUSED;

/** AND over limits, without allocating. */
export function verdict(limits: readonly Limit[], told: Told): Truth {
  let result: Truth = 'yes';
  for (const { holds } of limits) {
    const answer = holds.holds(told);
    if (answer === 'no') return 'no';
    if (answer === 'unknown') result = 'unknown';
  }
  return result;
}

/** The two sides never meet: victims' services close as soon as a perpetrator asks, the others open only then. */
function speaksTo({ side }: Line, { role }: Told): boolean {
  if (side === 'anyone') return true;
  return (side === 'perpetrators') === (role === 'perpetrator');
}

export function voiceOf(line: Line, told: Told): Voice {
  if (!speaksTo(line, told) || line.when.holds(told) !== 'yes') return SILENT;
  const answer = verdict(line.provided, told);
  if (answer === 'no') return REFUSED;
  return answer === 'yes' ? CERTAIN : UNCERTAIN;
}

// A place in the list is one number, so that sorting and comparing cost nothing. From the heaviest to the lightest:
// tier, urgency, order among equally competent branches, certain reasons (more first), stand-in, the rule's own order, id.
const [TIER, URGENCY, BRANCH, REASONS, STAND_IN, ORDER] = [28, 26, 22, 18, 17, 12];
const RANK_MASK = (1 << ORDER) - 1;
const MOST = 15;
const VISIBLE = (3 << URGENCY) | (1 << STAND_IN) | RANK_MASK;

export const rankIn = (place: number): number => place & RANK_MASK;
export const urgencyIn = (place: number): number => (place >> URGENCY) & 3;
/** What a person can see change: which service, how urgent, whether a head stands in for a branch. */
export const visibleIn = (place: number): number => place & VISIBLE;

/** `certain` counts the reasons of the best tier only: a general reason adds nothing to a specialised one. */
type Weight = { tier: number; urgency: number; certain: number; order: number };

function weigh(knowledge: Knowledge, voices: Uint8Array): Map<number, Weight> {
  const weights = new Map<number, Weight>();
  knowledge.lines.forEach(({ slots, tier, urgency }, index) => {
    const voice = voices[index];
    if (voice !== CERTAIN && voice !== UNCERTAIN) return;
    slots.forEach((slot, order) => {
      const sure = voice === CERTAIN ? 1 : 0;
      const weight = weights.get(slot);
      if (weight === undefined) {
        weights.set(slot, { tier, urgency, certain: sure, order });
        return;
      }
      if (tier < weight.tier) weight.certain = 0;
      if (tier <= weight.tier) weight.certain += sure;
      weight.tier = Math.min(weight.tier, tier);
      weight.urgency = Math.min(weight.urgency, urgency);
      weight.order = Math.min(weight.order, order);
    });
  });
  return weights;
}

function placesOf({ seats }: Seating, weight: Weight, told: Told): readonly number[] {
  const places: number[] = [];
  for (const { candidate, standIn, placeSure } of seats) {
    const answer = verdict(candidate.limits, told);
    if (answer === 'no') continue;
    const certain = answer === 'yes' && placeSure ? Math.min(weight.certain, MOST) : 0;
    const branch = Math.min(places.length, MOST);
    places.push(
      (weight.tier << TIER) |
        (weight.urgency << URGENCY) |
        (branch << BRANCH) |
        ((MOST - certain) << REASONS) |
        (Number(standIn) << STAND_IN) |
        (weight.order << ORDER) |
        candidate.rank,
    );
  }
  return places;
}

/** The suggestions in order, each as one number. */
export function ranking(
  knowledge: Knowledge,
  voices: Uint8Array,
  seatings: readonly Seating[],
  told: Told,
): readonly number[] {
  const places: number[] = [];
  for (const [slot, weight] of weigh(knowledge, voices)) {
    const seating = seatings[slot];
    if (seating !== undefined) places.push(...placesOf(seating, weight, told));
  }
  return places.sort((a, b) => a - b);
}

export function voicesOf({ lines }: Knowledge, told: Told): Uint8Array {
  return Uint8Array.from(lines, (line) => voiceOf(line, told));
}
