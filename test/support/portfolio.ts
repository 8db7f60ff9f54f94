import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '../../electron/vault/db';
import { newDataKey } from '../../electron/vault/keys';
import type { Deps } from '../../electron/vault/service/deps';
import type { CivilDate } from '../../shared/base/time';

export interface TestDeps {
  readonly deps: Deps;
  readonly db: Deps['db'];
  /** Moves the clock: both "today" and the instants follow. */
  readonly setToday: (today: CivilDate) => void;
  /** A folder of this test alone, removed by `close`. */
  readonly folder: string;
  /** The database in it, and its key. */
  readonly databasePath: string;
  readonly dataKey: Uint8Array;
  readonly close: () => void;
}

/** Deterministic UUIDs: 00000000-0000-4000-8000-000000000001, …2, …3. */
export function countingIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
}

let model: { readonly path: string; readonly dataKey: ReturnType<typeof newDataKey> } | null = null;
/** An empty database with the newest schema, made once for all the tests of this process: each has a copy. */
function modelDatabase(): NonNullable<typeof model> {
  if (model !== null) return model;
  const folder = mkdtempSync(join(tmpdir(), 'vivier-test-model-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  model = { path: join(folder, 'model.vivier'), dataKey: newDataKey() };
  const db = openDatabase(model.path, model.dataKey, false);
  migrate(db);
  db.close();
  return model;
}

/** A real encrypted database in a folder of its own, with the newest schema, a clock that stands still, and counted ids. */
export function testDeps(options: { readonly today?: CivilDate } = {}): TestDeps {
  const { path, dataKey } = modelDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'vivier-test-'));
  copyFileSync(path, join(folder, 'test.vivier'));
  const db = openDatabase(join(folder, 'test.vivier'), dataKey, true);
  let today = options.today ?? ('2026-09-15' as CivilDate);
  const deps: Deps = {
    db,
    clock: { today: () => today, now: () => `${today}T08:00:00.000Z` },
    newId: countingIds(),
    actor: () => 'Conseillère d’essai',
    entrance: 'window',
  };
  return {
    deps,
    db,
    folder,
    databasePath: join(folder, 'test.vivier'),
    dataKey,
    setToday: (next) => {
      today = next;
    },
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
