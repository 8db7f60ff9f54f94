import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import {
  type CandidateInput,
  candidateIdSchema,
  emptyCandidate,
  emptyEmployer,
} from '../../../shared/fields';
import {
  defaultColumns,
  type ListFilter,
  type ListId,
  type ListQuery,
  listIds,
  listsProcedures,
} from '../../../shared/lists';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { withAccess } from '../access';
import { insertCandidate, insertEnrolment, removeCandidate, updateCandidateRow } from '../candidates';
import { dispatch } from '../dispatch';
import { readCsv } from '../export/csv';
import { readXlsx } from '../import/xlsx.reader';
import { handlersOf } from '../procedures';
import { lists } from './declared';

let vault: TestDeps;
// biome-ignore lint/suspicious/noExplicitAny: what is asked is said by name, and each answer looked at by its test
type Answer = any;
let ask: (name: string, input: unknown, files?: Record<string, string>) => Promise<Answer>;
beforeEach(() => {
  vault = testDeps({ today: civilDate('2026-09-15') });
  const handlers = withAccess(vault.deps, handlersOf(vault.deps));
  ask = (name, input, files = {}) =>
    dispatch(
      { type: 'call', id: 1, name, input, files },
      {},
      handlers,
      { signal: new AbortController().signal, progress: () => undefined },
      (_, error) => {
        throw error;
      },
    );
});
afterEach(() => vault.close());

const person = (
  birthName: string,
  firstName: string,
  more: Partial<CandidateInput> = {},
): CandidateInput => ({
  ...emptyCandidate,
  birthName,
  firstName,
  birthDate: civilDate('2004-03-12'),
  ...more,
});
const created = (birthName: string, firstName: string, more: Partial<CandidateInput> = {}) =>
  vault.db.transaction(() => insertCandidate(vault.deps, person(birthName, firstName, more)))();

const query = (
  filters: readonly ListFilter[] = [],
  more: Partial<ListQuery> = {},
  list: ListId = 'candidates',
): ListQuery => ({
  text: '',
  filters: [...filters],
  sort: lists[list].sort,
  picked: null,
  ...more,
});
const names = async (
  filters: readonly ListFilter[],
  more: Partial<ListQuery> = {},
): Promise<readonly string[]> => {
  const { data } = await ask('lists.read', {
    list: 'candidates',
    query: query(filters, more),
    columns: ['name'],
    offset: 0,
    limit: 100,
  });
  expect(data.total).toBe(data.rows.length);
  return data.rows.map(({ cells }: { cells: { name: string } }) => cells.name);
};
const oneOf = (field: string, ...value: string[]): ListFilter => ({ field, operator: 'one-of', value });
const contains = (field: string, value: string): ListFilter => ({ field, operator: 'contains', value });
const between = (field: string, from: string | number | null, to: string | number | null): ListFilter => ({
  field,
  operator: 'between',
  // Some of these are refused: that is what is looked at.
  value: { from, to } as never,
});

describe('names are in the order in which they are shown', () => {
  test('a usual name counts, accents and case do not, and a family comes before its compounds', async () => {
    created('Martin', 'Zoé');
    created('MARTIN-DURAND', 'Alice');
    created('Élan', 'C');
    created('Zola', 'Anne', { usualName: 'Abel', sex: 'F' });
    created('de La Tour', 'Paul');
    created('Ecart', 'B');
    created('martin', 'Ève');
    expect(await names([])).toEqual([
      'ABEL (née ZOLA) Anne',
      'DE LA TOUR Paul',
      'ECART B',
      'ÉLAN C',
      'MARTIN Ève',
      'MARTIN Zoé',
      'MARTIN-DURAND Alice',
    ]);
    expect((await names([], { sort: { key: 'name', descending: true } }))[0]).toBe('MARTIN-DURAND Alice');
  });

  test('a change of usual name moves the person at once', async () => {
    const id = created('Zola', 'Anne');
    created('Martin', 'Léa');
    expect(await names([])).toEqual(['MARTIN Léa', 'ZOLA Anne']);
    vault.db.transaction(() =>
      updateCandidateRow(vault.deps, id, person('Zola', 'Anne', { usualName: 'Abel' })),
    )();
    expect(await names([])).toEqual(['ABEL (né(e) ZOLA) Anne', 'MARTIN Léa']);
  });
});

