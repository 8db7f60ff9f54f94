// The law as data and pure functions: a typed table of rules and dated values, one file per scheme, and a three-valued
// engine that answers eligible, ineligible or to check, with reasons, sources and missing facts. No clock, no disk: the
// reference date comes with the facts.

export { durationText, moneyLineText, openingOf, reserveText } from './engine/answer-text';
export { type Article, articles } from './engine/articles';
export type { Deadline } from './engine/deadline';
export { type DocumentCode, documentLabels, type RequiredDocument } from './engine/documents';
export {
  type Alternative,
  type Condition,
  type ConditionVerdict,
  conditionVerdictSchema,
  type Eligibility,
  type Money,
  type MoneyLine,
  type PayPeriod,
  type Question,
  type Reserve,
  type SchemeAnswer,
  type SchemeKind,
  schemeAnswerSchema,
  type Verdict,
  verdictSchema,
} from './engine/eligibility.schema';
export {
  type Amount,
  type DatedValue,
  type Parameter,
  type SeriesValue,
  showPlace,
  type Unit,
} from './engine/parameter';
export type { PayBasis, PayLine, PaySchedule, PayStretch } from './engine/pay';
export {
  type AddedValue,
  addedValueSchema,
  amountOn,
  amountPlaceOn,
  noReferences,
  type OrderCategory,
  type PrefectOrder,
  prefectOrderSchema,
  type References,
  referencesSchema,
  seriesOf,
} from './engine/references';
export { isWaitingForFacts } from './engine/rule';
export {
  type EvaluationContext,
  isInForce,
  type Judged,
  judge,
  type Scheme,
  schemeDeadlines,
} from './engine/scheme';
export { smic, smicMayotte } from './engine/smic';
export { type Confidence, cite, citeArticle, confidenceLabels, confidences } from './engine/source';
export { type FactInputKind, factInput, factValue, inputLabel, noneLabel, withFact } from './facts/fact-edit';
export { type FactText, factTextAt, showFacts } from './facts/fact-text';
export {
  type FactPath,
  type Facts,
  factLabel,
  factSpec,
  factsSchema,
  immersionObjects,
  levelRank,
  personFacts,
  type ReadFacts,
  readFacts,
} from './facts/facts';
export { territoryOf } from './facts/place';
export { type Region, regionLabels, regionOfPostcode, regionSchema } from './facts/regions';
export { orderSchemes, type SchemeCode, schemeCodeSchema } from './facts/scheme-codes';
export { schemes } from './schemes';
// What a contract file asks of one scheme alone, under the name of that scheme.
export * as civisLaw from './schemes/civis/questions';
export { leastWeeklyHours as leastAidedWeeklyHours } from './schemes/common/aided-contract';
export * as cproLaw from './schemes/cpro/questions';
export { type AmountGroup, amountGroups, amountOf, readersOf } from './views/amounts';
export { type Column, type Comparison, compare, openReason, orderReasons, refusalOf } from './views/compare';
export { comparedFacts, comparedTerritory, type Supposed } from './views/compared';
export { contradictionsOf } from './views/contradictions';
export { evaluate, evaluateScheme, questionsOf, schemeOf, shortNameOf } from './views/evaluate';
export { openToAll } from './views/open-to-all';
export { personPart } from './views/person-part';
export {
  bareSaid,
  conditionLooks,
  type Icon,
  outlookAnswers,
  outlookWords,
  type Said,
  type SaidCode,
  type SaidGroup,
  type SaidTone,
  saidGroups,
  saidOf,
  saidOfFile,
  saidOfLacks,
  saidOfOutlook,
  saidUnderWay,
  verdictText,
  whyLabel,
  whyOf,
} from './views/said';
export { type Sheet, type SheetPart, type SheetRule, type SheetValue, sheetOf } from './views/sheet';
export { type Staleness, stalenessOf, stalenessText } from './views/staleness';
export {
  type Change,
  type Course,
  type Outlook,
  type PersonOutlook,
  prepareSweep,
  type Reason,
  reasonSentence,
  type Sweep,
  type SweptCourse,
  sweepHorizon,
} from './views/sweep';
