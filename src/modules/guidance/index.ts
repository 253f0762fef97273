export * from './domain/situation.ts';
export type {
  Exclusion,
  ExclusionCode,
  Guidance,
  Reason,
  RuleId,
  RuleSource,
  RuleStatus,
  Suggestion,
} from './domain/guidance.ts';
