import { loadDirectory } from '#modules/directory/server/index.ts';
import type { Situation } from '#modules/guidance/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import type { Told } from '../src/modules/guidance/domain/conditions.ts';
import { guide, spellOut } from '../src/modules/guidance/domain/guide.ts';
import { newKnowledge } from '../src/modules/guidance/domain/knowledge.ts';
import { CERTAIN, voicesOf } from '../src/modules/guidance/domain/ranking.ts';
import { RULES } from '../src/modules/guidance/domain/rules/index.ts';
import { firedBy, newJsonRules, type Facts } from './jsonRules.ts';
import { situations } from './situations.ts';
import { median, whole, type Row } from './table.ts';

const BUDGET = 5_000;
const ROUNDS = 3;
const ROUND_MS = 2_000;

/** Situations a second, in this process; the same clauses by another engine. */
export async function guidance(): Promise<Row[]> {
  const territory = loadTerritory();
  const knowledge = newKnowledge(loadDirectory(territory), territory, RULES);
  const asked = situations(territory);
  const told = asked.map((situation) => spellOut(situation, territory));
  const facts = told.map(nothingMissing);
  const engine = newJsonRules(knowledge.lines);

  const rates: Record<'full' | 'ours' | 'theirs', number[]> = { full: [], ours: [], theirs: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.full.push(await rate(asked, (situation: Situation) => guide(situation, knowledge)));
    rates.ours.push(await rate(told, (all: Told) => voicesOf(knowledge, all)));
    rates.theirs.push(await rate(facts, (all: Facts) => firedBy(engine, all)));
  }
  const [full, ours, theirs] = [median(rates.full), median(rates.ours), median(rates.theirs)];

  let same = 0;
  for (const [n, all] of told.entries()) {
    const voices = voicesOf(knowledge, all);
    const certain = knowledge.lines.flatMap((_, index) => (voices[index] === CERTAIN ? [index] : []));
    const fired = await firedBy(engine, facts[n] ?? {});
    if (certain.length === fired.size && certain.every((index) => fired.has(index))) same += 1;
  }
  const share = ((same / told.length) * 100).toFixed(0);
  return [
    {
      what: `guidance, whole answer, ${whole(asked.length)} situations`,
      measured: `${whole(full)}/s`,
      budget: '≥ 5,000/s',
      ok: full >= BUDGET,
    },
    {
      what: `guidance, conditions only (${knowledge.lines.length} clauses)`,
      measured: `${whole(ours)}/s`,
      beside: `json-rules-engine: ${whole(theirs)}/s, ${(ours / theirs).toFixed(0)} × slower; same clauses in ${share} % of the situations (it has no "unknown")`,
    },
  ];
}

/** How many a second, going round the list for a while. Waits only for what is to be waited for. */
async function rate<T>(list: readonly T[], work: (one: T) => unknown): Promise<number> {
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < ROUND_MS) {
    for (const one of list.slice(0, 200)) {
      const result = work(one);
      if (result instanceof Promise) await result;
      done += 1;
    }
    list = [...list.slice(200), ...list.slice(0, 200)];
  }
  return (done / (performance.now() - started)) * 1000;
}

function nothingMissing(told: Told): Facts {
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, value ?? null]));
}
