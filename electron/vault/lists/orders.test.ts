import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { type CandidateInput, emptyCandidate } from '../../../shared/fields';
import { type ListId, type ListQuery, type ListSort, listIds } from '../../../shared/lists';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { recordAccess } from '../access';
import { insertCandidate, insertContact, insertEnrolment } from '../candidates';
import { fillDemoContractFiles } from '../contract-files';
import { seededRandom } from '../demo';
import { syntheticCandidates } from '../demo/synthetic';
import { rightsHandlers } from '../rights';
import { lists } from './declared';
import { resultOf } from './lists.service';
import { inOrder, pickedFrom, walkOf, wholeOrder } from './orders.repository';
import { sources } from './sources.repository';

const today = civilDate('2026-09-15');
let vault: TestDeps;
beforeEach(async () => {
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
      { birthName: 'Ökçe', firstName: 'محمد', street: '', benefits: [] },
      { birthName: 'Dix', firstName: 'X', street: '10 rue des Lices', fileNumber: 'ML-10' },
      { birthName: 'Neuf', firstName: 'X', street: '9 rue des Lices', fileNumber: 'ML-9' },
    ];
    for (const more of odd)
      insertCandidate(vault.deps, {
        ...emptyCandidate,
        birthDate: civilDate('2004-03-12'),
        ...more,
      } as CandidateInput);
  })();
  fillDemoContractFiles(vault.deps, { on: today, random: seededRandom(1) });
  vault.db.exec(`UPDATE candidate SET archived_on = '2026-09-0' || (rowid % 3 + 1), left_on = '2026-08-0' || (rowid % 4 + 1),
    exit_reason = iif(rowid % 2, 'DECES', 'FORMATION') WHERE rowid % 5 = 0;
    UPDATE candidate SET trashed_on = '2026-09-0' || (rowid % 3 + 1) WHERE rowid % 7 = 0`);
  vault.db.exec(`INSERT INTO import_batch (id, file_name, file_sha256, committed_at, row_count, created_count, merged_count,
      refused_count, suspected_count, undone_at)
    SELECT value, 'extrait-' || value || '.csv', '', '2026-09-1' || value || 'T08:00:00.000Z', value % 3, 0, 0, 0, 0,
      iif(value % 2 = 0, NULL, '2026-09-15T08:00:00.000Z') FROM json_each('[1,2,3,4]')`);
  for (const index of [0, 1, 2])
    vault.db
      .prepare(
        `INSERT INTO rights_request (id, candidate_id, kind, who, received_on, way, identity, extended_on, extension_reason,
           status, closed_on, answer, version)
         VALUES (?, (SELECT id FROM candidate LIMIT 1 OFFSET ?), ?, '', ?, 'letter', NULL, NULL, '', 'received', NULL, '', 1)`,
      )
      .run(`r${index}`, index, ['access', 'erasure', 'access'][index], `2026-0${index + 1}-05`);
  const file = vault.db.prepare<[], string>('SELECT id FROM contract_file LIMIT 1').pluck().get() ?? '';
  const person = vault.db.prepare<[], string>('SELECT id FROM candidate LIMIT 1').pluck().get() ?? '';
  recordAccess(vault.deps, { kind: 'portfolio.opened' });
  for (const subject of [
    { type: 'candidate', id: person },
    { type: 'contract-file', id: file },
    { type: 'candidate', id: person },
  ] as const)
    recordAccess(vault.deps, { kind: 'candidate.read', subject });
  await rightsHandlers(vault.deps)['rights.sweep'](
    { on: today },
    { signal: new AbortController().signal, progress: () => undefined, pathOf: () => '' },
  );
});
afterEach(() => vault.close());

const columnsOf = (list: ListId): readonly (readonly [ListId, string])[] =>
  lists[list].columns.flatMap(({ id }) =>
    sources[list].computed.includes(id) || sources[list].columns[id]?.isOfLine === true
      ? []
      : [[list, id] as const],
  );

describe('the whole list in an order', () => {
  test('is, for each column of each list and both ways, that in which SQLite puts its rows', () => {
    for (const [list, key] of listIds.flatMap(columnsOf)) {
      const whole = wholeOrder(vault.db, list, key, today);
      expect(whole.rowids.length, list).toBeGreaterThan(1);
      for (const descending of [false, true])
        expect([...pickedFrom(whole, null, descending)], `${list} by ${key}`).toEqual([
          ...inOrder(vault.db, list, null, { sort: { key, descending }, filters: [] }, today),
        ]);
    }
  });

  test('is SQLite’s own where too many values differ', () => {
    const up = wholeOrder(vault.db, 'candidates', 'fileNumber', today);
    expect(wholeOrder(vault.db, 'candidates', 'fileNumber', today, 3)).toEqual(up);
  });

  test.each(
    listIds.flatMap((list) =>
      columnsOf(list).filter(
        ([, key]) =>
          sources[list].columns[key]?.isOrdered === true && sources[list].from === sources[list].table,
      ),
    ),
  )('%s by %s comes from an index, as it says', (list, key) => {
    const { table, from } = sources[list];
    const plan = vault.db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT ${table}.rowid FROM ${from} ORDER BY ${walkOf(list, key)}`,
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
  const filters: ListQuery['filters'] = [
    { field: 'birthDate', operator: 'between', value: { from: civilDate('2000-01-01'), to: null } },
  ];
  const answered = (sort: ListSort): Int32Array =>
    resultOf(vault.deps, 'candidates', { text: '', filters, sort, picked: null });
  const meeting = vault.db
    .prepare<[], number>(
      `SELECT rowid FROM candidate WHERE birth_date >= '2000-01-01' AND archived_on IS NULL AND trashed_on IS NULL`,
    )
    .pluck()
    .all();
  expect(meeting.length).toBeGreaterThan(2000);
  for (const key of ['commune', 'level', 'street', 'lastContactOn', 'schemes'])
    for (const descending of [false, true])
      expect(answered({ key, descending }), key).toEqual(
        inOrder(
          vault.db,
          'candidates',
          Int32Array.from(meeting),
          { sort: { key, descending }, filters },
          today,
        ),
      );
  // And what is written since is there.
  vault.db.transaction(() =>
    insertCandidate(vault.deps, { ...emptyCandidate, birthName: 'Aa', birthDate: civilDate('2004-03-12') }),
  )();
  expect(answered({ key: 'commune', descending: false })).toHaveLength(meeting.length + 1);
});
