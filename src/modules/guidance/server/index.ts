import type { Directory } from '#modules/directory/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { guide } from '../domain/guide.ts';
import type { Guidance } from '../domain/guidance.ts';
import { newKnowledge } from '../domain/knowledge.ts';
import type { Rule } from '../domain/rule.ts';
import { RULES } from '../domain/rules/index.ts';
import type { Situation } from '../domain/situation.ts';

export { situationSchema } from './situationSchema.ts';

/** Guidance, ready to answer. */
export type Guide = {
  /** Pure and deterministic; the situation has been checked by `situationSchema`. */
  guide(situation: Situation): Guidance;
  readonly ruleset: string;
  readonly rules: readonly Rule[];
};

/** Prepares the rules on this directory, once. Throws `DataError`, naming rule and service, when a rule does not fit it. */
export function newGuidance(directory: Directory, territory: Territory): Guide {
  const knowledge = newKnowledge(directory, territory, RULES);
  return {
    guide: (situation) => guide(situation, knowledge),
    ruleset: knowledge.ruleset,
    rules: knowledge.rules,
  };
}
