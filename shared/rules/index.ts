// The law as data and pure functions: a typed table of rules and dated values, one file per scheme, and a three-valued
// engine that answers eligible, ineligible or to check, with reasons, sources and missing facts. No clock, no disk: the
// reference date comes with the facts.
export { type Article, articles } from './articles';
export { deadlines, trainingBounds } from './cpro';
export {
  breakDeadline,
  type CproEvents,
  type Deadline,
  type DeadlineCode,
  deadlineCodes,
  deadlineLabels,
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
  payPeriods,
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
  schemeCodeSchema,
  schemeCodes,
  type Verdict,
  verdictLabels,
  verdictSchema,
} from './eligibility.schema';
export { evaluate, schemes } from './evaluate';
export {
  contractNatures,
  type FactPath,
  type Facts,
  factLabel,
  factsSchema,
  levelRank,
  qualifications,
  type ReadFacts,
  readFacts,
  renewalReasons,
  residences,
} from './facts';
export { employerKindLabels, qualificationLabels, renewalReasonLabels } from './labels';
export type { EvaluationContext } from './scheme';
export { smicKnownUntil, smicOn } from './smic';
export { type Confidence, confidenceLabels } from './source';
