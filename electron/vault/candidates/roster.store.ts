import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';
import type { Deps } from '../service/deps';
import { figuresAfter, namesAfter, type Place, placeOf, rowidOf } from './candidates.repository';
import { createRoster, type Roster, type Slice } from './roster';

/** People of a slice: read in a few milliseconds, between two turns of the event loop. */
const slicePeople = 1000;
/** Beyond so many people changed since they were read, reading everything anew is cheaper than mending. */
const mostStale = 1000;
/** How long nothing of it is done after an opening or a change: what was asked is answered first. */
const restMs = 150;

const start: Place = { name: '', rowid: 0 };

interface Held {
  roster: Roster;
  /** Every slice has been read: the last goes on to the end. */
  isWhole: boolean;
  /** Row numbers changed since they were read: read again at the next use, so a rolled-back change does no harm. */
  readonly stale: Set<number>;
  /** Told that something is stale. */
  whenStale: () => void;
}
const held = new WeakMap<Db, Held>();

/** Says that a candidate is written, or about to be erased. Cheap: to be called in the transaction of each change. */
export function touch(db: Db, id: CandidateId): void {
  const each = held.get(db);
  const rowid = each ? rowidOf(db, id) : null;
  if (!each || rowid === null) return;
  each.stale.add(rowid);
  each.whenStale();
}

function emptyRoster(db: Db): Roster {
  const roster = createRoster((slice) =>
    figuresAfter(db, placeBefore(roster, roster.slices.indexOf(slice)), slice.rowids.length),
  );
  return roster;
}

function heldOf(db: Db): Held {
  const known = held.get(db);
  if (known) return known;
  const made: Held = {
    roster: emptyRoster(db),
    isWhole: false,
    stale: new Set(),
    whenStale: () => undefined,
  };
  held.set(db, made);
  return made;
}

/** Where a slice begins: after this place. */
const placeBefore = ({ slices }: Roster, index: number): Place => slices[index - 1]?.upTo ?? start;

/** Reads the next slice of what was not read yet. */
function readNext(db: Db, each: Held): void {
  const { slices, sliceOf } = each.roster;
  const people = namesAfter(db, placeBefore(each.roster, slices.length), null, slicePeople);
  const last = people.at(-1)?.[0];
  each.isWhole = people.length < slicePeople;
  slices.push(sliceOf(people, each.isWhole || last === undefined ? null : placeOf(db, last)));
}

/** Whether a place comes before another one, as SQLite orders texts: by their bytes. */
function isUpTo(place: Place, other: Place): boolean {
  const order = Buffer.compare(Buffer.from(place.name), Buffer.from(other.name));
  return order < 0 || (order === 0 && place.rowid <= other.rowid);
}

/** The slice in which a place falls; -1 where that was not read yet. */
function sliceAt(slices: readonly Slice[], place: Place): number {
  let [low, high] = [0, slices.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const upTo = slices[middle]?.upTo ?? null;
    if (upTo === null || isUpTo(place, upTo)) high = middle;
    else low = middle + 1;
  }
  return low === slices.length ? -1 : low;
}

/** Reads again the slices in which somebody changed: where they stood, and where they stand now. */
function mend(db: Db, each: Held): void {
  const { stale } = each;
  if (stale.size === 0) return;
  if (stale.size > mostStale) {
    each.roster = emptyRoster(db);
    each.isWhole = false;
    stale.clear();
    return;
  }
  const { slices, sliceOf } = each.roster;
  const changed = new Set(
    slices.flatMap(({ rowids }, index) => (rowids.some((rowid) => stale.has(rowid)) ? [index] : [])),
  );
  for (const rowid of stale) {
    const place = placeOf(db, rowid);
    const index = place === null ? -1 : sliceAt(slices, place);
    if (index !== -1) changed.add(index);
  }
  for (const index of [...changed].sort((one, other) => other - one)) {
    const upTo = slices[index]?.upTo ?? null;
    const made: Slice[] = [];
    for (let after: Place | null = placeBefore(each.roster, index); after !== null; ) {
      const people = namesAfter(db, after, upTo, slicePeople);
      const last = people.length < slicePeople ? undefined : people.at(-1)?.[0];
      const next: Place | null = last === undefined ? null : placeOf(db, last);
      made.push(sliceOf(people, next ?? upTo));
      after = next;
    }
    slices.splice(index, 1, ...made);
  }
  stale.clear();
}

/** The roster, whole and up to date: what was not read yet is read now, so that nobody is ever said not to be there. */
export function rosterOf({ db }: Pick<Deps, 'db'>): Roster {
  const each = heldOf(db);
  mend(db, each);
  while (!each.isWhole) readNext(db, each);
  return each.roster;
}

/** Does one small piece of what a search would have to do first; `false` when nothing is left. */
function prepare(db: Db, each: Held): boolean {
  mend(db, each);
  if (!each.isWhole) {
    readNext(db, each);
    return true;
  }
  const bare = each.roster.slices.find(({ figures }) => figures === null);
  if (bare === undefined) return false;
  each.roster.readFigures(bare);
  return true;
}

/**
 * Keeps the roster read and up to date at rest, piece by piece between other calls, so that the first keystroke finds it ready.
 * Answers what ends that.
 */
export function keepRosterReady({ db }: Pick<Deps, 'db'>): () => void {
  const each = heldOf(db);
  let timer: NodeJS.Timeout | null = null;
  const wait = (ms: number): void => {
    timer ??= setTimeout(turn, ms).unref();
  };
  function turn(): void {
    timer = null;
    if (!db.open) return;
    if (db.inTransaction) {
      wait(restMs);
      return;
    }
    try {
      if (prepare(db, each)) wait(0);
    } catch {
      // A page that does not decrypt is told by the next search, to whoever asks.
    }
  }
  each.whenStale = () => wait(restMs);
  wait(restMs);
  return () => {
    each.whenStale = () => undefined;
    if (timer !== null) clearTimeout(timer);
  };
}
