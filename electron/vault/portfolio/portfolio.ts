import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Entrance } from '../../../shared/base';
import { Refusal } from '../../../shared/base';
import { type Clock, civilDateSchema } from '../../../shared/base/time';
import type { PortfolioInfo, Verification } from '../../../shared/portfolio';
import { discard, standsAt } from '../../disk/sync';
import {
  asRefusal,
  type Db,
  framesOf,
  integrityOf,
  isDamage,
  migrate,
  openDatabase,
  schemaVersion,
} from '../db';
import {
  journalFault,
  journalHead,
  nothingReplayed,
  type ReplayResult,
  recordEvent,
  replayedStates,
} from '../events';
import {
  encodeKeyBlock,
  type KeyBlock,
  markOf,
  type ReadKeyBlock,
  type Secret,
  unlock,
  withMark,
} from '../keys';
import { besideOf, blockBeside, findKeyBlock, rekeyedOf, writeBeside } from '../keys/key-block-file';
import type { Deps } from '../service/deps';
import { actorOf } from '../settings';
import { type Aside, asideInWords, copyAside } from './aside';
import { behindInWords, type LastSeen } from './last-seen';
import { elsewhereRefusal, holderAtOpening, isElsewhere, type PortfolioLock, takeLock } from './lock-file';
import { type NewKeys, type NewKeysOptions, newKeys } from './new-keys';
import { countsOf, insertPortfolio, portfolioRowOf } from './portfolio.repository';
import { announceSeal, ensureSealed, isSealed, seal } from './seal.repository';
import { cutJournal, sortSideFiles } from './side-files';
import { needsMigration, pruneSnapshots, snapshotBefore } from './snapshot';
import { beginWork, type Work } from './work';

