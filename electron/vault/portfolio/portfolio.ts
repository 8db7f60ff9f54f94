import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Entrance } from '../../../shared/base';
import { Refusal } from '../../../shared/base';
import type { Clock } from '../../../shared/base/time';
import type { PortfolioInfo, Verification } from '../../../shared/portfolio';
import { discard } from '../../disk/sync';
import { asRefusal, type Db, integrityOf, isDamage, migrate, openDatabase, schemaVersion } from '../db';
import { journalFault, recordEvent } from '../events';
import { encodeKeyBlock, type KeyBlock, type ReadKeyBlock, type Secret, unlock } from '../keys';
import { besideOf, findKeyBlock, putInside, rekeyedOf, writeBeside } from '../keys/key-block-file';
import type { Deps } from '../service/deps';
import { actorOf } from '../settings';
import { type Aside, asideInWords, copyAside } from './aside';
import { elsewhereRefusal, holderAtOpening, isElsewhere, type PortfolioLock, takeLock } from './lock-file';
import { type NewKeys, type NewKeysOptions, newKeys } from './new-keys';
import { countsOf, insertPortfolio, portfolioRowOf } from './portfolio.repository';
import { needsMigration, pruneSnapshots, snapshotBefore } from './snapshot';

export interface PortfolioOptions {
  readonly clock: Clock;
  readonly newId: () => string;
  /** Marks a demonstration portfolio for good. */
  readonly isDemo?: boolean;
  /** Opens although another machine's lock file is there: the person said that it no longer has the portfolio open. */
  readonly takeOver?: boolean;
  /** By which entrance the calls come; the window where nothing is said. */
  readonly entrance?: Entrance;
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
  /** True once another machine has taken the portfolio over: nothing may be written here any more, not even by closing. */
  isTakenOver(): boolean;
  /**
   * To be told that a page does not decrypt: copies the file aside, once, and refuses every later write. Answers the
   * refusal to show.
   */
  noteDamage(): Refusal;
  /** The refusal to show for a write after `noteDamage`; `null` while the portfolio is sound. */
  damage(): Refusal | null;
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
  let lock: PortfolioLock | undefined;
  try {
    lock = takeLock(path, new Date().toISOString(), randomUUID(), false);
    writeBeside(path, bytes);
    db = openDatabase(path, dataKey, false);
    lock.confirm();
    migrate(db);
    const deps = depsOf(db, options);
    const open = db;
    open.transaction(() => {
      insertPortfolio(open, { vaultId, isDemo: options.isDemo === true, createdAt: block.createdAt });
      recordEvent(deps, { kind: 'portfolio.created', subject: { type: 'portfolio', id: vaultId } });
    })();
    return opened(path, db, deps, dataKey, { block, bytes }, lock);
  } catch (error) {
    dataKey.fill(0);
    db?.close();
    for (const file of [path, besideOf(path), `${path}-wal`, `${path}-shm`]) discard(file);
    lock?.release();
    throw asRefusal(error);
  }
}

/**
 * Opens the portfolio at `path` with its passphrase, or with another secret of its key block. Nothing on the disk changes
 * before the secret has been proved right, except that a damaged file is copied aside. Throws a `Refusal`:
 * PORTFOLIO_MISSING, PORTFOLIO_NOT_ENCRYPTED, PORTFOLIO_NOT_ONE, PORTFOLIO_DAMAGED, PORTFOLIO_FROM_FUTURE,
 * PORTFOLIO_IN_USE, PORTFOLIO_IN_USE_ELSEWHERE, FOLDER_READ_ONLY, DISK_FULL (no room for the snapshot that comes before a
 * migration), and those of `unlock`.
 */
export async function openPortfolio(
  givenPath: string,
  secret: string | Secret,
  options: PortfolioOptions,
): Promise<OpenPortfolio> {
  const path = resolve(givenPath);
  const guard = damageGuard(path);
  try {
    const holder = holderAtOpening(path);
    if (existsSync(path) && isElsewhere(holder) && !options.takeOver) throw elsewhereRefusal(holder);
    const found = findKeyBlock(path);
    const dataKey = await unlock(
      found,
      typeof secret === 'string' ? { kind: 'passphrase', passphrase: secret } : secret,
    );
    try {
      return openWithKey(path, found, dataKey, options, guard);
    } catch (error) {
      dataKey.fill(0);
      throw error;
    }
  } catch (error) {
    throw guard(asRefusal(error));
  }
}

/** Gives a refusal for damage the sentence that says where the copy was put aside; copies once, passes any other error on. */
function damageGuard(path: string): (error: unknown) => unknown {
  let aside: Aside | null = null;
  return (error) => {
    if (!(error instanceof Refusal) || error.code !== 'PORTFOLIO_DAMAGED') return error;
    if (aside === null) {
      const opened: number[] = [];
      aside = copyAside(path, new Date(), opened);
      for (const descriptor of opened) closeSync(descriptor);
    }
    return new Refusal('PORTFOLIO_DAMAGED', { message: asideInWords(aside) });
  };
}

