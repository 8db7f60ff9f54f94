// The law as data and pure functions: a typed table of rules and dated values, one file per scheme, and a three-valued
// engine that answers eligible, ineligible or to check, with reasons, sources and missing facts. No clock, no disk: the
// reference date comes with the facts.
export { deadlines, trainingBounds } from './cpro';
export {
  breakDeadline,
  type CproEvents,
  type Deadline,
  type DeadlineCode,
  decisionDeadline,
} from './cpro.deadlines';
export {
  type DocumentCode,
  type DocumentContext,
  documentLabels,
  type RequiredDocument,
  requiredDocuments,
} from './cpro.documents';
export {
  monthlyCents,
  monthlyPaySchedule,
  type PayBasis,
  type PayLine,
  type PaySchedule,
  type PayStretch,
} from './cpro.pay';
export type { TrainingBounds } from './cpro.training';
export { judgeTutor, type TutorFacts, type TutorFinding } from './cpro.tutor';
export {
  type Condition,
  type ConditionVerdict,
  conditionVerdictSchema,
  type Eligibility,
  eligibilitySchema,
  type PayPeriod,
  type SchemeAnswer,
  type SchemeCode,
  schemeAnswerSchema,
  type Verdict,
  verdictLabels,
  verdictSchema,
} from './eligibility.schema';
export { evaluate } from './evaluate';
export {
  type FactPath,
  type Facts,
  factLabel,
  factsSchema,
  levelRank,
  type ReadFacts,
  readFacts,
} from './facts';
export { employerKindLabels } from './labels';
export type { EvaluationContext } from './scheme';
export { smicOn } from './smic';
export { type Confidence, confidenceLabels } from './source';
