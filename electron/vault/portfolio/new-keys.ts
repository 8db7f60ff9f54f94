import type { Clock } from '../../../shared/base/time';
import {
  calibratedArgon2,
  FORMAT_VERSION,
  floorArgon2,
  type KeyBlock,
  newDataKey,
  passphraseSlot,
  recoverySlot,
} from '../keys';

/** A data key and the first key block that opens it. */
export interface NewKeys {
  readonly dataKey: Buffer;
  readonly block: KeyBlock;
}

export interface NewKeysOptions {
  readonly clock: Clock;
  readonly vaultId: string;
  /** The paper key that opens as well; none by default. */
  readonly recoveryKey?: Uint8Array;
  /** `floor` asks for the least cost, for demonstrations and tests; measured on this machine by default. */
  readonly derivation?: 'floor';
  /** The block that these keys come after, where a portfolio changes its keys. */
  readonly after?: KeyBlock;
}

/** Cost of the derivation of a new passphrase. */
export const argon2For = (derivation: NewKeysOptions['derivation']) =>
  derivation === 'floor' ? Promise.resolve(floorArgon2) : calibratedArgon2();

/** New keys: a random data key, wrapped under the passphrase and the paper key. Half a second to a second. */
export async function newKeys(passphrase: string, options: NewKeysOptions): Promise<NewKeys> {
  const { clock, vaultId, recoveryKey, after } = options;
  const dataKey = newDataKey();
  const now = clock.now();
  return {
    dataKey,
    block: {
      format: FORMAT_VERSION,
      vaultId,
      generation: (after?.generation ?? 0) + 1,
      createdAt: after?.createdAt ?? now,
      cipher: 'chacha20',
      slots: [
        await passphraseSlot(dataKey, passphrase, vaultId, await argon2For(options.derivation)),
        ...(recoveryKey === undefined ? [] : [recoverySlot(dataKey, recoveryKey, vaultId, now)]),
      ],
    },
  };
}
