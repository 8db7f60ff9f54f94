import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Refusal } from '../../../shared/ipc';
import type { PortfolioInfo, Verification } from '../../../shared/portfolio';
import type { Clock } from '../../../shared/time';
import { asRefusal, type Db, integrityOf, migrate, openDatabase, schemaVersion } from '../db';
import type { Deps } from '../deps';
import { journalFault, recordEvent } from '../events';
import { encodeKeyBlock, type KeyBlock, type ReadKeyBlock, type Secret, unlock } from '../keys';
import { actorOf } from '../settings';
import { besideOf, findKeyBlock, putInside, rekeyedOf, writeBeside } from './key-block-file';
import { type NewKeys, type NewKeysOptions, newKeys } from './new-keys';
import { countsOf, insertPortfolio, portfolioRowOf } from './portfolio.repository';

export interface PortfolioOptions {
  readonly clock: Clock;
  readonly newId: () => string;
  /** Marks a demonstration portfolio for good. */
  readonly isDemo?: boolean;
}

/** Options of the handlers: `floor` in tests, which make many keys. */
export type KeyedOptions = PortfolioOptions & Pick<NewKeysOptions, 'derivation'>;
/** What a creation takes besides: a paper key, the cost of the passphrase's derivation. */
export type CreationOptions = PortfolioOptions & Omit<NewKeysOptions, 'clock' | 'vaultId'>;

/** An open portfolio. It must be closed: closing makes it one file again, or throws a `Refusal` and loses nothing. */
export interface OpenPortfolio {
  readonly deps: Deps;
  readonly path: string;
  /** Never leaves this process; zeroed at closing. Backups are opened with it, slots wrap it. */
  readonly dataKey: Buffer;
  /** The key block that closing puts back at the end of the file. */
  keyBlock(): ReadKeyBlock;
  /**
   * Writes a new block, of a higher generation, beside the file, durably, and keeps it for closing.
   * Throws a `Refusal`, and then the former block stays.
   */
  replaceKeyBlock(block: KeyBlock): void;
  info(): PortfolioInfo;
  verify(): Verification;
  /** False when the file was moved or deleted behind the application: what is written would be lost with it. */
  isInPlace(): boolean;
  close(): void;
}

/** Refuses, before any key is made, a place where no portfolio can be: PORTFOLIO_EXISTS, FOLDER_MISSING. */
export function ensureCreatable(path: string): void {
  if (existsSync(path) || existsSync(besideOf(path))) throw new Refusal('PORTFOLIO_EXISTS');
  if (!existsSync(dirname(path))) throw new Refusal('FOLDER_MISSING');
}

/** Makes a new portfolio at `path` and leaves it open. Throws a `Refusal`, and then leaves nothing behind. */
export async function createPortfolio(
  givenPath: string,
  passphrase: string,
  options: CreationOptions,
): Promise<OpenPortfolio> {
  // SQLite gives a meaning of its own to some names (none, `:memory:`), never to a full path.
  const path = resolve(givenPath);
  ensureCreatable(path);
  return createWithKeys(path, await newKeys(passphrase, { ...options, vaultId: options.newId() }), options);
}

/** Makes a new portfolio at `path` with keys that were made before. The data key is zeroed where this fails. */
export function createWithKeys(
  givenPath: string,
  { dataKey, block }: NewKeys,
  options: PortfolioOptions,
): OpenPortfolio {
  const path = resolve(givenPath);
  ensureCreatable(path);
  const { vaultId } = block;
  const bytes = encodeKeyBlock(block, dataKey);
  let db: Db | undefined;
  try {
    writeBeside(path, bytes);
    db = openDatabase(path, dataKey, false);
    migrate(db);
    const deps = depsOf(db, options);
    const open = db;
    open.transaction(() => {
      insertPortfolio(open, { vaultId, isDemo: options.isDemo === true, createdAt: block.createdAt });
      recordEvent(deps, { kind: 'portfolio.created', subject: { type: 'portfolio', id: vaultId } });
    })();
    return opened(path, db, deps, dataKey, { block, bytes });
  } catch (error) {
    dataKey.fill(0);
    db?.close();
    for (const file of [path, besideOf(path), `${path}-wal`, `${path}-shm`])
      if (existsSync(file)) rmSync(file);
    throw asRefusal(error);
  }
}

