import type { Answer } from './answers.ts';
import type { Told } from './conditions.ts';
import type { Knowledge } from './knowledge.ts';
import { entriesOf, rankIn, ranking, sorted, visibleIn, voiceOf } from './ranking.ts';
import type { Fact } from './situation.ts';

/** Among questions that decide as much: her safety, who she is, what happened, where she is, what she asks for, the rest. */
const ORDER = [
  'dangerNow',
  'role',
  'violence',
  'hoursSince',
  'age',
  'municipality',
  'childInDanger',
  'needs',
  'schoolRole',
  'travelPlanned',
  'mandate',
  'setting',
  'wantsComplaint',
  'ageAtFacts',
  'stay',
  'gender',
  'complaintFiled',
  'lgbtqia',
] as const satisfies readonly Fact[];

/** A question decides most when it can change what the person sees at once; the others touch the rest of the list only. */
const FIRST_LOOK = 5;

/** A situation as it stands: what each line says of it, and the list that follows. */
type Standing = {
  readonly told: Told;
  readonly voices: Uint8Array;
  /** The slots that some line speaks for. */
  readonly speaking: ReadonlySet<number>;
  readonly entries: readonly number[];
};

/** The situation if one more fact were told. */
type Supposed = { readonly fact: Fact; readonly told: Told };

type Changed = { readonly voices: Uint8Array; readonly slots: Set<number> };

/** Where two lists begin to differ for the person who reads them; undefined when they do not. */
function firstDifference(before: readonly number[], after: readonly number[]): number | undefined {
  if (before === after) return undefined;
  const length = Math.max(before.length, after.length);
  for (let index = 0; index < length; index += 1) {
    const [old, now] = [before[index], after[index]];
    if (old === undefined || now === undefined || visibleIn(old) !== visibleIn(now)) return index;
  }
  return undefined;
}

/** What the lines would say instead; undefined when none changes its voice. */
function voicesWith(knowledge: Knowledge, standing: Standing, { fact, told }: Supposed): Changed | undefined {
  let changed: Changed | undefined;
  for (const index of knowledge.linesOn.get(fact) ?? []) {
    const line = knowledge.lines[index];
    if (line === undefined) continue;
    const voice = voiceOf(line, told);
    if (voice === standing.voices[index]) continue;
    changed ??= { voices: standing.voices.slice(), slots: new Set() };
    changed.voices[index] = voice;
    for (const slot of line.slots) changed.slots.add(slot);
  }
  return changed;
}

/** The list if she gave this answer. Only the slots that the fact touches are looked at again. */
function listWith(knowledge: Knowledge, standing: Standing, supposed: Supposed): readonly number[] {
  const { fact, told } = supposed;
  const changed = voicesWith(knowledge, standing, supposed);
  const voices = changed?.voices ?? standing.voices;
  const seatings = knowledge.seatings(told.municipality ?? null);
  const heard = { told, voices, seatings };
  if (fact === 'municipality') return ranking(knowledge, heard);
  const slots = changed?.slots ?? new Set<number>();
  for (const slot of knowledge.slotsOn.get(fact) ?? []) if (standing.speaking.has(slot)) slots.add(slot);
  if (slots.size === 0) return standing.entries;
  const entries = standing.entries.filter((entry) => !slots.has(knowledge.slotOf[rankIn(entry)] ?? -1));
  for (const slot of slots) entries.push(...entriesOf(knowledge, slot, heard));
  return sorted(entries);
}

/** The place is not tried 565 times: the first suggestion that depends on it names a municipality where it changes. */
function placesToTry(knowledge: Knowledge, { entries }: Standing): readonly Answer[] {
  for (const entry of entries) {
    const witness = knowledge.witness[knowledge.slotOf[rankIn(entry)] ?? -1];
    if (witness !== undefined) return [witness];
  }
  return [];
}

/** The earliest place in the list that an answer changes, among the first five if it can; undefined: none does. */
function earliestChange(knowledge: Knowledge, standing: Standing, fact: Fact): number | undefined {
  const answers = fact === 'municipality' ? placesToTry(knowledge, standing) : knowledge.answers[fact];
  let earliest: number | undefined;
  for (const answer of answers) {
    const told = { ...standing.told, ...answer };
    const position = firstDifference(standing.entries, listWith(knowledge, standing, { fact, told }));
    if (position === undefined) continue;
    earliest = Math.min(earliest ?? position, position);
    if (earliest < FIRST_LOOK) break;
  }
  return earliest;
}

/**
 * The facts not told that can still change what the person sees: which services are suggested, in which order, how
 * urgent, and whether the head of a network stands in. (Reasons and exclusions may change with any fact; they alone
 * are no ground to ask.) A fact is here if and only if one of its answers changes that list; those that can change the
 * first five come first.
 */
export function questionsLeft(knowledge: Knowledge, standing: Standing): readonly Fact[] {
  const atOnce: Fact[] = [];
  const later: Fact[] = [];
  for (const fact of ORDER) {
    if (standing.told[fact] !== undefined) continue;
    const position = earliestChange(knowledge, standing, fact);
    if (position !== undefined) (position < FIRST_LOOK ? atOnce : later).push(fact);
  }
  return [...atOnce, ...later];
}
