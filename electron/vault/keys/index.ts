/**
 * Keys: a random 256-bit data key opens the database; each slot of the key block wraps it under a secret of the user.
 * The passphrase passes through Argon2id; the block is authenticated as a whole by a key derived from the data key.
 * Nothing here touches a file: see `../portfolio` for where the block lies.
 */
export { calibratedArgon2, floorArgon2 } from './argon2';
export { argon2Engine } from './argon2-engine';
export {
  decodeKeyBlock,
  encodeKeyBlock,
  FORMAT_VERSION,
  isAuthentic,
  isKeyBlock,
  KEY_BLOCK_BYTES,
  type KeyBlock,
  newDataKey,
  opensWith,
  type ReadKeyBlock,
  slotOf,
  unlock,
  withSlots,
} from './key-block';
export { judgePassphrase } from './passphrase-policy';
export { newRecoveryKey, parseRecoveryText, recoveryText } from './recovery-key';
export { keystoreSlot, passphraseSlot, recoverySlot, type Secret, type Slot } from './slots';
