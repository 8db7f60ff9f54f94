import { Refusal } from '../../../shared/base';
import type { KeysState } from '../../../shared/keys';
import { recordEvent } from '../events';
import {
  judgePassphrase,
  type KeyBlock,
  keystoreSlot,
  passphraseSlot,
  recoverySlot,
  type Slot,
  slotOf,
  spentSlot,
  unlock,
  withSlots,
} from '../keys';
import { settingsOf } from '../settings';
import { argon2For, type NewKeysOptions } from './new-keys';
import { markOf } from './pending-keys';
import type { OpenPortfolio } from './portfolio';

/** Refuses a new passphrase that the policy does not accept, and says why. Throws WEAK_PASSPHRASE. */
export async function ensureAcceptable(passphrase: string, names: readonly string[]): Promise<void> {
  const { isAccepted, sentence } = await judgePassphrase(passphrase, names);
  if (!isAccepted) throw new Refusal('WEAK_PASSPHRASE', { message: sentence, field: 'newPassphrase' });
}

/** Names that belong to an open portfolio: a passphrase made of them is tried first. */
export function namesOf(open: OpenPortfolio): readonly string[] {
  const { structureName, adviser } = settingsOf(open.deps.db);
  return [open.info().name, structureName, adviser];
}

/** The present passphrase, asked for again. Throws WRONG_PASSPHRASE. */
export async function ensurePassphrase(open: OpenPortfolio, passphrase: string): Promise<void> {
  (await unlock(open.keyBlock(), { kind: 'passphrase', passphrase })).fill(0);
}

/** What can be said of the keys of an open portfolio. */
export function keysStateOf(open: OpenPortfolio): KeysState {
  const { block } = open.keyBlock();
  const recovery = slotOf(block, 'recovery');
  return {
    recovery: recovery === undefined ? 'none' : recovery.isUsed ? 'used' : 'ready',
    recoveryMadeAt: recovery?.madeAt ?? null,
    mark: markOf(block.vaultId),
    hasQuickUnlock: slotOf(block, 'keystore') !== undefined,
  };
}

/** Writes the change in the journal, with what changed; never a secret. */
export function recordKeysChange(open: OpenPortfolio, what: string): void {
  const { deps } = open;
  deps.db.transaction(() =>
    recordEvent(deps, {
      kind: 'portfolio.keysChanged',
      subject: { type: 'portfolio', id: open.keyBlock().block.vaultId },
      payload: { what },
    }),
  )();
}

/** One write beside the file, flushed then renamed: a kill leaves the former slots or the new ones. */
function changeSlots(open: OpenPortfolio, what: string, change: (block: KeyBlock) => readonly Slot[]): void {
  const { block } = open.keyBlock();
  open.replaceKeyBlock(withSlots(block, change(block)));
  recordKeysChange(open, what);
}

const slotsBut = (block: KeyBlock, ...kinds: readonly Slot['kind'][]): readonly Slot[] =>
  (block.slots as readonly Slot[]).filter(({ kind }) => !kinds.includes(kind));

/**
 * A new passphrase in place of the former one. Quick unlock is dropped. After a recovery the paper key is spent: in the one
 * write that makes the new passphrase open, what its slot wrapped is replaced by random bytes, and the slot stays to say that
 * another key is due. A crash before that write leaves the paper key good, after it the new passphrase opens.
 */
export async function replacePassphrase(
  open: OpenPortfolio,
  passphrase: string,
  {
    isRecovery = false,
    derivation,
  }: Pick<NewKeysOptions, 'derivation'> & { readonly isRecovery?: boolean } = {},
): Promise<void> {
  const { vaultId } = open.keyBlock().block;
  const slot = await passphraseSlot(open.dataKey, passphrase, vaultId, await argon2For(derivation));
  changeSlots(open, isRecovery ? 'recovered' : 'passphrase', (block) => [
    slot,
    ...slotsBut(block, 'passphrase', 'keystore').map((other) =>
      other.kind === 'recovery' && isRecovery ? spentSlot(other) : other,
    ),
  ]);
}

/** A new paper key in place of the former one. */
export function replaceRecovery(open: OpenPortfolio, recoveryKey: Uint8Array): void {
  const { vaultId } = open.keyBlock().block;
  const slot = recoverySlot(open.dataKey, recoveryKey, vaultId, open.deps.clock.now());
  changeSlots(open, 'recovery', (block) => [...slotsBut(block, 'recovery'), slot]);
}

/** The slot of this computer's keystore, made or taken away. */
export function replaceKeystore(open: OpenPortfolio, secret: Uint8Array | null): void {
  const { vaultId } = open.keyBlock().block;
  changeSlots(open, secret === null ? 'quick unlock off' : 'quick unlock on', (block) => [
    ...slotsBut(block, 'keystore'),
    ...(secret === null ? [] : [keystoreSlot(open.dataKey, secret, vaultId)]),
  ]);
}
