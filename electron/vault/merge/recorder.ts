import type { Db } from '../db';
import {
  type Change,
  deleteRow,
  insertRow,
  keyText,
  type Row,
  unlessTaken,
  updateRow,
} from './merge.repository';

/** Writes rows, and keeps each of them as it was and as it was left: what undoes it all. */
export interface Recorder {
  readonly changes: readonly Change[];
  readonly write: (table: string, row: Row, values: Row) => void;
  /** As `write`; a row that may be there once and already is stays, and this one goes. Answers whether it was written. */
  readonly writeOrDrop: (table: string, row: Row, values: Row) => boolean;
  readonly drop: (table: string, row: Row) => void;
  readonly add: (table: string, row: Row) => void;
}

export function recorder(db: Db): Recorder {
  const changes: Change[] = [];
  /** Where the change of a row stands, by what tells the row as it now is: written twice, it is one change. */
  const places = new Map<string, number>();
  const keep = (change: Change, now: string): void => {
    places.set(now, changes.length);
    changes.push(change);
  };
  const write: Recorder['write'] = (table, row, values) => {
    const changed = Object.fromEntries(
      Object.entries(values).filter(([column, value]) => row[column] !== value),
    );
    if (Object.keys(changed).length === 0) return;
    updateRow(db, table, row, changed);
    const [was, now] = [keyText(db, table, row), keyText(db, table, { ...row, ...changed })];
    const place = places.get(was);
    const former = place === undefined ? undefined : changes[place];
    if (place === undefined || former === undefined) {
      keep({ table, before: row, after: changed }, now);
      return;
    }
    changes[place] = { ...former, after: { ...former.after, ...changed } };
    places.delete(was);
    places.set(now, place);
  };
  const drop: Recorder['drop'] = (table, row) => {
    deleteRow(db, table, row);
    const was = keyText(db, table, row);
    const place = places.get(was);
    const former = place === undefined ? undefined : changes[place];
    places.delete(was);
    if (place === undefined || former === undefined) changes.push({ table, before: row, after: null });
    // Added and taken away again: nothing to undo, told as such.
    else changes[place] = { ...former, after: null };
  };
  return {
    changes,
    write,
    drop,
    writeOrDrop: (table, row, values) => {
      const isDone = unlessTaken(() => write(table, row, values));
      if (!isDone) drop(table, row);
      return isDone;
    },
    add: (table, row) => {
      insertRow(db, table, row);
      keep({ table, before: null, after: row }, keyText(db, table, row));
    },
  };
}
