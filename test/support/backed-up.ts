/** A real portfolio with people in it, folders for its backups, and a clock that a test moves. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordEvent } from '../../electron/vault/events';
import { type BackupPlaces, createPortfolio, type OpenPortfolio } from '../../electron/vault/portfolio';
import { type CivilDate, civilDateOf } from '../../shared/base/time';
import { fillTable } from './fill-table';
import { countingIds } from './portfolio';

export const PASSPHRASE = 'quatre chevaux dans la brume';

export interface Scene {
  readonly folder: string;
  readonly places: BackupPlaces;
  readonly open: OpenPortfolio;
  /** Adds people, with a line in the journal. */
  readonly addPeople: (count: number) => void;
  readonly removePeople: () => void;
  /** Moves the clock. */
  readonly at: (instant: string) => void;
  readonly close: () => void;
}

let people = 0;

export function addPeople({ deps }: OpenPortfolio, count: number): void {
  deps.db.transaction(() => {
    for (let added = 0; added < count; added += 1) {
      people += 1;
      fillTable(deps.db, 'candidate', {
        id: `c-${people}`,
        version: 1,
        birth_name: `Canari${people}`,
        first_name: 'Zoé',
        birth_date: '2004-03-12',
      });
      recordEvent(deps, { kind: 'candidate.created', subject: { type: 'candidate', id: `c-${people}` } });
    }
  })();
}

/** Clock and identifiers of a scene; `set` moves the instant. */
export function movingClock(first: string) {
  let instant = first;
  const today = (): CivilDate => {
    const at = new Date(instant);
    return civilDateOf(at.getFullYear(), at.getMonth() + 1, at.getDate());
  };
  return {
    options: { clock: { now: () => instant, today }, newId: uuids(), derivation: 'floor' as const },
    set: (next: string) => {
      instant = next;
    },
  };
}

let vaults = 0;
/** Counted identifiers, other ones for each scene. */
function uuids(): () => string {
  vaults += 1;
  const next = countingIds();
  const mark = String(vaults).padStart(4, '0');
  return () => next().replace('0000-4000', `${mark}-4000`);
}

export async function makeScene(first = '2026-09-15T08:00:00.000Z'): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-backed-up-'));
  mkdirSync(join(folder, 'CLE-USB'));
  const clock = movingClock(first);
  const open = await createPortfolio(join(folder, 'equipe.vivier'), PASSPHRASE, clock.options);
  return {
    folder,
    places: { standard: join(folder, 'profil', 'sauvegardes'), chosen: null },
    open,
    addPeople: (count) => addPeople(open, count),
    removePeople: () =>
      open.deps.db.transaction(() => {
        for (const id of open.deps.db.prepare<[], string>('DELETE FROM candidate RETURNING id').pluck().all())
          recordEvent(open.deps, { kind: 'candidate.removed', subject: { type: 'candidate', id } });
      })(),
    at: clock.set,
    close: () => {
      open.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
