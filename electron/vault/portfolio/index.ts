/**
 * The portfolio file: an encrypted SQLite database followed by one page, the key block.
 * Closed, a portfolio is one file. Open, its key block lies beside it (`…-keys`), like SQLite's own `…-wal`, because the
 * database grows over the last page; closing puts the block back. After a kill, database, `-wal` and `-keys` go together.
 */

export { besideOf, findKeyBlock, syncFolder } from '../keys/key-block-file';
export {
  type CopySource,
  countCopy,
  ownPartOf,
  removeOwnPart,
  type VerifiedCopy,
  verifyCopy,
  writeVerifiedCopy,
} from './copy';
export { createWithRecoverySheet } from './creation';
export { keysHandlers } from './keys.procedures';
export { holderOf } from './lock-file';
export { makeWhole } from './make-whole';
export { newKeys } from './new-keys';
export {
  type CreationOptions,
  createPortfolio,
  createWithKeys,
  ensureCreatable,
  type OpenPortfolio,
  openPortfolio,
  type PortfolioOptions,
} from './portfolio';
export { portfolioHandlers } from './portfolio.procedures';
export { isDemoPortfolio } from './portfolio.repository';
export { type BackupPlaces, lastSeenOf, type Session } from './session';