describe('filters', () => {
  beforeEach(() => {
    created('Petit', 'A', {
      level: 'V',
      commune: 'Évry',
      adviser: 'Conseillère B',
      birthDate: civilDate('2010-09-15'),
    });
    created('Rey', 'B', {
      level: '3',
      commune: 'Lille',
      birthDate: civilDate('2010-09-16'),
      mobilePhone: '+33639981234',
    });
    created('Élan', 'C', {
      level: 'infra3',
      commune: 'LILLE',
      diplomaObtained: 'no',
      birthDate: civilDate('2008-02-29'),
    });
    created('Aubry', 'D', {
      firstReceptionOn: civilDate('2026-01-01'),
      birthDate: civilDate('1996-09-15'),
      benefits: ['RSA'],
    });
  });

  test('ages are completed ages: the day before, the day; born on 29 February, one is older on 28 February', async () => {
    expect(await names([between('age', null, 15)])).toEqual(['REY B']);
    expect(await names([between('age', 16, 17)])).toEqual(['PETIT A']);
    expect(await names([between('age', 30, null)])).toEqual(['AUBRY D']);
    vault.setToday(civilDate('2026-09-16'));
    expect(await names([between('age', 16, 17)])).toEqual(['PETIT A', 'REY B']);
    vault.setToday(civilDate('2026-02-27'));
    expect(await names([between('age', 18, 21)])).toEqual([]);
    vault.setToday(civilDate('2026-02-28'));
    expect(await names([between('age', 18, 21)])).toEqual(['ÉLAN C']);
  });

  test.each<[string, readonly ListFilter[], readonly string[]]>([
    ['accents and case aside', [oneOf('commune', 'lille')], ['ÉLAN C', 'REY B']],
    [
      'several values, and all of the filters',
      [oneOf('commune', 'Lille', 'Evry'), oneOf('level', '3', 'V')],
      ['PETIT A', 'REY B'],
    ],
    ['a word anywhere in the name', [contains('name', 'élan')], ['ÉLAN C']],
    ['the words of a name in any order', [contains('name', 'b rey')], ['REY B']],
    ['a number as it is read', [contains('mobilePhone', '06 39 98')], ['REY B']],
    ['an answer', [oneOf('diplomaObtained', 'no')], ['ÉLAN C']],
    ['a question not asked yet', [oneOf('diplomaObtained', 'unknown')], ['AUBRY D', 'PETIT A', 'REY B']],
    ['nothing there', [{ field: 'level', operator: 'empty', value: null }], ['AUBRY D']],
    ['something there', [{ field: 'adviser', operator: 'filled', value: null }], ['PETIT A']],
    ['one of several values held', [oneOf('benefits', 'RSA')], ['AUBRY D']],
    [
      'the first and the last day both count',
      [between('firstReceptionOn', '2026-01-01', '2026-01-01')],
      ['AUBRY D'],
    ],
    ['a part of a word of the name', [contains('name', 'la')], ['ÉLAN C']],
    ['signs alone are looked for as they are', [contains('name', '%')], []],
    ['what would be SQL is a text', [contains('commune', "' OR 1=1 --")], []],
  ])('%s', async (_rule, filters, found) => {
    expect(await names(filters)).toEqual(found);
  });

  test('a scheme counts while it is open', async () => {
    const id = created('Zola', 'E');
    vault.db.transaction(() =>
      insertEnrolment(vault.deps, {
        candidateId: id,
        scheme: 'CEJ',
        signedOn: civilDate('2026-01-10'),
        endedOn: civilDate('2026-09-16'),
        isRenewal: false,
      }),
    )();
    expect(await names([oneOf('schemes', 'CEJ')])).toEqual(['ZOLA E']);
    vault.setToday(civilDate('2026-09-16'));
    expect(await names([oneOf('schemes', 'CEJ')])).toEqual([]);
    expect(await names([{ field: 'schemes', operator: 'empty', value: null }])).toContain('ZOLA E');
  });

  test('values are proposed once each, in their order', async () => {
    expect((await ask('lists.values', { list: 'candidates', column: 'commune' })).data.values).toEqual([
      'Évry',
      'LILLE',
    ]);
  });
});

