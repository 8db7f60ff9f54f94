import type { CandidateId } from '../../../shared/fields';
import type { Db } from '../db';
import type { Deps } from '../service/deps';
import { rosterEntryOf, rosterSlice, rowidOf, rowidsByName } from './candidates.repository';
import { createRoster, type Roster } from './roster';

/** Rows read between two turns of the event loop while the roster loads: some 10 ms. */
const sliceRows = 500;
/** Beyond so many changed rows since it was loaded, loading anew is cheaper than mending. */
const mostWaste = 4000;

interface Held {
  readonly roster: Roster;
  /** Row numbers changed since they were read: read again at the next use, so a rolled-back change does no harm. */
  readonly stale: Set<number>;
  /** Last row read while loading; `null` once loaded. */
  loadedUpTo: number | null;
  isWarming: boolean;
}
const held = new WeakMap<Db, Held>();

/** Says that a candidate is written, or about to be erased. Cheap: to be called in the transaction of each change. */
export function touch(db: Db, id: CandidateId): void {
  const each = held.get(db);
  const rowid = each ? rowidOf(db, id) : null;
  if (rowid !== null) each?.stale.add(rowid);
}

function heldOf({ db }: Pick<Deps, 'db'>): Held {
  const known = held.get(db);
  if (known && known.roster.waste() + known.stale.size <= mostWaste) return known;
  const made: Held = {
    roster: createRoster(),
    stale: new Set(),
    loadedUpTo: 0,
    isWarming: false,
  };
  held.set(db, made);
  return made;
}

/** Reads the next slice; false when there was none left and the roster is loaded. */
function loadSlice(db: Db, each: Held): boolean {
  if (each.loadedUpTo === null) return false;
  const entries = rosterSlice(db, each.loadedUpTo, sliceRows);
  for (const entry of entries) each.roster.add(entry);
  const last = entries.at(-1);
  if (last) each.loadedUpTo = last.rowid;
  else {
    mend(db, each);
    each.roster.order(rowidsByName(db));
    each.loadedUpTo = null;
  }
  return each.loadedUpTo !== null;
}

/** Reads again what changed since it was read. */
function mend(db: Db, each: Held): void {
  for (const rowid of each.stale) {
    each.roster.remove(rowid);
    const entry = rosterEntryOf(db, rowid);
    if (entry) each.roster.add(entry);
  }
  each.stale.clear();
}

/** The roster, loaded and up to date. */
export function rosterOf(deps: Deps): Roster {
  const each = heldOf(deps);
  while (loadSlice(deps.db, each)) {
    // The rest of the portfolio is needed now.
  }
  mend(deps.db, each);
  return each.roster;
}

/** Loads the roster slice by slice between other calls, so that the first keystroke finds it ready. */
export function warmRoster(deps: Deps): void {
  const each = heldOf(deps);
  if (each.isWarming || each.loadedUpTo === null) return;
  each.isWarming = true;
  const next = (): void => {
    if (!deps.db.open || held.get(deps.db) !== each) return;
    if (deps.db.inTransaction || loadSlice(deps.db, each)) setImmediate(next);
  };
  setImmediate(next);
}
