// Time of civil life: dates, months and quarters as values that compare as strings, never a Date moved by a time zone.
// Also public holidays by territory, the four ways of counting days, French notations, and the type of the clock.
// Everything is pure, and made of whole numbers: the rules run on whole portfolios. The tests compare with Temporal.
export * from './civil-date';
export * from './clock';
export { type DateColumnJudgement, judgeDateColumn } from './date-column';
export {
  formatFrenchDate,
  formatFrenchMonth,
  formatMonthSpan,
  formatMonths,
  formatShortDate,
  monthOfWord,
} from './french-date';
export * from './interval';
export * from './quarter';
export * from './week-grid';
export * from './working-days';
export {
  type DateContext,
  type DateOrder,
  type DateReading,
  type DateWriting,
  dateOrders,
  frenchWriting,
  partsOfDate,
  readWrittenDate,
} from './written-date';