export interface PortfolioOptions {
  readonly clock: Clock;
  readonly newId: () => string;
  /** Marks a demonstration portfolio for good. */
  readonly isDemo?: boolean;
  /** Opens although another machine's lock file is there: the person said that it no longer has the portfolio open. */
  readonly takeOver?: boolean;
  /** By which entrance the calls come; the window where nothing is said. */
  readonly entrance?: Entrance;
  /** What this computer remembers of the portfolios that it had open; nothing where it is not said. */
  readonly lastSeen?: LastSeen | undefined;
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
  /** What was found at opening that is not as it was left: entries that are missing, files put aside. A sentence each. */
  readonly notices: readonly string[];
  info(): PortfolioInfo;
  verify(): Verification;
  /** Makes the file whole now, as each pause of the work does: nothing is then missing where it is found alone. */
  makeWhole(): void;
  /** False when the file was moved, deleted or replaced behind the application: what is written would be lost with it. */
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
  // A journal left alone would be deleted by SQLite, a link to nothing written through.
  const isTaken = ['', '-keys', '-wal', '-journal'].some((suffix) => standsAt(path + suffix) !== 'nothing');
  if (isTaken) throw new Refusal('PORTFOLIO_EXISTS');
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

/**
 * Makes a new portfolio at `path` with keys that were made before; `begin` writes what it starts with, in the transaction that
 * makes it. The data key is zeroed where this fails.
 */
export function createWithKeys(
  givenPath: string,
  { dataKey, block }: NewKeys,
  options: PortfolioOptions,
  begin: (deps: Deps) => void = () => undefined,
): OpenPortfolio {
  const path = resolve(givenPath);
  ensureCreatable(path);
  const { vaultId } = block;
  let db: Db | undefined;
  let work: Work | undefined;
  let lock: PortfolioLock | undefined;
  try {
    lock = takeLock(path, new Date().toISOString(), randomUUID(), false);
    writeBeside(path, encodeKeyBlock(block, dataKey));
    db = openDatabase(path, dataKey, false);
    lock.confirm();
    const state = newState(path, db, dataKey, block, lock, options);
    work = beginWork({ ...state.work, live: null });
    migrate(db);
    const { deps } = state;
    const open = db;
    open.transaction(() => {
      insertPortfolio(open, { vaultId, isDemo: options.isDemo === true, createdAt: block.createdAt });
      seal(open, block);
      begin(deps);
      recordEvent(deps, { kind: 'portfolio.created', subject: { type: 'portfolio', id: vaultId } });
    })();
    // From here on the file says by itself what it is.
    work.makeWhole();
    work.watch();
    return opened(state, work, []);
  } catch (error) {
    dataKey.fill(0);
    if (work) work.abandon();
    else db?.close();
    for (const file of [path, besideOf(path), `${path}-wal`, `${path}-shm`]) discard(file);
    lock?.release();
    throw asRefusal(error);
  }
}

/** Where a link leads: what lies beside a portfolio lies beside its file, not beside the link. */
export const realOf = (path: string): string => (existsSync(path) ? realpathSync.native(path) : path);

/**
 * Opens the portfolio at `path` with its passphrase, or with another secret of its key block. Nothing on the disk changes
 * before the secret has been proved right, except that a damaged file is copied aside. Throws a `Refusal`:
 * PORTFOLIO_MISSING, PORTFOLIO_NOT_ENCRYPTED, PORTFOLIO_NOT_ONE, PORTFOLIO_DAMAGED, PORTFOLIO_FROM_FUTURE,
 * PORTFOLIO_IN_USE, PORTFOLIO_IN_USE_ELSEWHERE, KEYS_OF_ANOTHER_STATE, FOLDER_READ_ONLY, DISK_FULL (no room for the snapshot that comes before a
 * migration), and those of `unlock`.
 */
export async function openPortfolio(
  givenPath: string,
  secret: string | Secret,
  options: PortfolioOptions,
): Promise<OpenPortfolio> {
  const path = realOf(resolve(givenPath));
  const guard = damageGuard(path);
  try {
    const holder = holderAtOpening(path);
    if (existsSync(path) && isElsewhere(holder) && !options.takeOver) throw elsewhereRefusal(holder);
    const { found, dataKey } = await unlockAt(
      path,
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

/** The key block of a portfolio and the key that a secret opens; the block beside where a cut write spoilt the one inside. */
async function unlockAt(path: string, secret: Secret): Promise<{ found: ReadKeyBlock; dataKey: Buffer }> {
  const found = findKeyBlock(path);
  try {
    return { found, dataKey: await unlock(found, secret) };
  } catch (error) {
    const beside = blockBeside(path);
    const isSpoilt = error instanceof Refusal && error.code === 'PORTFOLIO_DAMAGED';
    if (!isSpoilt || beside === null || beside.bytes.equals(found.bytes)) throw error;
    return { found: beside, dataKey: await unlock(beside, secret) };
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
  let work: Work | undefined;
  let lock: PortfolioLock | undefined;
  try {
    lock = takeLock(path, new Date().toISOString(), randomUUID(), options.takeOver === true);
    // Before SQLite looks, which applies any journal that it finds.
    const side = sortSideFiles(path, keyBlock, dataKey, options.clock.now());
    const block = withMark(keyBlock.block, null);
    // A refusal closes SQLite, which then takes its journal up and cuts the block off the file.
    if (side.live !== null && blockBeside(path) === null)
      writeBeside(path, encodeKeyBlock(withMark(block, side.live), dataKey));
    db = openDatabase(path, dataKey, true, guard);
    lock.confirm();
    // Read before anything is written: a creation that was killed half-way has no such row.
    portfolioRowOf(db);
    ensureSealed(db, keyBlock.block);
    // Left by a change of keys that was killed half-way: it never took the place of this file.
    for (const left of [rekeyedOf(path), `${rekeyedOf(path)}-journal`]) discard(left);
    const source = { db, dataKey, keyBlock: encodeOrSame(keyBlock, dataKey) };
    const isOld = needsMigration(source);
    if (isOld) snapshotBefore(path, source, options.clock.today());
    writeBeside(path, encodeKeyBlock(withMark(block, side.live), dataKey));
    const cut = cutJournal(path, framesOf(db), side);
    const state = newState(path, db, dataKey, block, lock, options);
    work = beginWork({ ...state.work, live: side.live });
    if (side.live !== null) work.makeWhole();
    work.watch();
    const behind = behindInWords(db, options.lastSeen?.of(block.vaultId) ?? null);
    migrate(db);
    if (isOld) pruneSnapshots(path, source, options.clock.now());
    if (!isSealed(db, block)) seal(db, block);
    state.work.onWhole();
    return opened(
      state,
      work,
      [...side.notices, cut, behind].filter((notice) => notice !== null),
    );
  } catch (error) {
    const refusal = guard(asRefusal(error));
    if (work) work.abandon();
    else db?.close();
    lock?.release();
    throw refusal;
  }
}

/** A copy is whole by itself: its block has no mark. One of an earlier format stays as it is, for the version that wrote it. */
const encodeOrSame = ({ block, bytes }: ReadKeyBlock, dataKey: Uint8Array): Buffer =>
  markOf(block) === null ? bytes : encodeKeyBlock(withMark(block, null), dataKey);

/** What is known of a portfolio from the moment when its database is open. */
interface State {
  readonly path: string;
  readonly db: Db;
  readonly dataKey: Buffer;
  readonly deps: Deps;
  readonly lock: PortfolioLock;
  /** As it opens the closed file; changes of keys replace it. */
  current: ReadKeyBlock;
  isDamaged: boolean;
  readonly work: Omit<Parameters<typeof beginWork>[0], 'live'>;
}

function newState(
  path: string,
  db: Db,
  dataKey: Buffer,
  block: KeyBlock,
  lock: PortfolioLock,
  { clock, newId, entrance = 'window', lastSeen }: PortfolioOptions,
): State {
  const state: State = {
    path,
    db,
    dataKey,
    deps: { db, clock, newId, actor: () => actorOf(db), entrance },
    lock,
    current: { block, bytes: encodeKeyBlock(block, dataKey) },
    isDamaged: false,
    work: {
      path,
      db,
      dataKey,
      clock,
      block: () => state.current.block,
      isTakenOver: lock.isTakenOver,
      isStopped: () => state.isDamaged,
      onWhole: () => {
        const head = lastSeen === undefined ? null : journalHead(db);
        if (head !== null) lastSeen?.keep(block.vaultId, { ...head, at: clock.now() });
      },
    },
  };
  return state;
}

function opened(state: State, work: Work, notices: readonly string[]): OpenPortfolio {
  const { path, db, deps, dataKey, lock } = state;
  let aside: Aside | null = null;
  /** Descriptors on the open file: closed after SQLite's own, whose lock would go with them. */
  const held: number[] = [];
  const setAside = (): Aside => {
    aside ??= copyAside(path, new Date(), held);
    return aside;
  };
  const damage = (): Refusal | null =>
    state.isDamaged && aside !== null
      ? new Refusal('PORTFOLIO_DAMAGED', { message: asideInWords(aside) })
      : null;
  const noteDamage = (): Refusal => {
    setAside();
    state.isDamaged = true;
    // Of this connection only: SQLite refuses every change from now on.
    db.pragma('query_only = ON');
    return damage() ?? new Refusal('PORTFOLIO_DAMAGED');
  };
  const replaceKeyBlock = (block: KeyBlock): void => {
    const former = state.current;
    try {
      // Whole at each step, so that a kill leaves a file which one of the two blocks opens, and that block in it.
      announceSeal(db, block);
      work.makeWhole();
      state.current = { block, bytes: encodeKeyBlock(block, dataKey) };
      work.replaceBlock();
    } catch (error) {
      state.current = former;
      throw asRefusal(error);
    }
    seal(db, block);
  };
  const info = (): PortfolioInfo => {
    const row = portfolioRowOf(db);
    return {
      name: basename(path),
      vaultId: row.vault_id,
      isDemo: row.is_demo === 1,
      formatVersion: state.current.block.format,
      schemaVersion,
      createdAt: row.created_at,
      sizeBytes: statSync(path).size,
      counts: countsOf(db),
      ...(notices.length === 0 ? {} : { notices: [...notices] }),
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
  const replay = (): ReplayResult => {
    try {
      return replayedStates(db);
    } catch (error) {
      if (!isDamage(error)) throw error;
      return { ...nothingReplayed, faults: 1 };
    }
  };
  const verify = (): Verification => {
    const integrity = integrityOf(db);
    if (integrity !== 'ok') noteDamage();
    const journal = readJournal();
    const { records: checked, faults, first } = replay();
    const records = {
      isWhole: faults === 0,
      checked,
      faults,
      first: first.map(({ type, id, recordedAt }) => ({
        type,
        id,
        lastEventOn: recordedAt === null ? null : civilDateSchema.parse(recordedAt.slice(0, 10)),
      })),
    };
    const isSound = integrity === 'ok' && journal.isWhole && records.isWhole;
    // A journal that was altered in pages that are sound is set aside too, but does not stop the work.
    if (!isSound) setAside();
    return {
      isSound,
      integrity,
      journal,
      records,
      ...(aside === null ? {} : { aside: asideInWords(aside) }),
      ...(notices.length === 0 ? {} : { notices: [...notices] }),
    };
  };
  const close = (): void => {
    if (!db.open) return;
    if (lock.isTakenOver()) {
      // Closing SQLite would write its journal over what the other machine has written: the process must die instead.
      dataKey.fill(0);
      throw new Refusal('PORTFOLIO_TAKEN_OVER');
    }
    try {
      work.close();
    } catch (error) {
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
    keyBlock: () => state.current,
    replaceKeyBlock,
    notices,
    makeWhole: work.makeWhole,
    info,
    verify,
    isInPlace: work.isInPlace,
    isTakenOver: lock.isTakenOver,
    noteDamage,
    damage,
    close,
  };
}
