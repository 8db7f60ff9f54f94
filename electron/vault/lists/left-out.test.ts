import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../../../shared/base/time';
import { type ExitInput, TRASH_DAYS } from '../../../shared/candidates';
import { type CandidateId, emptyCandidate } from '../../../shared/fields';
import {
  candidatesList,
  type ListFilter,
  type ListId,
  type ListQuery,
  listSentence,
  listsProcedures,
} from '../../../shared/lists';
import { callsOf } from '../../../test/support/calls';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { archive, insertCandidate, reopen, restore, trash } from '../candidates';
import { contractFilesHandlers, fillDemoContractFiles } from '../contract-files';
import { seededRandom } from '../demo/random';
import type { AnyHandlers } from '../service/deps';
import { listsHandlers } from '.';
import { sources } from './sources.repository';

const today = civilDate('2026-09-15');
const exit: ExitInput = { reason: 'DEMENAGEMENT', leftOn: civilDate('2026-09-01'), detail: '' };
let vault: TestDeps;
let handlers: AnyHandlers;
const { data } = callsOf(listsProcedures, () => handlers);
let ids: readonly [CandidateId, CandidateId, CandidateId, CandidateId];
beforeEach(() => {
  vault = testDeps({ today });
  handlers = listsHandlers(vault.deps);
  const create = (birthName: string): CandidateId =>
    insertCandidate(vault.deps, {
      ...emptyCandidate,
      birthName,
      firstName: 'Léa',
      birthDate: civilDate('2004-03-12'),
      adviser: 'Alix Moreau',
      firstReceptionOn: civilDate('2025-01-06'),
    });
  ids = vault.db.transaction(() => [create('Aa'), create('Bb'), create('Cc'), create('Dd')] as const)();
});
afterEach(() => vault.close());

const asked = (filters: readonly ListFilter[], more: Partial<ListQuery> = {}): ListQuery => ({
  text: '',
  filters: [...filters],
  sort: { key: 'name', descending: false },
  picked: null,
  ...more,
});
const shown = async (filters: readonly ListFilter[] = [], more: Partial<ListQuery> = {}) =>
  (
    await data('lists.read', {
      list: 'candidates',
      query: asked(filters, more),
      columns: ['name'],
      selection: null,
      offset: 0,
      limit: 50,
    })
  ).rows.map(({ id }) => 'ABCD'[ids.indexOf(id as CandidateId)]);
const inState = (...value: string[]): ListFilter => ({ field: 'state', operator: 'one-of', value });
const mine: ListFilter = { field: 'adviser', operator: 'one-of', value: ['Alix Moreau'] };

