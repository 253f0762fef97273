import { Engine, type NestedCondition } from 'json-rules-engine';
import type { Line } from '../src/modules/guidance/domain/knowledge.ts';

/**
 * The clauses of our rules, said again to json-rules-engine. It knows two truth values: what is not told is false
 * there, so "unknown" and "only if surely" are lost, and so is the date that two ages imply. Territory, ranking,
 * exclusions with their reasons and the questions to ask have no counterpart.
 */
export function newJsonRules(lines: readonly Line[]): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  lines.forEach(({ side, when, provided }, index) => {
    const conditions = [
      sideOf(side),
      ...[when, ...provided.map(({ holds }) => holds)].map(({ says }) => read(says)),
    ];
    engine.addRule({ conditions: { all: conditions }, event: { type: String(index) } });
  });
  return engine;
}

const fact = (name: string, operator: string, value: unknown): NestedCondition => ({
  fact: name,
  operator,
  value,
});

function sideOf(side: Line['side']): NestedCondition {
  if (side === 'anyone') return { all: [] };
  return fact('role', side === 'perpetrators' ? 'equal' : 'notEqual', 'perpetrator');
}

/** A condition from what it says of itself: `all(violence has sexual|incest, hoursSince <= 72)`. */
function read(says: string): NestedCondition {
  const [, word, inside = ''] = /^(all|any|not|surely)\((.*)\)$/.exec(says) ?? [];
  if (word === 'all') return { all: apart(inside).map(read) };
  if (word === 'any') return { any: apart(inside).map(read) };
  if (word === 'not') return { not: read(inside) };
  if (word === 'surely') return read(inside);
  return leaf(says);
}

function leaf(says: string): NestedCondition {
  if (says === 'always') return { all: [] };
  const [name = '', verb, value = ''] = says.split(' ');
  switch (verb) {
    case undefined:
      return fact(name, 'equal', true);
    case 'is':
      return fact(name, 'in', value.split('|'));
    case 'has':
      return { any: value.split('|').map((one) => fact(name, 'contains', one)) };
    case 'told':
      return fact(name, 'notEqual', null);
    case '<':
      return fact(name, 'lessThan', Number(value));
    case '<=':
      return fact(name, 'lessThanInclusive', Number(value));
    default:
      throw new Error(`a condition json-rules-engine cannot be told: ${says}`);
  }
}

/** The parts of a list, leaving alone the commas of the lists inside it. */
function apart(inside: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of inside) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

/** Everything told, and null for the rest: it must be there to be compared. */
export type Facts = Readonly<Record<string, unknown>>;

export async function firedBy(engine: Engine, facts: Facts): Promise<ReadonlySet<number>> {
  const { events } = await engine.run({ ...facts });
  return new Set(events.map(({ type }) => Number(type)));
}
