import { basename, resolve } from 'node:path';
import { renderRecoverySheet } from '../documents';
import { writeFileAtomically } from '../files/files';
import { newKeys } from './new-keys';
import { paperKey } from './pending-keys';
import { type CreationOptions, createWithKeys, ensureCreatable, type OpenPortfolio } from './portfolio';

/**
 * A portfolio with a paper key, whose sheet is written first: a portfolio without its sheet would claim a key that nobody
 * has, while a sheet without a portfolio opens nothing. Throws a `Refusal`, and then no portfolio is made.
 */
export async function createWithRecoverySheet(
  path: string,
  passphrase: string,
  sheetPath: string,
  options: CreationOptions,
): Promise<OpenPortfolio> {
  ensureCreatable(resolve(path));
  const vaultId = options.newId();
  const { recoveryKey, sheet } = paperKey(basename(path), vaultId, options.clock);
  const keys = await newKeys(passphrase, { ...options, vaultId, recoveryKey });
  writeFileAtomically(sheetPath, (await renderRecoverySheet(sheet)).bytes);
  return createWithKeys(path, keys, options);
}
