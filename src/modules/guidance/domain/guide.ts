import type { ServiceId } from '#modules/directory/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { questionsLeft } from './ask.ts';
import type { Told } from './conditions.ts';
import type { Exclusion, Guidance, Suggestion } from './guidance.ts';
import type { Knowledge, Line } from './knowledge.ts';
import {
  CERTAIN,
  rankIn,
  ranking,
  REFUSED,
  SILENT,
  UNCERTAIN,
  urgencyIn,
  verdict,
  voicesOf,
} from './ranking.ts';
import type { Limit } from './rule.ts';
import type { Seat, Seating } from './seating.ts';
import { URGENCIES, type Fact, type Situation } from './situation.ts';

/** Always first, always there, whatever is told: ambulance, then police. */
export const EMERGENCY: readonly ServiceId[] = ['urgence-112', 'urgence-101'];

const list = <T>(values: readonly T[] | undefined): readonly T[] | undefined =>
  values === undefined || values.length === 0 ? undefined : values;

/** An empty list tells nothing; an old municipality is the one it has become; an unknown one was not told. */
export function spellOut(situation: Situation, territory: Territory): Told {
  const { municipality } = situation;
  return {
    role: situation.role,
    dangerNow: situation.dangerNow,
    childInDanger: situation.childInDanger,
    violence: list(situation.violence),
    hoursSince: situation.hoursSince,
    age: situation.age,
    ageAtFacts: situation.ageAtFacts,
    gender: situation.gender,
    municipality: municipality === undefined ? undefined : territory.find(municipality)?.nis,
    wantsComplaint: situation.wantsComplaint,
    complaintFiled: situation.complaintFiled,
    needs: list(situation.needs),
    stay: situation.stay,
    lgbtqia: situation.lgbtqia,
    schoolRole: situation.schoolRole,
    setting: situation.setting,
    mandate: situation.mandate,
    travelPlanned: situation.travelPlanned,
  };
}

const missing = (limits: readonly Limit[], told: Told): readonly Fact[] =>
  limits.flatMap(({ holds }) => holds.missing(told));

type Speaking = { readonly seating: Seating; readonly lines: readonly Line[]; readonly urgency: number };

function suggestion(seat: Seat, { seating, lines, urgency }: Speaking, told: Told): Suggestion {
  const restsOnPlace = told.municipality === undefined && (seat.standIn || !seat.placeSure);
  return {
    service: seat.candidate.service.id,
    urgency: URGENCIES[urgency] ?? 'planned',
    reasons: lines.map(({ reason }) => reason),
    unknown: [
      ...new Set([
        ...lines.flatMap(({ provided }) => missing(provided, told)),
        ...missing(seat.candidate.limits, told),
        ...(restsOnPlace ? (['municipality'] as const) : []),
      ]),
    ],
    standsFor: seat.standIn ? seating.standsFor : null,
  };
}

function refusals(limits: readonly Limit[], told: Told): Exclusion['because'] {
  const because = new Map<string, Exclusion['because'][number]>();
  for (const { code, holds, text } of limits) {
    if (holds.holds(told) === 'no' && !because.has(code)) because.set(code, { code, text });
  }
  return [...because.values()];
}

type Touched = { readonly speaking: Line[]; readonly refused: Line[] };

/** Why nobody, or not everybody, of a touched slot is suggested. */
function exclusions(
  seating: Seating,
  { speaking, refused: lines }: Touched,
  told: Told,
): readonly Exclusion[] {
  const speaks = speaking.length > 0;
  const refused = seating.seats.flatMap(({ candidate }) => {
    if (speaks && verdict(candidate.limits, told) !== 'no') return [];
    const limits = [...candidate.limits, ...(speaks ? [] : lines.flatMap(({ provided }) => provided))];
    return [{ service: candidate.service.id, because: refusals(limits, told) }];
  });
  return [...refused, ...seating.excluded];
}

function touchedSlots({ lines }: Knowledge, voices: Uint8Array): ReadonlyMap<number, Touched> {
  const touched = new Map<number, Touched>();
  lines.forEach((line, index) => {
    const voice = voices[index] ?? SILENT;
    if (voice === SILENT) return;
    for (const slot of line.slots) {
      const entry = touched.get(slot) ?? { speaking: [], refused: [] };
      if (voice === CERTAIN || voice === UNCERTAIN) entry.speaking.push(line);
      if (voice === REFUSED) entry.refused.push(line);
      touched.set(slot, entry);
    }
  });
  return touched;
}

const byService = (a: Exclusion, b: Exclusion): number => (a.service < b.service ? -1 : 1);

/**
 * From what was told to what fits, with every reason, what it rests on, and why the rest does not fit.
 * Pure and deterministic; nothing told is no error, unknown is never no.
 */
export function guide(situation: Situation, knowledge: Knowledge): Guidance {
  const told = spellOut(situation, knowledge.territory);
  const voices = voicesOf(knowledge, told);
  const seatings = knowledge.seatings(told.municipality ?? null);
  const entries = ranking(knowledge, { told, voices, seatings });
  const touched = touchedSlots(knowledge, voices);
  const suggestions = entries.flatMap((entry) => {
    const slot = knowledge.slotOf[rankIn(entry)] ?? -1;
    const seating = seatings[slot];
    const seat = seating?.seats.find(({ candidate }) => candidate.rank === rankIn(entry));
    if (seating === undefined || seat === undefined) return [];
    const lines = touched.get(slot)?.speaking ?? [];
    return [suggestion(seat, { seating, lines, urgency: urgencyIn(entry) }, told)];
  });
  const speaking = new Set(
    [...touched].filter(([, lines]) => lines.speaking.length > 0).map(([slot]) => slot),
  );
  const excluded = [...touched].flatMap(([slot, lines]) => {
    const seating = seatings[slot];
    return seating === undefined ? [] : exclusions(seating, lines, told);
  });
  return {
    ruleset: knowledge.ruleset,
    emergency: EMERGENCY,
    suggestions,
    excluded: excluded.sort(byService),
    ask: questionsLeft(knowledge, { told, voices, speaking, entries }),
  };
}
