import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { Refusal } from '../../../shared/base';
import type { Clock } from '../../../shared/base/time';
import { codeOf } from '../../disk/patience';
import type { Db } from '../db';
import { watchChanges } from '../db/changes';
import { walBeside } from '../db/wal';
import { encodeKeyBlock, type KeyBlock, type Mark, withMark } from '../keys';
import { bytesWithoutBlock, noteReach, putInside, writeBeside, writeInside } from '../keys/key-block-file';

/** A pause of the work: so long without a change, and the file is made whole again. */
const PAUSE_MS = 3_000;
/** And so often at least while changes keep coming. */
const MOST_PENDING_MS = 20_000;

export interface WorkOptions {
  readonly path: string;
  readonly db: Db;
  readonly dataKey: Uint8Array;
  readonly clock: Clock;
  /** The key block as it is now. */
  readonly block: () => KeyBlock;
  /** The journal that SQLite has just read, as the block beside the file names it; `null` where there was none. */
  readonly live: Mark | null;
  readonly isTakenOver: () => boolean;
  /** True once nothing may be written of itself any more: damage was found. */
  readonly isStopped: () => boolean;
  /** Told each time that the file has just been made whole, while the database is open. */
  readonly onWhole: () => void;
}

/** What keeps an open portfolio no more than one `-wal` away from being whole, and says in the file which one. */
export interface Work {
  /** Makes the file whole: all that was saved is in it, and its block says so. Throws as SQLite or the file system does. */
  readonly makeWhole: () => void;
  /** Writes the block beside the file, then in it. The file must be whole. */
  readonly replaceBlock: () => void;
  /** Whether the file that is open still has its name: moved, deleted or replaced, it would take with it what is written. */
  readonly isInPlace: () => boolean;
  /** Makes the file whole, closes SQLite, leaves one file. Where that fails SQLite is closed all the same, and it throws. */
  readonly close: () => void;
  /** From here on every change is marked before and noted after. */
  readonly watch: () => void;
  /** For an opening that fails: closes SQLite, then what is held here. */
  readonly abandon: () => void;
}

/**
 * Begins the work on a database that was just opened, whose journal, if any, is this file's own; the block must lie beside
 * the file. Before the first change, then before the first after each pause, SQLite begins a journal, whose salts are
 * written in the file's last page and flushed: whoever finds that file alone knows that something is missing, and which
 * `-wal` has it. At each pause the journal is taken up and the mark goes.
 */
