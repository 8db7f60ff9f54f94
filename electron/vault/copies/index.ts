/**
 * The register of copies: every file that Vivier wrote which holds what the portfolio holds (backups, copies of one's choice,
 * snapshots, files put aside, hand-overs), where it lies and under which keys. Re-keying, erasure and honest counts read it.
 * Who writes a copy of an open portfolio calls `registering`; what is written while none is open is found by its name.
 */

export { copyById, deleteCopyRow } from './copies.repository';
export { copiesHolding, MONTHS_KEPT } from './holding';
export { copyKeysOf, keyIdsOf, keyIdsOfBytes } from './key-ids';
export { lookForCopies } from './look';
export { damagedPrefix, isSnapshotName, replacedName, snapshotPrefix } from './names';
export {
  copyMoved,
  deleteCopy,
  forgetCopyAt,
  lastEventIn,
  noteCopy,
  registering,
  rekeyed,
  wholeCopies,
} from './register';
export { shownCopies, shownCopy } from './shown';
