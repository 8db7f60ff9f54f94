/**
 * Access journal: who opened, read, printed, exported, and when; chained by hashes, without a name in it, purged at 12 months.
 * Not the journal of changes (`shared/candidates/timeline`), which lives as long as the person’s file.
 * Written and verified in `electron/vault/access`.
 */
export * from './access.procedures';
export * from './access.sentences';
export { headAnswerSentences } from './journal-head';
export { recordFaultSentence } from './record-fault';
