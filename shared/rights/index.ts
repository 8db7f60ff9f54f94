// What the law says of a person of the portfolio: the situation that the rules judge, what was answered beside the
// form, the adviser's own answer with a reason, the report of an answer, and the sweep of the whole portfolio.
// The rules themselves are in `shared/law`; the screens are in `renderer/rights`.
export {
  type AnswerReport,
  answerReportOf,
  answerToReport,
  type Reported,
  readAnswerReport,
} from './answer-report';
export {
  type ComparisonPage,
  comparisonPageOf,
  comparisonPageSchema,
  factsForEmployer,
  type PageContract,
  shortName,
} from './comparison-page';
export {
  CLOSING_DAYS,
  DEADLINE_DAYS,
  type KnownOfPerson,
  type NextAct,
  nextActs,
  outlooksOf,
  SILENCE_DAYS,
} from './next-acts';
export { personCourse } from './person-course';
export {
  followed,
  isFactValue,
  isStillTold,
  type KnownPerson,
  lived,
  personFacts,
  toldFacts,
} from './person-facts';
export * from './rights.procedures';
export { enteredAs, offeredOnce, type UnderWay, underWayOn } from './under-way';
