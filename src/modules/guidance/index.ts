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
export { inFront } from './domain/inFront.ts';
export type { NotShown, Shown } from './domain/shown.ts';
export {
  isUrgent,
  leftToAsk,
  newJourney,
  questionOf,
  readJourney,
  writeJourney,
  type Journey,
  type Problem,
  type View,
} from './domain/journey.ts';
export { actOf, advance, type Act } from './domain/journeyActs.ts';
export { codesOf, isListFact, situationOf, voiceOf, type Answers, type Voice } from './domain/questions.ts';
