/** Troubles that users of such lists met elsewhere (public threads of CRM and contact books), each with its right answer here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate, civilDateOf } from '../../../shared/base/time';
import { type CandidateId, type CandidateInput, emptyCandidate } from '../../../shared/fields';
import {
  type Cell,
  type ListFilter,
  type ListId,
  type ListQuery,
  type ListSelection,
  type ListSort,
  listIds,
  listsProcedures,
} from '../../../shared/lists';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { recordAccess } from '../access';
import { insertCandidate, insertEnrolment } from '../candidates';
import { dispatch } from '../dispatch';
import { readCsv } from '../export/csv';
import { readXlsx } from '../import/xlsx.reader';
import { handlersOf } from '../procedures';
import { lists } from './declared';

let vault: TestDeps;
beforeEach(() => {
  vault = testDeps({ today: civilDate('2026-09-15') });
});
afterEach(() => vault.close());

const ask = async (name: string, input: unknown, files: Record<string, string> = {}): Promise<unknown> => {
  const answer = await dispatch(
    { type: 'call', id: 1, name, input, files },
    {},
    handlersOf(vault.deps),
    { signal: new AbortController().signal, progress: () => undefined },
    (_, error) => {
      throw error;
    },
  );
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data;
};
const created = (birthName: string, more: Partial<CandidateInput> = {}): CandidateId =>
  vault.db.transaction(() =>
    insertCandidate(vault.deps, {
      ...emptyCandidate,
      birthName,
      firstName: 'X',
      birthDate: civilDate('2004-03-12'),
      ...more,
    }),
  )();

interface Asked {
  readonly list?: ListId;
  readonly filters?: readonly ListFilter[];
  readonly sort?: ListSort;
  readonly picked?: string;
  readonly selection?: ListSelection;
}
const queryOf = ({
  list = 'candidates',
  filters = [],
  sort = lists[list].sort,
  picked,
}: Asked): ListQuery => ({
  text: '',
  filters: [...filters],
  sort,
  picked: picked ?? null,
});
async function cellsOf(column: string, asked: Asked = {}): Promise<readonly Cell[]> {
  const answer = await ask('lists.read', {
    list: asked.list ?? 'candidates',
    query: queryOf(asked),
    columns: [column],
    selection: asked.selection ?? null,
    offset: 0,
    limit: 100,
  });
  return listsProcedures['lists.read'].output.parse(answer).rows.map(({ cells }) => cells[column] ?? null);
}
async function saved(format: 'csv' | 'xlsx', columns: readonly string[], asked: Asked = {}): Promise<Buffer> {
  const handle = `file_${'0'.repeat(32)}`;
  const path = join(vault.folder, `liste.${format}`);
  const none = { csv: null, xlsx: null, pdf: null };
  await ask(
    'lists.export',
    {
      list: asked.list ?? 'candidates',
      query: queryOf(asked),
      columns,
      selection: asked.selection ?? null,
      ...none,
      [format]: handle,
    },
    { [handle]: path },
  );
  return readFileSync(path);
}
const contains = (field: string, value: string): ListFilter => ({ field, operator: 'contains', value });
const up = (key: string): ListSort => ({ key, descending: false });
const down = (key: string): ListSort => ({ key, descending: true });

describe('the order of a column', () => {
  test('what holds nothing comes last, whichever the way', async () => {
    created('Sans');
    created('Lens', { commune: 'Lens', firstReceptionOn: civilDate('2026-01-05') });
    created('Arras', { commune: 'Arras', firstReceptionOn: civilDate('2026-02-05') });
    expect(await cellsOf('commune', { sort: up('commune') })).toEqual(['Arras', 'Lens', '']);
    expect(await cellsOf('commune', { sort: down('commune') })).toEqual(['Lens', 'Arras', '']);
    const days = ['2026-01-05', '2026-02-05', null];
    expect(await cellsOf('firstReceptionOn', { sort: up('firstReceptionOn') })).toEqual(days);
    expect(await cellsOf('firstReceptionOn', { sort: down('firstReceptionOn') })).toEqual([
      '2026-02-05',
      '2026-01-05',
      null,
    ]);
  });

  test('so do no level and no scheme under way', async () => {
    created('Sans');
    for (const [level, scheme] of [
      ['3', 'PACEA'],
      ['5', 'CEJ'],
    ] as const) {
      const candidateId = created(scheme, { level });
      vault.db.transaction(() =>
        insertEnrolment(vault.deps, {
          candidateId,
          scheme,
          signedOn: null,
          endedOn: null,
          isRenewal: false,
        }),
      )();
    }
    expect(await cellsOf('level', { sort: up('level') })).toEqual(['3', '5', null]);
    expect(await cellsOf('level', { sort: down('level') })).toEqual(['5', '3', null]);
    expect(await cellsOf('schemes', { sort: up('schemes') })).toEqual([['CEJ'], ['PACEA'], []]);
    expect(await cellsOf('schemes', { sort: down('schemes') })).toEqual([['PACEA'], ['CEJ'], []]);
  });

  test('numbers inside a text are in the order of numbers', async () => {
    for (const fileNumber of ['ML-10', 'ML-9', 'ML-100']) created(fileNumber, { fileNumber });
    expect(await cellsOf('fileNumber', { sort: up('fileNumber') })).toEqual(['ML-9', 'ML-10', 'ML-100']);
  });

  test('accents, particles and apostrophes do not part a family', async () => {
    for (const name of [
      'Zola',
      'Élan',
      'Elan',
      'D’Almeida',
      'd almeida',
      "D'Almeida",
      'Van der Berg',
      'VAN DEN BOSCH',
    ])
      created(name);
    const names = await cellsOf('name');
    const families = names.map((name) =>
      String(name)
        .normalize('NFD')
        .replaceAll(/[^A-Z]/gu, ''),
    );
    expect(families).toEqual([
      ...Array.from({ length: 3 }, () => 'DALMEIDAX'),
      'ELANX',
      'ELANX',
      'VANDENBOSCHX',
      'VANDERBERGX',
      'ZOLAX',
    ]);
  });

  test('by a column that is not shown, rows come in its order', async () => {
    created('Premier', { commune: 'Zuydcoote' });
    created('Second', { commune: 'Arras' });
    expect(await cellsOf('name', { sort: up('commune') })).toEqual(['SECOND X', 'PREMIER X']);
  });
});

describe('a filter', () => {
  test.each([
    ['Haÿ', 'L’Haÿ-les-Roses'],
    ['l hay les', 'L’Haÿ-les-Roses'],
    ["l'hay", 'L’Haÿ-les-Roses'],
    ['saint etienne', 'Saint-Étienne'],
    ['SAINT-ÉTIENNE', 'Saint-Étienne'],
  ])('finds a commune however its signs are typed: %s', async (typed, commune) => {
    created('Rey', { commune });
    created('Ba', { commune: 'Lille' });
    expect(await cellsOf('commune', { filters: [contains('commune', typed)] })).toEqual([commune]);
  });

  test.each(['06 39 98 12', '0639 98', '+33 6 39 98', '0033 6 39 98', '3363998', '98.12.34'])(
    'finds a phone however it is typed: %s',
    async (typed) => {
      created('Rey', { mobilePhone: '+33639981234' });
      created('Ba', { mobilePhone: '+33639970000' });
      expect(await cellsOf('mobilePhone', { filters: [contains('mobilePhone', typed)] })).toEqual([
        '+33639981234',
      ]);
    },
  );

  test('on somebody means that very person, not her homonym', async () => {
    const one = created('Martin', { firstName: 'Léa' });
    const other = created('Martin', { firstName: 'Léa' });
    for (const id of [one, other, other])
      recordAccess(vault.deps, { kind: 'candidate.read', subject: { type: 'candidate', id } });
    const about = (...value: string[]): ListFilter => ({ field: 'candidate', operator: 'one-of', value });
    const found = await cellsOf('candidate', { list: 'accesses', filters: [about(one)] });
    expect(found).toEqual([[one, 'MARTIN Léa']]);
    expect(await cellsOf('candidate', { list: 'accesses', filters: [about(other)] })).toHaveLength(2);
  });

  test('on no person, or on any, tells the lines about nobody from the others', async () => {
    const one = created('Martin', { firstName: 'Léa' });
    recordAccess(vault.deps, { kind: 'candidate.read', subject: { type: 'candidate', id: one } });
    recordAccess(vault.deps, { kind: 'portfolio.opened' });
    const lines = (operator: 'empty' | 'filled') =>
      cellsOf('candidate', { list: 'accesses', filters: [{ field: 'candidate', operator, value: null }] });
    expect(await lines('empty')).toEqual([null]);
    expect(await lines('filled')).toEqual([[one, 'MARTIN Léa']]);
  });

  test('in days from today moves with the day: a view that is kept does not age', async () => {
    created('Rey', { firstReceptionOn: civilDate('2026-09-15') });
    created('Ba', { firstReceptionOn: civilDate('2026-08-16') });
    created('Ly', { firstReceptionOn: civilDate('2026-08-15') });
    const within = (operator: 'past' | 'older' | 'coming', value: number) =>
      cellsOf('name', { filters: [{ field: 'firstReceptionOn', operator, value }] });
    expect(await within('past', 30)).toEqual(['BA X', 'REY X']);
    expect(await within('older', 30)).toEqual(['LY X']);
    expect(await within('coming', 0)).toEqual(['REY X']);
    vault.setToday(civilDate('2026-09-16'));
    expect(await within('past', 30)).toEqual(['REY X']);
    expect(await within('older', 30)).toEqual(['BA X', 'LY X']);
  });

  test('on the day of an instant takes the whole of that day', async () => {
    recordAccess(vault.deps, { kind: 'portfolio.opened' });
    const on = (day: string): ListFilter => ({
      field: 'at',
      operator: 'between',
      value: { from: civilDate(day), to: civilDate(day) },
    });
    const at = new Date(vault.deps.clock.now());
    const local = civilDateOf(at.getFullYear(), at.getMonth() + 1, at.getDate());
    expect(await cellsOf('at', { list: 'accesses', filters: [on(local)] })).toHaveLength(1);
    expect(await cellsOf('at', { list: 'accesses', filters: [on('2020-01-01')] })).toHaveLength(0);
  });
});

describe('what is chosen, kept and saved', () => {
  test('« everything » is everything that the filters leave, and no more', async () => {
    created('Rey', { commune: 'Lens' });
    created('Ba', { commune: 'Lens' });
    created('Ly', { commune: 'Arras' });
    const filters: ListFilter[] = [{ field: 'commune', operator: 'one-of', value: ['Lens'] }];
    const [, ...rows] = readCsv(
      (await saved('csv', ['name'], { filters, selection: { except: [] } })).subarray(3),
    );
    expect(rows).toEqual([['BA X'], ['REY X']]);
  });

  test('a file has the rows in the order shown', async () => {
    for (const name of ['Ba', 'Rey', 'Ly']) created(name);
    const [, ...rows] = readCsv((await saved('csv', ['name'], { sort: down('name') })).subarray(3));
    expect(rows.flat()).toEqual(['REY X', 'LY X', 'BA X']);
  });

  test('a view by hand that is filtered keeps to those it picked', async () => {
    const rey = created('Rey', { commune: 'Lens' });
    created('Ba', { commune: 'Lens' });
    const answer = await ask('lists.addView', {
      list: 'candidates',
      name: 'À rappeler',
      filters: [],
      text: '',
      sort: up('name'),
      columns: null,
      pick: { query: queryOf({}), selection: { ids: [rey] } },
    });
    const { view } = listsProcedures['lists.addView'].output.parse(answer);
    const filters: ListFilter[] = [{ field: 'commune', operator: 'one-of', value: ['Lens'] }];
    expect(await cellsOf('name', { picked: view.id, filters })).toEqual(['REY X']);
  });

  test('a number and an instant leave as such: a spreadsheet sums and sorts them', async () => {
    vault.db.exec(`INSERT INTO import_batch (id, file_name, file_sha256, committed_at, row_count, created_count, merged_count, refused_count, suspected_count)
      SELECT '00000000-0000-4000-8000-000000000001', 'extrait.csv', '', '2026-09-15T08:05:00.000Z', 1234, 1200, 30, 4, 0`);
    const columns = ['rows', 'committedAt'];
    const [, row] = readCsv((await saved('csv', columns, { list: 'imports' })).subarray(3));
    expect(row?.[0]).toBe('1234');
    expect(row?.[1]).toMatch(/^15\/09\/2026 \d\d:05$/u);
  });

  test('a workbook gives a text the format of texts: retyped, it keeps its leading zeros', async () => {
    created('Rey', { postcode: '01000' });
    const { rows } = await readXlsx(await saved('xlsx', ['postcode']));
    expect(rows[0]?.cells[0]).toBe('01000');
  });
});

test.each(listIds)(
  'no two columns of the list %s have the same name, in its menus nor in its files',
  (list) => {
    const labels = lists[list].columns.map(({ label }) => label);
    expect(labels.toSorted()).toEqual([...new Set(labels)].toSorted());
  },
);
