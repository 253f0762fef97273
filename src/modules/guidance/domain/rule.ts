import type { Text } from '#kernel/locale.ts';
import type { ServiceId } from '#modules/directory/index.ts';
import type { Condition } from './conditions.ts';
import type { ExclusionCode, RuleId, RuleSource, RuleStatus } from './guidance.ts';
import type { Fact, Situation, Urgency } from './situation.ts';

/** What comes before what: danger, then what expires in hours, then safety, then the specialised, then the general. */
export const TIERS = ['danger', 'hours', 'safety', 'specialised', 'general'] as const;
type Tier = (typeof TIERS)[number];

/** A limit that must hold. "No" excludes, with the reason shown; "unknown" still suggests and says which fact is missing. */
export type Limit = { readonly code: ExclusionCode; readonly holds: Condition; readonly text: Text };

/** `when` must be yes: nothing is suggested on nothing. Services in the order in which they help best. */
export type Clause = {
  readonly when: Condition;
  readonly provided?: readonly Limit[];
  readonly services: readonly [ServiceId, ...ServiceId[]];
  readonly tier: Tier;
  readonly urgency: Urgency;
  readonly reason: Text;
  /** Where this clause is less sure than its rule. */
  readonly status?: RuleStatus;
};

/** A situation and what the rule makes of it. Every example is run as a test, on the real directory. */
type Example = {
  readonly given: Situation;
  /** Suggested, with this rule among the reasons. */
  readonly gives?: readonly ServiceId[];
  /** Not suggested by this rule. */
  readonly withholds?: readonly ServiceId[];
  readonly excludes?: Readonly<Record<ServiceId, ExclusionCode>>;
  /** Listed as not told under the first of `gives`. */
  readonly unknown?: readonly Fact[];
};

/**
 * One rule of the field. `side` keeps the two worlds apart: a perpetrator never meets a service of the
 * victims' side, nor a victim one of the other.
 */
export type Rule = {
  readonly id: RuleId;
  /** One line for those who maintain the rules. */
  readonly title: string;
  readonly side: 'anyone' | 'victims' | 'perpetrators';
  readonly status: RuleStatus;
  readonly sources: readonly [RuleSource, ...RuleSource[]];
  readonly clauses: readonly [Clause, ...Clause[]];
  readonly examples: readonly [Example, Example, ...Example[]];
};
