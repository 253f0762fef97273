import type { Rule } from './rule.ts';

/** The day the rules were last checked against their sources. */
const RULES_DATE = '2026-11-22';

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a, 32 bits: short, and any change of a rule changes it. Not a proof of anything. */
function fingerprint(text: string): string {
  let hash = SEED;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The version an answer carries: the date of the rules and a fingerprint of what they say. */
export function rulesetOf(rules: readonly Rule[]): string {
  const said = JSON.stringify(rules, (key, value: unknown) => (key === 'examples' ? undefined : value));
  return `${RULES_DATE}.${fingerprint(said)}`;
}