/**
 * Opens the portfolio at `path` with its passphrase, or with another secret of its key block. Nothing on the disk changes
 * before the secret has been proved right. Throws a `Refusal`: PORTFOLIO_MISSING, PORTFOLIO_NOT_ENCRYPTED,
 * PORTFOLIO_NOT_ONE, PORTFOLIO_DAMAGED, PORTFOLIO_FROM_FUTURE, PORTFOLIO_IN_USE, FOLDER_READ_ONLY, and those of `unlock`.
 */
export async function openPortfolio(
  givenPath: string,
  secret: string | Secret,
  options: PortfolioOptions,
): Promise<OpenPortfolio> {
  const path = resolve(givenPath);
  const found = findKeyBlock(path);
  const dataKey = await unlock(
    found,
    typeof secret === 'string' ? { kind: 'passphrase', passphrase: secret } : secret,
  );
  try {
    return openWithKey(path, found, dataKey, options);
  } catch (error) {
    dataKey.fill(0);
    throw error;
  }
}

/** Opens with the data key itself, which is zeroed at closing. Throws a `Refusal`; the key is then the caller's to zero. */
export function openWithKey(
  path: string,
  keyBlock: ReadKeyBlock,
  dataKey: Buffer,
  options: PortfolioOptions,
): OpenPortfolio {
  const db = openDatabase(path, dataKey, true);
  try {
    // Read before anything is written: a creation that was killed half-way has no such row.
    portfolioRowOf(db);
    // Left by a change of keys that was killed half-way: it never took the place of this file.
    for (const left of [rekeyedOf(path), `${rekeyedOf(path)}-journal`]) if (existsSync(left)) rmSync(left);
    writeBeside(path, keyBlock.bytes);
    migrate(db);
    return opened(path, db, depsOf(db, options), dataKey, keyBlock);
  } catch (error) {
    db.close();
    throw asRefusal(error);
  }
}

const depsOf = (db: Db, { clock, newId }: PortfolioOptions): Deps => ({
  db,
  clock,
  newId,
  actor: () => actorOf(db),
});

function opened(path: string, db: Db, deps: Deps, dataKey: Buffer, firstBlock: ReadKeyBlock): OpenPortfolio {
  let current = firstBlock;
  const replaceKeyBlock = (block: KeyBlock): void => {
    const bytes = encodeKeyBlock(block, dataKey);
    try {
      writeBeside(path, bytes);
    } catch (error) {
      throw asRefusal(error);
    }
    current = { block, bytes };
  };
  const info = (): PortfolioInfo => {
    const row = portfolioRowOf(db);
    return {
      name: basename(path),
      vaultId: row.vault_id,
      isDemo: row.is_demo === 1,
      formatVersion: current.block.format,
      schemaVersion,
      createdAt: row.created_at,
      sizeBytes: statSync(path).size,
      counts: countsOf(db),
    };
  };
  const verify = (): Verification => {
    const integrity = integrityOf(db);
    const { events, firstFaultAt } = journalFault(db);
    const isWhole = firstFaultAt === null;
    return { isSound: integrity === 'ok' && isWhole, integrity, journal: { isWhole, events, firstFaultAt } };
  };
  const isInPlace = (): boolean => existsSync(path);
  const close = (): void => {
    if (!db.open) return;
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
      const pages = Number(db.pragma('page_count', { simple: true }));
      const pageSize = Number(db.pragma('page_size', { simple: true }));
      putInside(path, current.bytes, pages * pageSize, () => db.close());
    } catch (error) {
      // What was saved stays in the database and the files beside it, as after a kill: the next opening takes them up.
      db.close();
      throw asRefusal(error);
    } finally {
      dataKey.fill(0);
    }
  };
  return {
    deps,
    path,
    dataKey,
    keyBlock: () => current,
    replaceKeyBlock,
    info,
    verify,
    isInPlace,
    close,
  };
}