/** Opens with the data key itself, which is zeroed at closing. Throws a `Refusal`; the key is then the caller's to zero. */
export function openWithKey(
  path: string,
  keyBlock: ReadKeyBlock,
  dataKey: Buffer,
  options: PortfolioOptions,
  guard: (error: unknown) => unknown = damageGuard(path),
): OpenPortfolio {
  let db: Db | undefined;
  let lock: PortfolioLock | undefined;
  try {
    lock = takeLock(path, new Date().toISOString(), randomUUID(), options.takeOver === true);
    db = openDatabase(path, dataKey, true, guard);
    lock.confirm();
    // Read before anything is written: a creation that was killed half-way has no such row.
    portfolioRowOf(db);
    // Left by a change of keys that was killed half-way: it never took the place of this file.
    for (const left of [rekeyedOf(path), `${rekeyedOf(path)}-journal`]) discard(left);
    const source = { db, dataKey, keyBlock: keyBlock.bytes };
    const isOld = needsMigration(source);
    if (isOld) snapshotBefore(path, source, options.clock.today());
    writeBeside(path, keyBlock.bytes);
    migrate(db);
    if (isOld) pruneSnapshots(path);
    return opened(path, db, depsOf(db, options), dataKey, keyBlock, lock);
  } catch (error) {
    const refusal = guard(asRefusal(error));
    db?.close();
    lock?.release();
    throw refusal;
  }
}

const depsOf = (db: Db, { clock, newId, entrance = 'window' }: PortfolioOptions): Deps => ({
  db,
  clock,
  newId,
  actor: () => actorOf(db),
  entrance,
});

function opened(
  path: string,
  db: Db,
  deps: Deps,
  dataKey: Buffer,
  firstBlock: ReadKeyBlock,
  lock: PortfolioLock,
): OpenPortfolio {
  let current = firstBlock;
  let aside: Aside | null = null;
  let isDamaged = false;
  /** Descriptors on the open file: closed after SQLite's own, whose lock would go with them. */
  const held: number[] = [];
  const setAside = (): Aside => {
    aside ??= copyAside(path, new Date(), held);
    return aside;
  };
  const damage = (): Refusal | null =>
    isDamaged && aside !== null ? new Refusal('PORTFOLIO_DAMAGED', { message: asideInWords(aside) }) : null;
  const noteDamage = (): Refusal => {
    setAside();
    isDamaged = true;
    // Of this connection only: SQLite refuses every change from now on.
    db.pragma('query_only = ON');
    return damage() ?? new Refusal('PORTFOLIO_DAMAGED');
  };
  const replaceKeyBlock = (block: KeyBlock): void => {
    const bytes = encodeKeyBlock(block, dataKey);
    try {
      writeBeside(path, bytes, () => !lock.isTakenOver());
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
  const readJournal = (): Verification['journal'] => {
    try {
      const { events, firstFaultAt } = journalFault(db);
      return { isWhole: firstFaultAt === null, events, firstFaultAt };
    } catch (error) {
      if (!isDamage(error)) throw error;
      return { isWhole: false, events: 0, firstFaultAt: null };
    }
  };
  const verify = (): Verification => {
    const integrity = integrityOf(db);
    if (integrity !== 'ok') noteDamage();
    const journal = readJournal();
    const isSound = integrity === 'ok' && journal.isWhole;
    // A journal that was altered in pages that are sound is set aside too, but does not stop the work.
    if (!isSound) setAside();
    return {
      isSound,
      integrity,
      journal,
      ...(aside === null ? {} : { aside: asideInWords(aside) }),
    };
  };
  const isInPlace = (): boolean => existsSync(path);
  const close = (): void => {
    if (!db.open) return;
    if (lock.isTakenOver()) {
      // Closing SQLite would write its journal over what the other machine has written: the process must die instead.
      dataKey.fill(0);
      throw new Refusal('PORTFOLIO_TAKEN_OVER');
    }
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
      const pages = Number(db.pragma('page_count', { simple: true }));
      const pageSize = Number(db.pragma('page_size', { simple: true }));
      const isStill = (): boolean => !lock.isTakenOver();
      putInside(path, current.bytes, pages * pageSize, () => db.close(), isStill);
    } catch (error) {
      // What was saved stays in the database and the files beside it, as after a kill: the next opening takes them up.
      db.close();
      throw asRefusal(error);
    } finally {
      dataKey.fill(0);
      for (const descriptor of held.splice(0)) closeSync(descriptor);
      lock.release();
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
    isTakenOver: lock.isTakenOver,
    noteDamage,
    damage,
    close,
  };
}
