/**
 * Keys: a random 256-bit data key opens the database; each slot of the key block wraps it under a secret of the user.
 * The passphrase passes through Argon2id; the block is authenticated as a whole by a key derived from the data key.
 * Nothing here touches the file of a portfolio: see `../portfolio` for where the block lies.
 */
export { calibratedArgon2, floorArgon2 } from './argon2';
export { argon2Engine } from './argon2-engine';
export {
  decodeKeyBlock,
  decodeReach,
  encodeKeyBlock,
  encodeReach,
  FORMAT_VERSION,
  isAuthentic,
  isKeyBlock,
  isPassphraseOf,
  isUnmarkable,
  KEY_BLOCK_BYTES,
  type KeyBlock,
  type Mark,
  markOf,
  newDataKey,
  REACH_BYTES,
  type Reach,
  type ReadKeyBlock,
  sealOf,
  slotOf,
  unlock,
  withMark,
  withSlots,
} from './key-block';
export { judgePassphrase } from './passphrase-policy';
export { newRecoveryKey, parseRecoveryText, recoveryText } from './recovery-key';
export { openSecrets, sealingHandlers } from './sealed-secrets';
export { keystoreSlot, passphraseSlot, recoverySlot, type Secret, type Slot, spentSlot } from './slots';
export { countTries, createTries, triesFolder, trying } from './tries';