export function beginWork(options: WorkOptions): Work {
  const { path, db, dataKey, clock, block, isTakenOver, isStopped, onWhole } = options;
  // Held until SQLite has closed: on POSIX, closing it earlier would drop SQLite's lock.
  const descriptor = openSync(path, 'r+');
  // SQLite takes its journal up when this says so, and never by itself: the key block lies in the way.
  db.pragma('wal_autocheckpoint = 0');
  let mark = options.live;
  let noted = { wal: '', frames: 0 };
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;
  let pendingSince = 0;

  const bytesOf = (one: Mark | null): Buffer => encodeKeyBlock(withMark(block(), one), dataKey);
  const databaseBytes = (): number =>
    Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
  const ensureOurs = (): void => {
    if (isTakenOver()) throw new Refusal('PORTFOLIO_TAKEN_OVER');
  };
  /** The block as it is inside, beside: what stands for it while SQLite has cut it off. */
  const writeOutside = (): void => {
    if (mark === null) return;
    writeBeside(path, bytesOf(mark), () => !isTakenOver());
    // Another machine may have taken over while a program held the file.
    ensureOurs();
  };

  const checkpoint = (): void => {
    const rows = db.pragma('wal_checkpoint(TRUNCATE)');
    if (!Array.isArray(rows) || rows[0]?.busy !== 0) throw new Error('the journal is in use');
  };

  const isInPlace = (): boolean => {
    const [there, here] = [statSync(path, { throwIfNoEntry: false }), fstatSync(descriptor)];
    return there?.ino === here.ino && there.dev === here.dev;
  };
  const ensureInPlace = (): void => {
    if (!isInPlace()) throw new Refusal('PORTFOLIO_GONE');
  };

  const makeWhole = (): void => {
    ensureInPlace();
    writeOutside();
    checkpoint();
    writeInside(descriptor, bytesOf(null), databaseBytes());
    mark = null;
    clearTimeout(timer);
    onWhole();
  };

  const pause = (): void => {
    if (mark === null || !db.open || isStopped() || isTakenOver()) return;
    pendingSince = Date.now();
    try {
      // A long write keeps its transaction over several turns.
      if (!db.inTransaction) makeWhole();
    } catch {
      // A disk that is full, a statement that is still read: what was saved is in the journal, as it was.
    }
    if (mark !== null) wait();
  };

  const wait = (): void => {
    clearTimeout(timer);
    const left = MOST_PENDING_MS - (Date.now() - pendingSince);
    timer = setTimeout(pause, Math.max(0, Math.min(PAUSE_MS, left)));
    timer.unref();
  };

  const begin = (): void => {
    if (mark !== null) return;
    ensureOurs();
    ensureInPlace();
    // Begins a journal with nothing in it: a setting of the file, written again as it is.
    db.pragma(`application_id = ${Number(db.pragma('application_id', { simple: true }))}`);
    const wal = walBeside(path);
    if (wal === null || wal === 'strange') throw new Refusal('PORTFOLIO_GONE');
    const next = { wal: wal.salts, since: clock.now() };
    writeInside(descriptor, bytesOf(next), bytesWithoutBlock(descriptor));
    mark = next;
    pendingSince = Date.now();
  };

  const note = (): void => {
    if (mark === null || isTakenOver()) return;
    wait();
    const wal = walBeside(path);
    // The journal was taken away, or SQLite has begun another: the file is made whole at once.
    if (wal === null || wal === 'strange') {
      makeWhole();
      return;
    }
    if (wal.salts === noted.wal && wal.frames <= noted.frames) return;
    noted = { wal: wal.salts, frames: wal.frames };
    try {
      turn += 1;
      noteReach(path, { ...noted, at: clock.now() }, turn, dataKey);
    } catch (error) {
      // A disk that is full, a file that is held: what is saved is saved, and the next change notes it.
      if (codeOf(error) === '') throw error;
    }
    if (wal.salts !== mark.wal) makeWhole();
  };

  /** Closes SQLite where closing in order failed: it may take its journal up by itself, and then the file only lacks its block. */
  const closeAnyway = (): void => {
    db.close();
    try {
      if (walBeside(path) === null) writeInside(descriptor, bytesOf(null), bytesWithoutBlock(descriptor));
    } catch {
      // A disk that is full: the block beside stands for the one inside.
    }
    closeSync(descriptor);
  };

  const close = (): void => {
    clearTimeout(timer);
    try {
      ensureInPlace();
      writeOutside();
      checkpoint();
      onWhole();
      putInside(
        path,
        descriptor,
        bytesOf(null),
        databaseBytes(),
        () => db.close(),
        () => !isTakenOver(),
      );
    } catch (error) {
      // What was saved stays in the database and the files beside it, as after a kill: the next opening takes them up. Where
      // another machine has taken over, closing SQLite would write over what it has written: the process must die.
      if (db.open && !isTakenOver()) closeAnyway();
      throw error;
    }
  };

  return {
    makeWhole,
    isInPlace,
    replaceBlock: () => {
      writeBeside(path, bytesOf(null), () => !isTakenOver());
      ensureOurs();
      writeInside(descriptor, bytesOf(null), databaseBytes());
    },
    close,
    abandon: () => {
      try {
        close();
      } catch {
        // The refusal of the opening itself is the one to tell.
      }
    },
    watch: () => watchChanges(db, { before: begin, after: note }),
  };
}
