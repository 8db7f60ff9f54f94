/**
 * The journal: every change writes an event and the new state in one transaction.
 * Append-only (the database refuses updates and deletes), each event carries the hash of the previous one.
 * Timeline, undo and audit read the same events.
 */
export { type Chain, type ChainResult, GENESIS, headOf, walkChain } from './chain.repository';
export {
  type EventKind,
  type EventRecord,
  type EventRow,
  eventChain,
  journalFault,
  recordEvent,
  type Subject,
} from './events.repository';
