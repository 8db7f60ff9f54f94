import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { migrate, openDatabase, schemaVersion } from '../../electron/vault/db';
import { fillDemo } from '../../electron/vault/demo';
import type { Deps } from '../../electron/vault/deps';
import { recordEvent } from '../../electron/vault/events';
import {
  encodeKeyBlock,
  FORMAT_VERSION,
  floorArgon2,
  type KeyBlock,
  newDataKey,
  passphraseSlot,
} from '../../electron/vault/keys';
import { appendKeyBlock } from '../../electron/vault/portfolio/key-block-file';
import { insertPortfolio } from '../../electron/vault/portfolio/portfolio.repository';
import { civilDate } from '../../shared/time';
import { acknowledged, dataOf, must, passphrase, type World } from './world';

/** One attempt at something done once in the life of a file: what is killed, then what must be true. */
export interface Attempt {
  /** Does it; answers whether it was acknowledged. */
  readonly act: () => Promise<boolean>;
  /** With no process running: what must hold now, acknowledged or not. */
  readonly check: (wasAcknowledged: boolean) => Promise<void>;
}

/** Killed once for each attempt, in a folder of its own; the portfolio of the world is closed meanwhile. */
export interface Scenario {
  readonly name: string;
  readonly prepare: (world: World, folder: string) => Promise<Attempt>;
}

/** Names beside `name.vivier` that a closed portfolio may have; a domain that keeps copies adds its own here. */
const mayStay = (_name: string): boolean => false;

/** Opens what a kill left, reads it to the last page, closes it: one file again. */
async function soundAt(world: World, path: string): Promise<number> {
  dataOf(await world.vault.ask('portfolio.open', { passphrase }, { file: path }), 'opening after a kill');
  const sound = dataOf(await world.vault.ask('portfolio.verify', {}), 'portfolio.verify');
  must(sound.isSound, `not sound: ${sound.integrity}`);
  const info = dataOf(await world.vault.ask('portfolio.info', {}), 'portfolio.info');
  must(info.schemaVersion === schemaVersion, 'an old schema is open');
  await world.vault.close();
  return info.counts.candidates;
}
const onlyFile = (folder: string, name: string): void => {
  const left = readdirSync(folder).filter((one) => !mayStay(one));
  must(isDeepStrictEqual(left, [name]), `beside the closed portfolio: ${left.join(', ')}`);
};

const oldCandidates = 300;

/** A portfolio as the first version of the schema wrote it, closed. */
export async function oldPortfolio(path: string, random: World['random']): Promise<void> {
  const dataKey = newDataKey();
  const vaultId = random.uuid();
  const block: KeyBlock = {
    format: FORMAT_VERSION,
    vaultId,
    generation: 1,
    createdAt: '2026-09-15T08:00:00.000Z',
    cipher: 'chacha20',
    slots: [await passphraseSlot(dataKey, passphrase, vaultId, floorArgon2)],
  };
  const db = openDatabase(path, dataKey, false);
  migrate(db, 10);
  const on = civilDate('2026-09-15');
  const deps: Deps = {
    db,
    clock: { today: () => on, now: () => block.createdAt },
    newId: random.uuid,
    actor: () => 'Ancien',
  };
  db.transaction(() => {
    insertPortfolio(db, { vaultId, isDemo: false, createdAt: block.createdAt });
    recordEvent(deps, { kind: 'portfolio.created', subject: { type: 'portfolio', id: vaultId } });
  })();
  fillDemo(deps, { seed: 1, candidates: oldCandidates, on });
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  appendKeyBlock(path, encodeKeyBlock(block, dataKey));
}

const migration: Scenario = {
  name: 'migrate',
  prepare: async (world, folder) => {
    const path = join(folder, 'ancien.vivier');
    const model = join(world.asked, 'ancien.vivier');
    if (!readdirSync(world.asked).includes('ancien.vivier')) await oldPortfolio(model, world.random);
    copyFileSync(model, path);
    return {
      act: async () => (await acknowledged(world, 'portfolio.open', { passphrase }, { file: path })) !== null,
      check: async () => {
        must((await soundAt(world, path)) === oldCandidates, 'candidates were lost by a migration');
        onlyFile(folder, 'ancien.vivier');
      },
    };
  },
};

const creation: Scenario = {
  name: 'new portfolio',
  prepare: async (world, folder) => {
    const path = join(folder, 'neuf.vivier');
    return {
      act: async () =>
        (await acknowledged(world, 'portfolio.create', { passphrase }, { file: path })) !== null,
      check: async (wasAcknowledged) => {
        const result = await world.vault.ask('portfolio.open', { passphrase }, { file: path });
        await world.vault.close();
        if (result.ok) return onlyFile(folder, 'neuf.vivier');
        must(!wasAcknowledged, `a portfolio that was said to be made does not open: ${result.error.code}`);
        must(
          ['PORTFOLIO_MISSING', 'PORTFOLIO_NOT_ONE'].includes(result.error.code),
          `a creation that was cut answers ${result.error.code}`,
        );
      },
    };
  },
};

/** What is killed beside the operations. A new domain adds its scenario here. */
export const scenarios: readonly Scenario[] = [migration, creation];

/** A folder of one attempt alone. */
export const attemptFolder = (world: World): string => mkdtempSync(join(world.folder, '..', 'essai-'));
