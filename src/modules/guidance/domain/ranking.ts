import type { Truth } from '#kernel/truth.ts';
import type { Told } from './conditions.ts';
import type { Knowledge, Line, Mention } from './knowledge.ts';
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

// An entry of the list is one number, so that sorting and comparing cost nothing. From the heaviest to the lightest:
// tier, urgency, order among equally competent branches, certain reasons (more first), stand-in, the rule's own order, id.
const [TIER, URGENCY, BRANCH, REASONS, STAND_IN, ORDER] = [28, 26, 22, 18, 17, 12];
const RANK_MASK = (1 << ORDER) - 1;
const MOST = 15;
const VISIBLE = (3 << URGENCY) | (1 << STAND_IN) | RANK_MASK;

export const rankIn = (entry: number): number => entry & RANK_MASK;
export const urgencyIn = (entry: number): number => (entry >> URGENCY) & 3;
/** What a person can see change: which service, how urgent, whether a head stands in for a branch. */
export const visibleIn = (entry: number): number => entry & VISIBLE;

type Weight = { tier: number; urgency: number; certain: number; order: number };

/**
 * The most urgent reason, and the best tier with its certain reasons and its place in a clause: a general reason adds
 * nothing to a specialised one. Undefined when nobody speaks for the slot.
 */
function weigh({ lines }: Knowledge, mentions: readonly Mention[], voices: Uint8Array): Weight | undefined {
  let weight: Weight | undefined;
  for (const { index, order } of mentions) {
    const voice = voices[index];
    const line = lines[index];
    if (line === undefined || (voice !== CERTAIN && voice !== UNCERTAIN)) continue;
    const { tier, urgency } = line;
    const sure = voice === CERTAIN ? 1 : 0;
    if (weight === undefined) {
      weight = { tier, urgency, certain: sure, order };
      continue;
    }
    weight.urgency = Math.min(weight.urgency, urgency);
    if (tier > weight.tier) continue;
    weight.certain += sure;
    weight.order = Math.min(weight.order, order);
  }
  return weight;
}

const NOBODY: readonly number[] = [];

/** A situation as the list is made from it: what is told, what each line says of it, who answers at that place. */
export type Heard = {
  readonly told: Told;
  readonly voices: Uint8Array;
  readonly seatings: readonly Seating[];
};

/** Where the seats of one slot stand in the list: none when no rule speaks for it or its own limits refuse. */
export function entriesOf(
  knowledge: Knowledge,
  slot: number,
  { told, voices, seatings }: Heard,
): readonly number[] {
  const seating = seatings[slot];
  const weight = weigh(knowledge, knowledge.mentions[slot] ?? [], voices);
  if (weight === undefined || seating === undefined) return NOBODY;
  const entries: number[] = [];
  for (const { candidate, standIn, placeSure } of seating.seats) {
    const answer = verdict(candidate.limits, told);
    if (answer === 'no') continue;
    const certain = answer === 'yes' && placeSure ? Math.min(weight.certain, MOST) : 0;
    const branch = Math.min(entries.length, MOST);
    entries.push(
      (weight.tier << TIER) |
        (weight.urgency << URGENCY) |
        (branch << BRANCH) |
        ((MOST - certain) << REASONS) |
        (Number(standIn) << STAND_IN) |
        (weight.order << ORDER) |
        candidate.rank,
    );
  }
  return entries;
}

export const sorted = (entries: number[]): readonly number[] => entries.sort((a, b) => a - b);

/** The suggestions in order, each as one number. */
export function ranking(knowledge: Knowledge, heard: Heard): readonly number[] {
  const entries: number[] = [];
  for (const slot of knowledge.slots.keys()) entries.push(...entriesOf(knowledge, slot, heard));
  return sorted(entries);
}

export function voicesOf({ lines }: Knowledge, told: Told): Uint8Array {
  const voices = new Uint8Array(lines.length);
  lines.forEach((line, index) => {
    voices[index] = voiceOf(line, told);
  });
  return voices;
}
