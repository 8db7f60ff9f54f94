import { createHash, hkdfSync } from 'node:crypto';
import { decodeKeyBlock, isAuthentic, type ReadKeyBlock, slotOf } from '../keys';
import { findKeyBlock } from '../keys/key-block-file';

/**
 * Which keys open a copy: identifiers that tell equal from different and nothing else. That of the data key is derived from
 * it and does not lead back; those of the slots are hashes of what they wrap, which is random and already lies in the file.
 */
export interface KeyIds {
  readonly dataKeyId: string | null;
  readonly passphraseId: string | null;
  readonly recoveryId: string | null;
}

export const noKeys: KeyIds = { dataKeyId: null, passphraseId: null, recoveryId: null };

const dataKeyIdOf = (dataKey: Uint8Array): string =>
  Buffer.from(hkdfSync('sha256', dataKey, '', 'vivier data key id', 8)).toString('hex');
const slotId = (wrapped: string | undefined): string | null =>
  wrapped === undefined ? null : createHash('sha256').update(wrapped).digest('hex').slice(0, 16);

/** Of a key block, under the data key at hand: that of another key stays unknown. */
export function keyIdsOf({ block, bytes }: ReadKeyBlock, dataKey: Uint8Array): KeyIds {
  const recovery = slotOf(block, 'recovery');
  return {
    dataKeyId: isAuthentic(bytes, dataKey) ? dataKeyIdOf(dataKey) : null,
    passphraseId: slotId(slotOf(block, 'passphrase')?.wrapped),
    recoveryId: slotId(recovery?.isUsed ? undefined : recovery?.wrapped),
  };
}

/** Of the bytes of a key block that was made here. */
export function keyIdsOfBytes(bytes: Buffer, dataKey: Uint8Array): KeyIds {
  const read = decodeKeyBlock(bytes);
  return read === null ? noKeys : keyIdsOf(read, dataKey);
}

/** Of a file, and the vault that it is of; `null` where its key block does not read (damaged, held, not a portfolio). */
export function copyKeysOf(
  path: string,
  dataKey: Uint8Array,
): { readonly vaultId: string; readonly keys: KeyIds } | null {
  try {
    const read = findKeyBlock(path);
    return { vaultId: read.block.vaultId, keys: keyIdsOf(read, dataKey) };
  } catch {
    return null;
  }
}
