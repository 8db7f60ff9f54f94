import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { type CandidateInput, emptyCandidate } from '../../../shared/fields';
import { type ListId, type ListQuery, listIds, lists } from '../../../shared/lists';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { insertCandidate, insertContact, insertEnrolment } from '../candidates';
import { fillDemoContractFiles } from '../contract-files';
import { seededRandom } from '../demo';
import { syntheticCandidates } from '../demo/synthetic';
import { resultOf } from './lists.service';
import { inOrder, wholeOrder } from './orders.repository';
import { orderOf, sources } from './sources.repository';

const today = civilDate('2026-09-15');
let vault: TestDeps;
beforeEach(() => {
  vault = testDeps({ today });
  vault.db.transaction(() => {
    for (const { input } of syntheticCandidates({ seed: 3, count: 120, on: today })) {
      const id = insertCandidate(vault.deps, input);
      if (input.sex === 'F')
        insertEnrolment(vault.deps, {
          candidateId: id,
          scheme: input.birthName < 'M' ? 'CEJ' : 'PACEA',
          signedOn: today,
          endedOn: null,
          isRenewal: false,
        });
      if (input.level !== null)
        insertContact(vault.deps, { candidateId: id, kind: 'interview', happenedOn: today });
    }
    const odd: readonly Partial<CandidateInput>[] = [
      { birthName: 'martin', firstName: 'Ève', street: 'Élan' },
      { birthName: 'MARTIN', firstName: 'eve', street: 'elan' },
      { birthName: 'Ökçe', firstName: 'محمد', street: '' },
    ];
    for (const more of odd)
      insertCandidate(vault.deps, {
        ...emptyCandidate,
        birthDate: civilDate('2004-03-12'),
        ...more,
      } as CandidateInput);
  })();
  fillDemoContractFiles(vault.deps, { on: today, random: seededRandom(1) });
});
afterEach(() => vault.close());

const columnsOf = (list: ListId): readonly (readonly [ListId, string])[] =>
  lists[list].columns.flatMap(({ id }) => (sources[list].computed.includes(id) ? [] : [[list, id] as const]));

describe('the whole list in an order', () => {
  test('is, for each column of each list and both ways, that in which SQLite puts its rows', () => {
    for (const [list, key] of listIds.flatMap(columnsOf)) {
      const up = wholeOrder(vault.db, list, key, today);
      for (const descending of [false, true])
        expect([...(descending ? up.toReversed() : up)], `${list} by ${key}`).toEqual([
          ...inOrder(vault.db, list, up, { key, descending }, today),
        ]);
    }
  });

  test('is SQLite’s own where too many values differ', () => {
    const up = wholeOrder(vault.db, 'candidates', 'fileNumber', today);
    expect(wholeOrder(vault.db, 'candidates', 'fileNumber', today, 3)).toEqual(up);
  });

  test.each(
    listIds.flatMap((list) =>
      columnsOf(list).filter(([, key]) => sources[list].columns[key]?.isOrdered === true),
    ),
  )('%s by %s comes from an index, as it says', (list, key) => {
    const { table, from } = sources[list];
    const plan = vault.db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT ${table}.rowid FROM ${from} ORDER BY ${orderOf(list, key, false, false)}`,
      )
      .all()
      .map(({ detail }) => detail);
    expect(plan.join('\n')).toContain('USING COVERING INDEX');
    expect(plan.join('\n')).not.toContain('USE TEMP B-TREE FOR ORDER BY');
  });
});

test('a question that most meet is answered from the whole list, in the same order as one that few meet', () => {
  vault.db.transaction(() => {
    for (const { input } of syntheticCandidates({ seed: 5, count: 2200, on: today }))
      insertCandidate(vault.deps, input);
  })();
  const asked = (descending: boolean): ListQuery => ({
    text: '',
    filters: [
      { field: 'birthDate', operator: 'between', value: { from: civilDate('2000-01-01'), to: null } },
    ],
    sort: { key: 'commune', descending },
    picked: null,
  });
  const meeting = vault.db
    .prepare<[], number>("SELECT rowid FROM candidate WHERE birth_date >= '2000-01-01'")
    .pluck()
    .all();
  expect(meeting.length).toBeGreaterThan(2000);
  for (const descending of [false, true]) {
    const found = resultOf(vault.deps, 'candidates', asked(descending));
    expect(found).toEqual(
      inOrder(vault.db, 'candidates', Int32Array.from(meeting), { key: 'commune', descending }, today),
    );
  }
  // And what is written since is there.
  vault.db.transaction(() =>
    insertCandidate(vault.deps, { ...emptyCandidate, birthName: 'Aa', birthDate: civilDate('2004-03-12') }),
  )();
  expect(resultOf(vault.deps, 'candidates', asked(false))).toHaveLength(meeting.length + 1);
});
