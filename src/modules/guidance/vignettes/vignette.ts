import type { ServiceId } from '#modules/directory/index.ts';
import type { ExclusionCode, RuleId } from '../domain/guidance.ts';
import type { Fact, Situation, Urgency } from '../domain/situation.ts';

/** A person's situation in a few words, and what must come out. */
export type Vignette = {
  readonly id: string;
  readonly say: string;
  readonly situation: Situation;
  /** The first suggestion is one of these. */
  readonly first?: readonly ServiceId[];
  /** The urgency of the first suggestion. */
  readonly urgency?: Urgency;
  /** Each inner list has at least one service among the first five suggestions. */
  readonly among?: readonly (readonly ServiceId[])[];
  /** None of these is suggested at all. */
  readonly never?: readonly ServiceId[];
  readonly emergency?: readonly ServiceId[];
  /** These facts are asked for. */
  readonly ask?: readonly Fact[];
  /** These facts are not asked for, though not told: they would change nothing. */
  readonly quiet?: readonly Fact[];
  /** Why a service is not suggested. */
  readonly excluded?: Readonly<Record<ServiceId, ExclusionCode>>;
  /** These rules are among the reasons of some suggestion. */
  readonly rules?: readonly RuleId[];
};
