// The law as data and pure functions: a typed table of rules and dated values, one file per scheme, and a three-valued
// engine that answers eligible, ineligible or to check, with reasons, sources and missing facts. No clock, no disk: the
// reference date comes with the facts.

export { leastWeeklyHours } from './aided-contract';
export { type AmountGroup, amountGroups, amountOf, readersOf } from './amounts';
export { type Article, articles } from './articles';
export { civisAllowanceStep, civisLimits } from './civis';
export { type Column, type Comparison, compare, openReason, refusalOf } from './compare';
export { comparedFacts, comparedTerritory, type Supposed } from './compared';
export { type Contradiction, contradictionsOf } from './contradictions';
export { deadlines, trainingBounds } from './cpro';
export { breakDeadline, type CproEvents, type DeadlineCode, decisionDeadline } from './cpro.deadlines';
export { type DocumentContext, requiredDocuments } from './cpro.documents';
export { isTutorRequired } from './cpro.parameters';
export { monthlyPaySchedule } from './cpro.pay';
export type { TrainingBounds } from './cpro.training';
export { judgeTutor, type TutorFacts, type TutorFinding } from './cpro.tutor';
export type { Deadline } from './deadline';
export { type DocumentCode, documentLabels, type RequiredDocument } from './documents';
export {
  type Alternative,
  type Condition,
  type ConditionVerdict,
  conditionVerdictSchema,
  type Eligibility,
  eligibilitySchema,
  type Money,
  type MoneyLine,
  type PayPeriod,
  type Question,
  type SchemeAnswer,
  type SchemeCode,
  type SchemeKind,
  schemeAnswerSchema,
  schemeCodeSchema,
  type Verdict,
  verdictLabels,
  verdictSchema,
} from './eligibility.schema';
export { evaluate, evaluateScheme, questionsOf, schemeOf } from './evaluate';
export { type FactInputKind, factInput, factValue, inputLabel, noneLabel, withFact } from './fact-edit';
export { type FactText, factTextAt, showFacts } from './fact-text';
export {
  type FactPath,
  type Facts,
  factLabel,
  factSpec,
  factsSchema,
  immersionObjects,
  levelRank,
  type ReadFacts,
  readFacts,
} from './facts';
export { durationText, employerKindLabels, moneyLineText } from './labels';
export type {
  Amount,
  DatedValue,
  Parameter,
  Unit,
} from './parameter';
export type { PayBasis, PayLine, PaySchedule, PayStretch } from './pay';
export {
  type AddedValue,
  addedValueSchema,
  amountOn,
  noReferences,
  type OrderCategory,
  orderSchemes,
  type PrefectOrder,
  prefectOrderSchema,
  type References,
  referencesSchema,
  seriesOf,
} from './references';
export { type Region, regionLabels, regionOfPostcode, regionSchema } from './regions';
export {
  answerOf,
  type EvaluationContext,
  isInForce,
  type Scheme,
  schemeDeadlines,
  schemePay,
} from './scheme';
export { schemes } from './schemes';
export { type Sheet, type SheetPart, type SheetRule, type SheetValue, sheetOf } from './sheet';
export { smic, smicMayotte, smicOn } from './smic';
export { type Confidence, cite, citeArticle, confidenceLabels, confidences } from './source';
export { type Staleness, stalenessOf, stalenessText } from './staleness';
export {
  type Change,
  type Course,
  type Outlook,
  type PersonOutlook,
  prepareSweep,
  type Reading,
  type Reason,
  reasonSentence,
  type Sweep,
} from './sweep';
