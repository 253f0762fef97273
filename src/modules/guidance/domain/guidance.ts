import type { Text } from '#kernel/locale.ts';
import type { ServiceId } from '#modules/directory/index.ts';
import type { Fact, Urgency } from './situation.ts';

export type RuleId = `R${number}`;

/** `read`: read in a cited source. `seed`: in the founding texts. `conflict`, `unverified`: said to the person as "to be confirmed". */
export type RuleStatus = 'read' | 'seed' | 'conflict' | 'unverified';

export type RuleSource = { readonly label: string; readonly url: string | null; readonly checkedOn: string };

export type Reason = {
  readonly rule: RuleId;
  readonly text: Text;
  readonly sources: readonly RuleSource[];
  readonly status: RuleStatus;
};

export type Suggestion = {
  readonly service: ServiceId;
  readonly urgency: Urgency;
  readonly reasons: readonly Reason[];
  /** Facts not told on which this suggestion rests. */
  readonly unknown: readonly Fact[];
  /** The head of a network stands in for a local branch we could not choose. */
  readonly standsFor: 'placeNotTold' | 'branchNotKnown' | null;
};

export type ExclusionCode =
  | 'territory'
  | 'delay'
  | 'age'
  | 'gender'
  | 'role'
  | 'access'
  | 'mandate'
  | 'notOpenYet'
  | 'stay'
  | 'notConcerned';

export type Exclusion = {
  readonly service: ServiceId;
  readonly because: readonly { readonly code: ExclusionCode; readonly text: Text }[];
};

export type Guidance = {
  /** Version of the rules that gave this answer. */
  readonly ruleset: string;
  /** Always 112 and 101, whatever is told. */
  readonly emergency: readonly ServiceId[];
  /** Danger first, then what expires in hours, then safety, then the specialised, then the general. */
  readonly suggestions: readonly Suggestion[];
  readonly excluded: readonly Exclusion[];
  /** The facts that can still change the result, most decisive first. */
  readonly ask: readonly Fact[];
};
