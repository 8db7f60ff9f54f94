import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { type CandidateId, type CandidateInput, emptyCandidate } from '../../../shared/fields';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { rowsOf } from './candidates.repository';
import { deleteCandidateRow, insertCandidate, updateCandidateRow } from './candidates.service';
import { keepRosterReady, rosterOf } from './roster.store';
import { readQuery } from './search-query';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const nameOf = (index: number): string =>
  `Nom${letters[Math.floor(index / 676)]}${letters[Math.floor(index / 26) % 26]}${letters[index % 26]}`;
const person = (birthName: string, more: Partial<CandidateInput> = {}): CandidateInput => ({
  ...emptyCandidate,
  birthName,
  firstName: 'Lina',
  birthDate: civilDate('2004-03-12'),
  ...more,
});

let vault: TestDeps;
let end: () => void = () => undefined;
beforeEach(() => {
  vault = testDeps({ today: civilDate('2026-09-15') });
  vault.db.transaction(() => {
    // The last first: the order of the names is not that of the rows.
    for (let index = 2299; index >= 0; index -= 1)
      insertCandidate(vault.deps, person(nameOf(index), { mobilePhone: `+336399${10_000 + index}` }));
  })();
});
afterEach(() => {
  end();
  end = () => undefined;
  vault.close();
});

const found = (text: string, limit = 5): readonly string[] =>
  rowsOf(vault.db, rosterOf(vault.deps).search(readQuery(text), limit).rowids, vault.deps.clock.today()).map(
    (row) => row.birthName,
  );
const idOf = (birthName: string): CandidateId =>
  vault.db
    .prepare<[string], CandidateId>('SELECT id FROM candidate WHERE birth_name = ?')
    .pluck()
    .get(birthName) ?? ('' as CandidateId);
/** People whom the list in memory knows, each once. */
function everyRowid(): readonly number[] {
  const rowids = rosterOf(vault.deps).slices.flatMap((slice) => [...slice.rowids]);
  expect(new Set(rowids).size).toBe(rowids.length);
  return rowids;
}
const inOrder = (): readonly number[] =>
  vault.db.prepare<[], number>('SELECT rowid FROM candidate ORDER BY sort_name, rowid').pluck().all();

test('a key typed before anything was read finds everybody, the last of the list too', () => {
  expect(found(nameOf(2299))).toEqual([nameOf(2299)]);
  expect(everyRowid()).toEqual(inOrder());
});

test('a key typed when a part was read at rest finds everybody as well', async () => {
  end = keepRosterReady(vault.deps);
  await after(152);
  end();
  expect(found(nameOf(0))).toEqual([nameOf(0)]);
  expect(found(nameOf(2299))).toEqual([nameOf(2299)]);
  expect(found('06 39 91 22 99')).toEqual([nameOf(2299)]);
});

describe('read at rest after an opening', () => {
  const isReady = (): boolean => {
    const roster = rosterOf(vault.deps);
    return roster.slices.length > 2 && roster.slices.every(({ figures }) => figures !== null);
  };
  test('all of it is there before a key is typed, figures too, and again after a change', async () => {
    end = keepRosterReady(vault.deps);
    await expect.poll(isReady).toBe(true);
    vault.db.transaction(() => updateCandidateRow(vault.deps, idOf(nameOf(700)), person('Autre')))();
    expect(found('autre')).toEqual(['Autre']);
    await expect.poll(isReady).toBe(true);
  });

  test('closing the portfolio ends it without a fault', async () => {
    keepRosterReady(vault.deps);
    vault.db.close();
    await after(200);
    expect(vault.db.open).toBe(false);
  });
});

describe('what changed is found as it is now, in the order of the names', () => {
  beforeEach(() => void found('nom'));
  test('a name that moves to another slice, a new one, one that is gone', () => {
    const gone = idOf(nameOf(1200));
    vault.db.transaction(() => {
      updateCandidateRow(vault.deps, idOf('Nomaaa'), person('Nomzzz'));
      insertCandidate(vault.deps, person('Nomaab', { firstName: 'Anaïs' }));
      deleteCandidateRow(vault.deps, gone);
    })();
    expect(found('nomaaa')).toEqual([]);
    expect(found('nomzzz')).toEqual(['Nomzzz']);
    expect(found(nameOf(1200))).toEqual([]);
    expect(found('nom')).toEqual(['Nomaab', 'Nomaab', 'Nomaac', 'Nomaad', 'Nomaae']);
    expect(everyRowid()).toEqual(inOrder());
  });

  test('a slice that grows is cut; a change that was rolled back does no harm', () => {
    vault.db.transaction(() => {
      for (let index = 0; index < 900; index += 1)
        insertCandidate(vault.deps, person('Nomaaa', { fileNumber: `N${index}` }));
    })();
    expect(() =>
      vault.db.transaction(() => {
        updateCandidateRow(vault.deps, idOf('Nomaab'), person('Perdu'));
        throw new Error('given up');
      })(),
    ).toThrow('given up');
    expect(found('perdu')).toEqual([]);
    expect(rosterOf(vault.deps).slices.length).toBeGreaterThan(3);
    expect(everyRowid()).toEqual(inOrder());
  });

  test('an import of more than a slice is read anew', () => {
    vault.db.transaction(() => {
      for (let index = 0; index < 1100; index += 1) insertCandidate(vault.deps, person('Zzz'));
    })();
    expect(found('zzz', 2000)).toHaveLength(1100);
    expect(everyRowid()).toEqual(inOrder());
  });

  test('letters that SQLite and this language order otherwise fall where SQLite reads them', () => {
    const [gothic, arabicForm] = ['𐌰𐌱', '\uFEDF'];
    const insert = (...names: readonly (string | undefined)[]): void =>
      vault.db.transaction(() => {
        for (const name of names) insertCandidate(vault.deps, person(name ?? ''));
      })();
    insert(...Array.from({ length: 1000 }, () => arabicForm), gothic);
    rosterOf(vault.deps);
    insert(gothic, arabicForm);
    expect(everyRowid()).toEqual(inOrder());
  });
});