describe('people who are archived or in the trash', () => {
  test('are out of the list, of its count, of « Mes jeunes » and of what is picked by hand, and back as they were', async () => {
    const [a, b, c] = ids;
    expect(await shown()).toEqual(['A', 'B', 'C', 'D']);
    const { view } = await data('lists.addView', {
      list: 'candidates',
      name: 'Atelier',
      filters: [],
      text: '',
      sort: { key: 'name', descending: false },
      columns: null,
      pick: { query: asked([]), selection: { ids: [a, c] } },
    });
    archive(vault.deps, [a], exit);
    trash(vault.deps, [b], '');
    expect(await shown()).toEqual(['C', 'D']);
    expect(await shown([mine])).toEqual(['C', 'D']);
    expect(await shown([], { sort: { key: 'commune', descending: true } })).toEqual(['D', 'C']);
    expect(await shown([], { picked: view.id })).toEqual(['C']);
    expect(await data('lists.size', { list: 'candidates' })).toEqual({ total: 2, leftOut: 2 });
    reopen(vault.deps, [a], 'Revenue');
    restore(vault.deps, [b]);
    expect(await shown()).toEqual(['A', 'B', 'C', 'D']);
    // Its links come back with her: elsewhere an archive emptied the lists of their members (margince/margince#2034).
    expect(await shown([], { picked: view.id })).toEqual(['A', 'C']);
  });

  test('are found by their state, their reason and their days, with a sentence that says so', async () => {
    const [a, b, c] = ids;
    archive(vault.deps, [a], exit);
    archive(vault.deps, [c], { ...exit, reason: 'FORMATION', leftOn: civilDate('2026-08-01') });
    trash(vault.deps, [b, c], '');
    expect(await shown([inState('archived')])).toEqual(['A']);
    expect(await shown([inState('trashed')])).toEqual(['B', 'C']);
    expect(await shown([inState('active', 'archived')])).toEqual(['A', 'D']);
    expect(await shown([inState('active', 'archived', 'trashed')])).toEqual(['A', 'B', 'C', 'D']);
    expect(await shown([{ field: 'exitReason', operator: 'one-of', value: ['FORMATION'] }])).toEqual(['C']);
    expect(await shown([{ field: 'leftOn', operator: 'past', value: 20 }])).toEqual(['A']);
    expect(await shown([{ field: 'leftOn', operator: 'filled', value: null }, mine])).toEqual(['A', 'C']);
    expect(listSentence(candidatesList, asked([inState('archived')]))).toBe('Candidats, archivés');
    expect(listSentence(candidatesList, asked([inState('trashed')]))).toBe('Candidats à la corbeille');
  });

  test.each([
    ['the day before', -1, []],
    ['the day', 0, ['B']],
    ['the day after', 1, ['B']],
  ])('%s of thirty days in the trash: erasing is proposed or not', async (_, more, proposed) => {
    trash(vault.deps, [ids[1]], '');
    vault.setToday(addDays(today, TRASH_DAYS + more));
    expect(await shown([{ field: 'trashedOn', operator: 'older', value: TRASH_DAYS - 1 }])).toEqual(proposed);
  });

  test('contract files of the trash are out of the list of files; those of somebody archived stay', async () => {
    fillDemoContractFiles(vault.deps, { on: today, random: seededRandom(1) });
    const read = async (list: ListId = 'contract-files') =>
      (
        await data('lists.read', {
          list,
          query: { ...asked([]), sort: { key: 'reference', descending: false } },
          columns: ['reference'],
          selection: null,
          offset: 0,
          limit: 500,
        })
      ).rows.map(({ id }) => id);
    const whole = await read();
    const owner = vault.db
      .prepare<[], CandidateId>('SELECT candidate_id FROM contract_file ORDER BY reference LIMIT 1')
      .pluck()
      .get() as CandidateId;
    const hers = new Set(
      vault.db
        .prepare<[string], string>('SELECT id FROM contract_file WHERE candidate_id = ?')
        .pluck()
        .all(owner),
    );
    archive(vault.deps, [owner], { ...exit, leftOn: today });
    expect(await read()).toEqual(whole);
    trash(vault.deps, [owner], '');
    expect(await read()).toEqual(whole.filter((id) => !hers.has(id)));
    expect((await data('lists.size', { list: 'contract-files' })).leftOut).toBe(hers.size);
    const files = callsOf(
      (await import('../../../shared/contract-files')).contractFilesProcedures,
      () => contractFilesHandlers(vault.deps) as AnyHandlers,
    );
    const listed = await files.data('contractFiles.list', {
      statuses: [],
      candidateId: null,
      employerId: null,
      offset: 0,
      limit: 100,
    });
    expect(listed.rows.some(({ id }) => hers.has(id))).toBe(false);
    restore(vault.deps, [owner]);
    expect(await read()).toEqual(whole);
  });

  test('whom a list leaves out is read by an index that holds nobody else', () => {
    for (const list of ['candidates', 'contract-files'] as const) {
      const plan = vault.db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sources[list].leftOut}`)
        .all()
        .map(({ detail }) => detail)
        .join('\n');
      expect(plan, list).toContain('INDEX candidate_out');
      expect(plan, list).not.toContain('SCAN contract_file');
    }
  });
});

const day = (text: string): CivilDate => civilDate(text);
test('a list is the same whether many or few are out of it', async () => {
  vault.db.transaction(() => {
    for (let index = 0; index < 2500; index += 1)
      insertCandidate(vault.deps, {
        ...emptyCandidate,
        birthName: `Nom${index}`,
        firstName: 'Zoé',
        birthDate: day('2004-03-12'),
      });
  })();
  vault.db.exec(`UPDATE candidate SET archived_on = '2026-09-15', left_on = '2026-09-15', exit_reason = 'DECES'
    WHERE first_name = 'Zoé' AND rowid % 2 = 0`);
  archive(vault.deps, [ids[0]], exit);
  const expected = vault.db
    .prepare<[], string>('SELECT id FROM candidate WHERE archived_on IS NULL ORDER BY sort_name, rowid')
    .pluck()
    .all();
  for (const filters of [
    [],
    [{ field: 'birthDate', operator: 'between', value: { from: day('2000-01-01'), to: null } }],
  ] as const) {
    const { rows, total } = await data('lists.read', {
      list: 'candidates',
      query: asked(filters),
      columns: ['name'],
      selection: null,
      offset: 0,
      limit: 500,
    });
    expect(total).toBe(expected.length);
    expect(rows.map(({ id }) => id)).toEqual(expected.slice(0, 500));
  }
});