describe('what does not fit a list is refused in a French sentence', () => {
  const refused = async (given: Partial<ListQuery>, columns = ['name']): Promise<string> => {
    const answer = await ask('lists.read', {
      list: 'candidates',
      query: { ...query(), ...given },
      columns,
      offset: 0,
      limit: 10,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    return answer.error.message;
  };
  test.each<[Partial<ListQuery>, RegExp]>([
    [{ filters: [oneOf('id; DROP TABLE candidate', 'x')] }, /n’a pas de colonne/u],
    [{ filters: [contains('level', '3')] }, /ne se filtre pas ainsi/u],
    [{ filters: [oneOf('level', '12')] }, /n’est pas une valeur/u],
    [{ filters: [between('age', '2026-01-01', null)] }, /entre deux nombres/u],
    [{ filters: [between('birthDate', 3, 4)] }, /entre deux dates/u],
    [{ filters: [between('age', 25, 18)] }, /inversées/u],
    [{ filters: [between('age', null, null)] }, /au moins une borne/u],
    [{ sort: { key: 'rowid', descending: false } }, /n’a pas de colonne/u],
    [{ text: 'x' }, /se cherche par ses filtres/u],
  ])('%j', async (given, sentence) => {
    expect(await refused(given)).toMatch(sentence);
  });
  test('a column that is not there', async () => {
    expect(await refused({}, ['name', '1'])).toMatch(/n’a pas de colonne/u);
  });
  test('bad input changes nothing', async () => {
    for (const name of Object.keys(listsProcedures))
      for (const input of [null, 7, 'x', [], { unknown: 1 }])
        expect(await ask(name, input), name).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });
});

describe('the search of the contract files', () => {
  test.each([
    ['2026-0001', 1],
    ['cpro 0001', 1],
    ['nguyen', 1],
    ['hanh ecoute', 1],
    ['Écoute Active', 1],
    ['guyen', 0],
    ['absent', 0],
  ])('« %s »: by number, person or employer, beginnings of words, accents aside', async (text, many) => {
    const id = created('Nguyễn', 'Thị Hạnh');
    const employer = await ask('employers.create', {
      employer: { ...emptyEmployer, name: 'Écoute Active' },
    });
    await ask('contractFiles.create', {
      kind: 'CPRO',
      candidateId: id,
      employerId: employer.data.employer.id,
    });
    const found = await ask('lists.read', {
      list: 'contract-files',
      query: query([], { text }, 'contract-files'),
      columns: ['reference'],
      offset: 0,
      limit: 10,
    });
    expect(found.data.total).toBe(many);
  });
});

test.each(listIds.flatMap((list) => lists[list].columns.map(({ id }) => [list, id] as const)))(
  'the list %s is ordered by %s, both ways',
  async (list, key) => {
    created('Petit', 'A');
    created('Rey', 'B', { usualName: 'Abel' });
    for (const descending of [false, true]) {
      const { ok, error } = await ask('lists.read', {
        list,
        query: query([], { sort: { key, descending } }, list),
        columns: lists[list].columns.map(({ id }) => id),
        offset: 0,
        limit: 10,
      });
      expect([ok, error]).toEqual([true, undefined]);
    }
  },
);

describe('what leaves', () => {
  const save = async (
    format: 'csv' | 'xlsx' | 'pdf',
    more: object = {},
  ): Promise<{ answer: Answer; path: string }> => {
    const handle = `file_${'0'.repeat(32)}`;
    const path = join(vault.folder, `liste.${format}`);
    const answer = await ask(
      'lists.export',
      {
        list: 'candidates',
        query: query([], { sort: { key: 'name', descending: true } }),
        columns: ['postcode', 'name', 'birthDate', 'mobilePhone', 'comment'],
        selection: null,
        csv: null,
        xlsx: null,
        pdf: null,
        ...more,
        [format]: handle,
      },
      { [handle]: path },
    );
    return { answer, path };
  };
  beforeEach(() => {
    created('Rey', 'B', { postcode: '01000', mobilePhone: '+33639981234', comment: '=1+1' });
    created('Petit', 'A', {
      birthDate: civilDate('1900-02-10'),
      comment: '<b> & "c"\n2',
    });
  });

  test('a table for French Excel: mark, semicolons, the columns and the order shown, no formula', async () => {
    const { answer, path } = await save('csv');
    expect(answer).toMatchObject({ ok: true, data: { rows: 2 } });
    const bytes = readFileSync(path);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8')).toContain("'=1+1");
    const [head, first, second] = readCsv(bytes.subarray(3));
    expect(head).toEqual(['Code postal', 'Nom', 'Date de naissance', 'Téléphone mobile', 'Commentaire']);
    expect(first?.slice(0, 3)).toEqual(['01000', 'REY B', '12/03/2004']);
    expect(first?.[3]).toMatch(/^06\s39\s98\s12\s34$/u);
    expect(second?.[1]).toBe('PETIT A');
  });

  test('a workbook that the import reads back: leading zeros, days, texts as they are', async () => {
    const { path } = await save('xlsx');
    const { headings, rows, sheets } = await readXlsx(readFileSync(path));
    expect(sheets.map(({ name }) => name)).toEqual(['Candidats']);
    expect(headings).toEqual(['Code postal', 'Nom', 'Date de naissance', 'Téléphone mobile', 'Commentaire']);
    const [rey, petit] = rows.map(({ cells }) => cells);
    expect(rey?.[0]).toBe('01000');
    expect(rey?.[4]).toBe('=1+1');
    expect(petit?.[2]).toBe('10/02/1900');
    expect(petit?.[4]).toContain('<b> & "c"');
  });

  test('pages to be read on paper', async () => {
    const { answer, path } = await save('pdf');
    expect(answer).toMatchObject({ ok: true, data: { rows: 2 } });
    expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  test('only the rows that are chosen; one that left the portfolio is left out', async () => {
    const { data } = await ask('lists.ids', { list: 'candidates', query: query(), offset: 0, limit: 10 });
    const [petit, rey] = data.ids;
    const gone = '99999999-0000-4000-8000-000000000000';
    const some = await save('csv', { selection: { ids: [rey, gone] } });
    expect(some.answer.data).toEqual({ rows: 1, withheld: 0 });
    const others = await save('csv', { selection: { except: [petit] } });
    expect(readFileSync(others.path, 'utf8')).not.toContain('PETIT');
  });

  test('leaves its line in the journal of accesses and in the register of copies, with whom it is about', async () => {
    await save('csv');
    const line = vault.db
      .prepare<[], { kind: string; detail: string }>('SELECT kind, detail FROM access ORDER BY id DESC')
      .get();
    expect(line).toEqual({ kind: 'list.exported', detail: JSON.stringify({ list: 'candidates', rows: 2 }) });
    expect(vault.db.prepare('SELECT kind, is_written FROM written_copy').all()).toEqual([
      { kind: 'list', is_written: 1 },
    ]);
    expect(vault.db.prepare('SELECT count(*) AS n FROM written_copy_about').get()).toEqual({ n: 2 });
  });

  test('no file, or two, are refused, and nothing is written', async () => {
    const handle = `file_${'1'.repeat(32)}`;
    const both = await save('csv', { pdf: handle });
    expect(both.answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(existsSync(both.path)).toBe(false);
  });
});

describe('views', () => {
  const content = (name: string, filters: readonly ListFilter[] = []) => ({
    list: 'candidates',
    name,
    filters: [...filters],
    text: '',
    sort: { key: 'name', descending: false },
    columns: null,
  });
  const views = async (): Promise<readonly { id: string; name: string; picked: number | null }[]> =>
    (await ask('lists.views', { list: 'candidates' })).data.views;

  test('a rule is asked again each time; its name is its own', async () => {
    created('Rey', 'B', { commune: 'Lille' });
    const asked = [oneOf('commune', 'Lille')];
    const { data } = await ask('lists.addView', { ...content('Lille', asked), pick: null });
    expect(data.view).toMatchObject({ name: 'Lille', filters: asked, picked: null });
    expect(await ask('lists.addView', { ...content('Lille'), pick: null })).toMatchObject({
      ok: false,
      error: { code: 'DUPLICATE', field: 'name' },
    });
    // Nor is it that of a view that every portfolio has: two tabs alike would stand side by side.
    for (const act of [
      ask('lists.addView', { ...content('sans conseiller'), pick: null }),
      ask('lists.changeView', {
        id: data.view.id,
        name: 'Sans conseiller',
        text: '',
        filters: [],
        sort: content('').sort,
        columns: null,
      }),
    ])
      expect(await act).toMatchObject({ ok: false, error: { code: 'DUPLICATE', field: 'name' } });
    expect(await ask('lists.addView', { ...content(' '), pick: null })).toMatchObject({ ok: false });
  });

  test('rows picked by hand are kept until they leave the portfolio', async () => {
    const [a, b] = [created('Petit', 'A'), created('Rey', 'B')];
    created('Zola', 'C');
    const { data } = await ask('lists.addView', {
      ...content('Mes jeunes'),
      pick: { query: query(), selection: { ids: [a, b] } },
    });
    expect(data.view.picked).toBe(2);
    expect(await names([], { picked: data.view.id })).toEqual(['PETIT A', 'REY B']);
    vault.db.transaction(() => removeCandidate(vault.deps, candidateIdSchema.parse(a), 'candidate.erased'))();
    expect(await names([], { picked: data.view.id })).toEqual(['REY B']);
    expect((await views()).map(({ picked }) => picked)).toEqual([1]);
  });

  test('one that is taken away can be put back, without whom left meanwhile; each leaves its event', async () => {
    const [a, b] = [created('Petit', 'A'), created('Rey', 'B')];
    const { data } = await ask('lists.addView', {
      ...content('Mes jeunes'),
      pick: { query: query(), selection: { ids: [a, b] } },
    });
    const { id } = data.view;
    expect(await ask('lists.removeView', { id })).toMatchObject({ ok: true });
    expect(await views()).toEqual([]);
    vault.db.transaction(() => removeCandidate(vault.deps, candidateIdSchema.parse(a), 'candidate.erased'))();
    expect(await ask('lists.restoreView', { id })).toMatchObject({ ok: true });
    expect(await names([], { picked: id })).toEqual(['REY B']);
    expect(await ask('lists.restoreView', { id })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(
      vault.db
        .prepare<[], string>("SELECT kind FROM event WHERE kind LIKE 'view.%' ORDER BY id")
        .pluck()
        .all(),
    ).toEqual(['view.saved', 'view.removed', 'view.saved']);
  });

  test('one whose question names somebody who is erased goes with her', async () => {
    const id = created('Rey', 'Inès');
    await ask('lists.addView', { ...content('Elle', [contains('name', 'Inès Rey')]), pick: null });
    await ask('lists.addView', { ...content('Lille', [oneOf('commune', 'Lille')]), pick: null });
    const { data } = await ask('privacy.erasure', { candidateIds: [id] });
    const erased = { candidateIds: [id], reason: 'request', confirmation: data.confirmation };
    expect(await ask('privacy.erase', erased)).toMatchObject({ ok: true });
    expect((await views()).map(({ name }) => name)).toEqual(['Lille']);
  });

  test('the layout of a list comes back, and an unknown column is refused', async () => {
    const layout = { columns: ['name', 'email'], widths: { name: 300 }, isCompact: true };
    expect(await ask('lists.saveLayout', { list: 'candidates', layout })).toMatchObject({ ok: true });
    expect((await ask('lists.layout', { list: 'candidates' })).data.layout).toEqual(layout);
    expect((await ask('lists.layout', { list: 'employers' })).data.layout.columns).toBeNull();
    expect(
      await ask('lists.saveLayout', { list: 'candidates', layout: { ...layout, columns: ['x'] } }),
    ).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });
});

test('the default columns of each list are among its columns', () => {
  for (const id of listIds) expect(defaultColumns(lists[id]).length).toBeGreaterThan(3);
});

describe('the situation of the day', () => {
  const period = async (
    candidateId: string,
    kind: string,
    startsOn: string,
    endsOn: string | null,
  ): Promise<void> => {
    const { ok } = await ask('candidates.savePeriod', {
      candidateId,
      id: null,
      period: { kind, startsOn, endsOn, detail: 'Essai', reach: '' },
      endsFormer: false,
    });
    expect(ok).toBe(true);
  };
  test('is the one that holds today, its first and last day included; people around her are none', async () => {
    const [ended, ends, begins, coming, role] = ['Aa', 'Bb', 'Cc', 'Dd', 'Ee'].map((name) =>
      created(name, 'X'),
    );
    await period(String(ended), 'training', '2026-01-01', '2026-09-14');
    await period(String(ends), 'training', '2026-01-01', '2026-09-15');
    await period(String(begins), 'employment', '2026-09-15', null);
    await period(String(coming), 'schooling', '2026-09-16', null);
    await period(String(role), 'tutor', '2026-01-01', null);
    expect(await names([oneOf('situation', 'training')])).toEqual(['BB X']);
    expect(await names([oneOf('situation', 'training', 'employment')])).toEqual(['BB X', 'CC X']);
    expect(await names([{ field: 'situation', operator: 'empty', value: null }])).toEqual([
      'AA X',
      'DD X',
      'EE X',
    ]);
    expect(await names([{ field: 'situation', operator: 'filled', value: null }])).toEqual(['BB X', 'CC X']);
    // In the order in which they are offered; those of whom nothing is known come last both ways.
    const sorted = (descending: boolean) => names([], { sort: { key: 'situation', descending } });
    expect((await sorted(false)).slice(0, 2)).toEqual(['CC X', 'BB X']);
    expect((await sorted(true)).slice(0, 2)).toEqual(['BB X', 'CC X']);
    const { data } = await ask('lists.read', {
      list: 'candidates',
      query: query([oneOf('situation', 'employment')]),
      columns: ['situation'],
      offset: 0,
      limit: 10,
    });
    expect(data.rows.map(({ cells }: { cells: { situation: string } }) => cells.situation)).toEqual([
      'employment',
    ]);
  });
});

test('the stage of the vivier is the one of the day, since its first day, and stands beside a situation', async () => {
  const [leaver, moved, none] = ['Aa', 'Bb', 'Cc'].map((name) => created(name, 'X'));
  const stage = (candidateId: string | undefined, kind: string, startsOn: string) =>
    ask('candidates.savePeriod', {
      candidateId,
      id: null,
      period: { kind, startsOn, endsOn: null, detail: '', reach: '' },
      endsFormer: true,
    });
  for (const [id, kind, on] of [
    [leaver, 'training-leaver', '2026-09-15'],
    [leaver, 'job-seeking', '2026-09-01'],
    [moved, 'training-leaver', '2026-06-01'],
    [moved, 'in-contract', '2026-09-10'],
    [none, 'employment', '2026-01-01'],
  ] as const)
    expect((await stage(id, kind, on)).ok, `${kind} ${on}`).toBe(true);
  // A second stage over the same days is refused.
  expect((await stage(moved, 'settled', '2026-09-01')).error).toMatchObject({ field: 'startsOn' });
  expect(await names([oneOf('stage', 'training-leaver')])).toEqual(['AA X']);
  expect(await names([oneOf('situation', 'job-seeking')])).toEqual(['AA X']);
  expect(await names([{ field: 'stage', operator: 'empty', value: null }])).toEqual(['CC X']);
  expect(await names([], { sort: { key: 'stageSince', descending: true } })).toEqual([
    'AA X',
    'BB X',
    'CC X',
  ]);
});

describe('what several records of a person say', () => {
  const keep = async (candidateId: string, entry: unknown): Promise<void> => {
    const { ok } = await ask('candidates.saveProfileEntry', { candidateId, id: null, entry, rank: null });
    expect(ok).toBe(true);
  };
  const language = (code: string) => ({
    kind: 'language',
    content: { language: code, isMotherTongue: 'unknown', spoken: null, written: null, proof: '' },
    evidence: [],
  });
  const licence = (category: string, state: string) => ({
    kind: 'licence',
    content: { category, state, obtainedOn: null },
    evidence: [],
  });
  const obstacle = (code: string, startsOn: string | null, endsOn: string | null) => ({
    kind: 'obstacle',
    content: { code, startsOn, endsOn, act: '' },
    evidence: [],
  });
  test('is asked of any of them: languages, licences that are held, obstacles of today', async () => {
    const [one, two, three] = ['Aa', 'Bb', 'Cc'].map((name) => String(created(name, 'X')));
    for (const entry of [
      language('en'),
      language('kab'),
      licence('B', 'preparing'),
      obstacle('housing', null, '2026-09-15'),
    ])
      await keep(one ?? '', entry);
    for (const entry of [language('kab'), licence('B', 'held'), obstacle('housing', null, '2026-09-14')])
      await keep(two ?? '', entry);
    await keep(three ?? '', obstacle('money', '2026-09-16', null));
    expect(await names([oneOf('language', 'en')])).toEqual(['AA X']);
    expect(await names([oneOf('language', 'en', 'kab')])).toEqual(['AA X', 'BB X']);
    expect(await names([oneOf('licence', 'B')])).toEqual(['BB X']);
    expect(await names([{ field: 'licence', operator: 'empty', value: null }])).toEqual(['AA X', 'CC X']);
    expect(await names([oneOf('obstacle', 'housing', 'money')])).toEqual(['AA X']);
    const { data } = await ask('lists.read', {
      list: 'candidates',
      query: query([oneOf('language', 'en')]),
      columns: ['language', 'licence', 'obstacle'],
      offset: 0,
      limit: 10,
    });
    expect(data.rows[0]?.cells).toEqual({ language: ['en', 'kab'], licence: [], obstacle: ['housing'] });
  });
});

describe('views that every portfolio has', () => {
  const viewed = async (id: string): Promise<readonly string[]> => {
    const view = lists.candidates.views?.find((each) => each.id === id);
    if (view === undefined) throw new Error(`no view ${id}`);
    return names(view.filters, { sort: view.sort });
  };
  const contact = (id: string, happenedOn: string): Promise<Answer> =>
    ask('candidates.recordContact', { id, kind: 'call', happenedOn, note: '' });

  test('each is a question that its list can be asked, with columns that it has', async () => {
    for (const list of Object.values(lists))
      for (const view of list.views ?? []) {
        const { ok } = await ask('lists.read', {
          list: list.id,
          query: query(view.filters, { sort: view.sort }, list.id),
          columns: [...view.columns],
          offset: 0,
          limit: 10,
        });
        expect(ok, `${list.id} ${view.id}`).toBe(true);
      }
  });
  test('nobody heard of for more than thirty days, those longest silent first; never met is another view', async () => {
    const [a, b, c] = ['Aa', 'Bb', 'Cc'].map((name) => String(created(name, 'X')));
    created('Dd', 'X');
    await contact(a ?? '', '2026-08-16');
    await contact(b ?? '', '2026-08-15');
    await contact(c ?? '', '2026-01-05');
    expect(await viewed('silent')).toEqual(['CC X', 'BB X']);
    expect(await viewed('never-met')).toEqual(['DD X']);
  });
  test('under eighteen and without solution today, up to the day before the birthday', async () => {
    const at = async (name: string, birthDate: string, kind: string): Promise<void> => {
      const id = created(name, 'X', { birthDate: civilDate(birthDate) });
      await ask('candidates.savePeriod', {
        candidateId: id,
        id: null,
        period: { kind, startsOn: '2026-06-01', endsOn: null, detail: '', reach: '' },
        endsFormer: false,
      });
    };
    await at('Aa', '2008-09-16', 'none');
    await at('Bb', '2008-09-15', 'none');
    await at('Cc', '2009-01-01', 'schooling');
    await at('Dd', '2009-01-01', 'job-seeking');
    expect(await viewed('young-without')).toEqual(['AA X', 'DD X']);
  });
  test('those whom no adviser follows', async () => {
    created('Aa', 'X');
    created('Bb', 'X', { adviser: 'Alix Moreau' });
    expect(await viewed('no-adviser')).toEqual(['AA X']);
  });
});
