/**
 * Around all the specs: an empty portfolio that the vault's own functions made once, at the least cost of derivation, with
 * its paper key, which nobody kept. Specs that are not about creating copy it (`openReadyPortfolio`).
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../electron/vault/base/clock';
import { newRecoveryKey } from '../../electron/vault/keys';
import { newKeys } from '../../electron/vault/portfolio/new-keys';
import { createWithKeys } from '../../electron/vault/portfolio/portfolio';
import { passphrase, READY_PORTFOLIO } from './passphrase';

export async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-ready-'));
  const path = join(folder, 'equipe.vivier');
  const options = { clock: systemClock, newId: randomUUID, derivation: 'floor' as const };
  const keys = await newKeys(passphrase, {
    ...options,
    vaultId: randomUUID(),
    recoveryKey: newRecoveryKey(),
  });
  createWithKeys(path, keys, options).close();
  process.env[READY_PORTFOLIO] = path;
  return () => rmSync(folder, { recursive: true, force: true });
}
