import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { type CandidateInput, emptyCandidate } from '../../../shared/fields';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { rowsOf } from './candidates.repository';
import { insertCandidate, updateCandidateRow } from './candidates.service';
import { rosterOf, warmRoster } from './roster.store';
import { readQuery } from './search-query';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const person = (birthName: string, firstName = 'Lina'): CandidateInput => ({
  ...emptyCandidate,
  birthName,
  firstName,
  birthDate: civilDate('2004-03-12'),
});

let vault: TestDeps;
beforeEach(() => {
  vault = testDeps({ today: civilDate('2026-09-15') });
  vault.db.transaction(() => {
    for (let index = 0; index < 1300; index += 1)
      insertCandidate(
        vault.deps,
        person(
          `Nom${letters[Math.floor(index / 676)]}${letters[Math.floor(index / 26) % 26]}${letters[index % 26]}`,
        ),
      );
  })();
});
afterEach(() => vault.close());

const found = (text: string): readonly string[] =>
  rowsOf(vault.db, rosterOf(vault.deps).search(readQuery(text), 5).rowids, vault.deps.clock.today()).map(
    (row) => row.birthName,
  );

test('what changes while the roster loads between calls is found as it is now, in the order of the names', async () => {
  warmRoster(vault.deps);
  await nextTurn();
  const first = vault.db
    .prepare<[], { id: never }>("SELECT id FROM candidate WHERE birth_name = 'Nomaaa'")
    .get();
  if (!first) throw new Error('nobody');
  vault.db.transaction(() => {
    updateCandidateRow(vault.deps, first.id, person('Nomzzz'));
    insertCandidate(vault.deps, person('Nomaab', 'Anaïs'));
  })();
  for (let turn = 0; turn < 6; turn += 1) await nextTurn();
  expect(found('nomaaa')).toEqual([]);
  expect(found('nomzzz')).toEqual(['Nomzzz']);
  expect(found('nom')).toEqual(['Nomaab', 'Nomaab', 'Nomaac', 'Nomaad', 'Nomaae']);
  expect(rosterOf(vault.deps).size()).toBe(1301);
});

test('closing the portfolio ends the loading without a fault', async () => {
  warmRoster(vault.deps);
  vault.db.close();
  for (let turn = 0; turn < 4; turn += 1) await nextTurn();
  expect(vault.db.open).toBe(false);
});
