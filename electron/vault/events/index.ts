/**
 * The journal: every change writes an event and the new state in one transaction.
 * Append-only (the database refuses updates and deletes), each event carries the hash of the previous one.
 * Timeline, undo and audit read the same events. Each event carries the hash of the state in which it leaves its subject;
 * `replayStates` compares it with the rows.
 */
export { type Chain, type ChainResult, GENESIS, headOf, lastLineOf, walkChain } from './chain.repository';
export {
  bodiesOf,
  bodiesThat,
  type CarriedEvent,
  carryEvent,
  compareHead,
  type EventKind,
  type EventRecord,
  type EventRow,
  eraseBodies,
  erasedAt,
  eraseSubjects,
  eventChain,
  journalFault,
  journalHead,
  nothingReplayed,
  type ReplayResult,
  recordEvent,
  recordsThat,
  replayedStates,
  replayStates,
  type Subject,
  sealUntold,
} from './events.repository';
