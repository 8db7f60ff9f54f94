/** What the adviser decides of an import: who is who, what is corrected, which values change, which rows go back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal, type Result } from '../../../shared/base';
import { formatPhone } from '../../../shared/base/text';
import { type CivilDate, civilDate } from '../../../shared/base/time';
import { type Candidate, type CandidateInput, emptyCandidate } from '../../../shared/fields';
import {
  type ImportChoices,
  type ImportReportLine,
  importChoicesSchema,
  importProcedures,
  noChoices,
} from '../../../shared/import';
import type { Output } from '../../../shared/ipc';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { archive, insertCandidate, readCandidate, stateOf, trash } from '../candidates';
import { draftFileOf } from '../drafts';
import { replayedStates } from '../events';
import type { Call } from '../service/deps';
import { importHandlers, parseChoices } from '.';

const handle = `file_${'0'.repeat(32)}` as never;
let portfolio: TestDeps;
let handlers: ReturnType<typeof importHandlers>;
beforeEach(() => {
  portfolio = testDeps({ today: '2026-11-22' as CivilDate });
  handlers = importHandlers(portfolio.deps);
});
afterEach(() => portfolio.close());

const data = async <T>(answer: Result<T> | Promise<Result<T>>): Promise<T> => {
  const result = await answer;
  if (!result.ok) throw new Refusal(result.error.code, { message: result.error.message });
  return result.data;
};
const at = (name: string): string => join(portfolio.folder, name);
const callOn = (path: string): Call => ({
  pathOf: () => path,
  progress: () => undefined,
  signal: new AbortController().signal,
});
const read = (content: string, name = 'extrait.csv'): Promise<Output<'import.read'>> => {
  writeFileSync(at(name), content);
  return data(handlers['import.read']({ file: handle, fileName: basename(name) }, callOn(at(name))));
};
type Plan = Output<'import.plan'> & { readonly lines: readonly ImportReportLine[] };
let columns: Output<'import.read'>['columns'] = [];
async function planOf(choices?: Partial<ImportChoices>): Promise<Plan> {
  const plan = importProcedures['import.plan'].output.parse(
    await data(
      handlers['import.plan'](
        {
          mapping: columns.map(({ target }) => target),
          ...(choices && { choices: importChoicesSchema.parse({ ...noChoices, ...choices }) }),
        },
        callOn(''),
      ),
    ),
  );
  const { lines } = importProcedures['import.planLines'].output.parse(
    await data(
      handlers['import.planLines']({ planId: plan.planId, outcome: null, offset: 0, limit: 500 }, callOn('')),
    ),
  );
  return { ...plan, lines };
}
async function begin(content: string, choices?: Partial<ImportChoices>): Promise<Plan> {
  ({ columns } = await read(content));
  return planOf(choices);
}
const commit = ({ planId }: Plan): Promise<Output<'import.commit'>> =>
  data(handlers['import.commit']({ planId }, callOn('')));
const all = (): Candidate[] =>
  portfolio.db
    .prepare<[], Candidate['id']>('SELECT id FROM candidate ORDER BY rowid')
    .pluck()
    .all()
    .flatMap((id) => readCandidate(portfolio.db, id) ?? []);
const known = (more: Partial<CandidateInput> = {}): Candidate['id'] =>
  portfolio.db.transaction(() =>
    insertCandidate(portfolio.deps, {
      ...emptyCandidate,
      birthName: 'Rey',
      firstName: 'Inès',
      birthDate: '2004-06-12' as CivilDate,
      ...more,
    }),
  )();

const homonyms = [
  'Nom;Prénom;Date de naissance;Tél. portable;Courriel;Commune',
  'Diallo;Mamadou;01/01/2006;0639981234;mamadou.a@example.org;Lyon',
  'Diallo;Mamadou;01/01/2006;0639985678;mamadou.b@example.org;Vénissieux',
].join('\n');

describe('homonyms', () => {
  test('are two people to compare: names and birth date alone, all else different', async () => {
    const plan = await begin(homonyms);
    expect(plan.counts).toMatchObject({ created: 2, merged: 0, suspected: 1 });
    expect(plan.alike).toBe(1);
    expect(plan.lines[1]).toMatchObject({
      likeness: { certainty: 'doubtful', name: 'la ligne 2' },
      person: null,
      suspectedDuplicateOf: plan.lines[0]?.candidate,
    });
  });

  test('imported again, each finds herself', async () => {
    await commit(await begin(homonyms));
    const again = await begin(homonyms);
    expect(again.counts).toMatchObject({ created: 0, merged: 2 });
    expect(again.lines.map(({ candidate }) => candidate)).toEqual(all().map(({ id }) => id));
  });

  test('are joined when it is chosen, and the report says that it was asked', async () => {
    const plan = await begin(homonyms, { rows: { 2: { person: 'joined' } } });
    expect(plan.counts).toMatchObject({ created: 1, merged: 1, suspected: 0 });
    expect(plan.lines[1]?.reason).toMatch(/^Réunie à la ligne 2 à votre demande/u);
    expect(plan.alike).toBe(1);
    await commit(plan);
    expect(all()).toHaveLength(1);
  });

  test('are no longer to compare once they are told apart', async () => {
    const plan = await begin(homonyms, { rows: { 2: { person: 'apart' } } });
    expect(plan.counts).toMatchObject({ created: 2, suspected: 0 });
    await commit(plan);
    expect(all().map(({ suspectedDuplicateOf }) => suspectedDuplicateOf)).toEqual([null, null]);
  });

  test('two rows of one file with one telephone each are to compare; a known person may have changed hers', async () => {
    const rows = (...phones: readonly string[]): string =>
      ['Nom;Prénom;Né le;Portable', ...phones.map((phone) => `Rey;Inès;12/06/2004;${phone}`)].join('\n');
    expect((await begin(rows('0639980001', '0639980002'))).counts).toMatchObject({
      created: 2,
      suspected: 1,
    });
    known({ mobilePhone: '+33639980003' });
    expect((await begin(rows('0639980001'))).counts).toMatchObject({ created: 0, merged: 1 });
  });

  test('somebody who was joined for sure can be taken apart', async () => {
    known();
    const plan = await begin('Nom;Prénom;Né le\nRey;Inès;12/06/2004\n', { rows: { 1: { person: 'apart' } } });
    expect(plan.lines[0]).toMatchObject({ outcome: 'created', person: 'apart', suspectedDuplicateOf: null });
    expect(plan.lines[0]?.reason).toMatch(
      /^Fiche créée à part à votre demande, alors qu’elle ressemble à la fiche de REY Inès \(mêmes nom et prénom, [^()]+\)\./u,
    );
  });
});

describe('a value that has changed', () => {
  const file =
    'Nom;Prénom;Né le;Portable;Courriel;Adresse;Code postal;Ville\nRey;Inès;12/06/2004;0639980002;ines@example.org;1 rue Haute;69001;Lyon\n';
  const before = {
    mobilePhone: '+33639980001',
    email: 'ines@example.org',
    street: '2 rue Basse',
    postcode: '69002',
    commune: 'Lyon',
  };

  test('is shown before and after, and what is in the portfolio stays', async () => {
    const id = known(before);
    const plan = await begin(file);
    expect(plan.changed).toBe(1);
    expect(plan.lines[0]?.changes).toEqual([
      {
        field: 'mobilePhone',
        label: 'Téléphone mobile',
        before: formatPhone('+33639980001'),
        after: formatPhone('+33639980002'),
        isTaken: false,
      },
      { field: 'street', label: 'Adresse', before: '2 rue Basse', after: '1 rue Haute', isTaken: false },
      { field: 'postcode', label: 'Code postal', before: '69002', after: '69001', isTaken: false },
    ]);
    await commit(plan);
    expect(readCandidate(portfolio.db, id)).toMatchObject({ ...before, version: 1 });
  });

  test('is taken alone when it is chosen alone, said in the report, and given back by the undo', async () => {
    const id = known(before);
    const plan = await begin(file, { rows: { 1: { takes: ['mobilePhone'] } } });
    expect(plan.lines[0]?.changes.map(({ isTaken }) => isTaken)).toEqual([true, false, false]);
    expect(plan.lines[0]?.reason).toContain(
      `Remplace\u00a0: téléphone mobile («\u202f${formatPhone('+33639980002')}\u202f» au lieu de «\u202f${formatPhone('+33639980001')}\u202f»).`,
    );
    const { batch } = await commit(plan);
    expect(readCandidate(portfolio.db, id)).toMatchObject({ ...before, mobilePhone: '+33639980002' });
    await data(handlers['import.undo']({ batchId: batch.id }, callOn('')));
    expect(readCandidate(portfolio.db, id)).toMatchObject(before);
  });

  test('all are taken when all are chosen, but for a row that says otherwise', async () => {
    const id = known(before);
    const all = await begin(file, { takesChanges: true });
    expect(all.lines[0]?.changes.every(({ isTaken }) => isTaken)).toBe(true);
    const none = await planOf({ takesChanges: true, rows: { 1: { takes: [] } } });
    expect(none.lines[0]?.changes.some(({ isTaken }) => isTaken)).toBe(false);
    await commit(await planOf({ takesChanges: true }));
    expect(readCandidate(portfolio.db, id)).toMatchObject({
      mobilePhone: '+33639980002',
      street: '1 rue Haute',
      postcode: '69001',
    });
    const again = await begin(file, { takesChanges: true });
    expect(again.changed).toBe(0);
  });
});

describe('a cell corrected by hand', () => {
  const file = 'Nom;Prénom;Né le;Portable\n;Zoé;12/03/2004;0639980001\nLy;Léo;31/02/2004;06 39\n';

  test('is asked where the row is refused, each cell that is to blame', async () => {
    const plan = await begin(file);
    expect(plan.counts).toMatchObject({ refused: 2 });
    expect(plan.lines.map(({ faults }) => faults.map(({ target, text }) => [target, text]))).toEqual([
      [['birthName', '']],
      [['birthDate', '31/02/2004']],
    ]);
  });

  test('goes through the same readers: a right one makes the row, a wrong one is refused again', async () => {
    await begin(file);
    const right = await planOf({
      rows: {
        1: { cells: { birthName: 'Ba' } },
        2: { cells: { birthDate: '28 février 2004', mobilePhone: '06 39 98 00 02' } },
      },
    });
    expect(right.counts).toMatchObject({ created: 2, refused: 0 });
    expect(right.lines[1]).toMatchObject({ faults: [], corrected: ['birthDate', 'mobilePhone'] });
    const wrong = await planOf({ rows: { 2: { cells: { birthDate: '30/02/2004' } } } });
    expect(wrong.lines[1]?.reason).toContain('«\u202f30/02/2004\u202f» n’existe pas');
    await commit(await planOf({ rows: right.lines.length > 0 ? { 1: { cells: { birthName: 'Ba' } } } : {} }));
    expect(all().map(({ birthName, firstName }) => [birthName, firstName])).toEqual([['Ba', 'Zoé']]);
  });

  test('is asked of a secondary value too, which then leaves the comment', async () => {
    const plan = await begin('Nom;Prénom;Né le;Portable\nLy;Léo;12/03/2004;06 39\n');
    expect(plan.unread).toBe(1);
    expect(plan.lines[0]?.faults).toMatchObject([{ target: 'mobilePhone', text: '06 39' }]);
    await commit(await planOf({ rows: { 1: { cells: { mobilePhone: '0639980002' } } } }));
    expect(all()).toMatchObject([{ mobilePhone: '+33639980002', comment: '' }]);
  });
});

describe('names', () => {
  test('of one cell are split on their capitals', async () => {
    await commit(
      await begin(
        'NOM Prénom;Date de naissance;Téléphone\nBA Zoé;12/03/2004;0639981234\nDE LA TOUR Jean-Noël;13/03/2004;0639981235\n',
      ),
    );
    expect(all().map(({ birthName, firstName }) => [birthName, firstName])).toEqual([
      ['BA', 'Zoé'],
      ['DE LA TOUR', 'Jean-Noël'],
    ]);
  });

  test('that cannot be told are refused with how to mend them, and asked once for the column', async () => {
    const plan = await begin(
      'Bénéficiaire;Né le\nBa Zoé;12/03/2004\nLY Léo;13/03/2004\nRey Inès;14/03/2004\n',
    );
    expect(plan.counts).toMatchObject({ created: 1, refused: 2 });
    expect(plan.lines[0]?.reason).toContain('écrivez le nom en capitales');
    expect(plan.lines[0]?.faults.map(({ target }) => target)).toEqual(['birthName', 'firstName']);
    expect(plan.questions).toMatchObject([{ kind: 'name-order', target: 'fullName', answer: null }]);
    const answered = await planOf({ nameOrder: 'family-first' });
    expect(answered.counts).toMatchObject({ created: 3, refused: 0 });
    expect(answered.questions).toMatchObject([{ answer: 'family-first' }]);
    await commit(answered);
    expect(all().map(({ birthName }) => birthName)).toEqual(['Ba', 'LY', 'Rey']);
  });

  test('« Nom » beside « Nom de naissance »: the usual name, in the place of a birth name that is blank', async () => {
    await commit(
      await begin(
        'Civilité;Nom;Nom de naissance;Prénom;Date de naissance\nMme;Martin;Ba;Zoé;12/03/2004\nM.;Ly;;Léo;13/03/2004\nMme;REY;Rey;Inès;14/03/2004\n',
      ),
    );
    expect(all().map(({ birthName, usualName }) => [birthName, usualName])).toEqual([
      ['Ba', 'Martin'],
      ['Ly', ''],
      ['Rey', ''],
    ]);
  });
});

test('the order of a doubtful column of dates is asked once, and the answer reads it', async () => {
  const plan = await begin(
    'Nom;Prénom;Né le\nBa;Zoé;13/02/2004\nLy;Léo;02/13/2004\nRey;Inès;05/06/2004\nSy;Lou;06/07/2004\n',
  );
  expect(plan.questions).toMatchObject([{ kind: 'date-order', target: 'birthDate', answer: null }]);
  expect(plan.counts.refused).toBeGreaterThan(0);
  const answered = await planOf({ dateOrders: { birthDate: 'month-first' } });
  const inès = answered.lines.find(({ who }) => who === 'Rey Inès');
  expect(inès?.outcome).toBe('created');
  await commit(answered);
  expect(all().find(({ firstName }) => firstName === 'Inès')?.birthDate).toBe('2004-05-06');
});

describe('refused rows', () => {
  const file =
    'Nom;Prénom;Né le;N° sécu;Observations\nBa;Zoé;12/03/2004;;oui\nLy;Léo;31/02/2004;2 05 03 13 055 001 35;"a;b"\n;;;;\nRey;;12/03/2004;;=1+1\n';

  test('are written as the file had them, each with its reason, without a social security number', async () => {
    const plan = await begin(file);
    const { rows } = await data(
      handlers['import.exportRefused']({ planId: plan.planId, file: handle }, callOn(at('refus.csv'))),
    );
    expect(rows).toBe(2);
    const text = readFileSync(at('refus.csv'), 'utf8');
    expect(text.split('\r\n')[0]).toBe('\ufeffNom;Prénom;Né le;N° sécu;Observations;Motif du refus');
    expect(text).toContain('Ly;Léo;31/02/2004;;"a;b";');
    expect(text).toContain("Rey;;12/03/2004;;'=1+1;Prénom absent.");
    expect(text).not.toContain('055');
  });

  test('mended and read again, go in with the columns of the file that they left; the reasons stay out', async () => {
    ({ columns } = await read('A;B;C\nBa;Zoé;12/03/2004\nLy;Léo;31/02/2004\n'));
    const mapping = ['birthName', 'firstName', 'birthDate'] as const;
    const { planId } = await data(handlers['import.plan']({ mapping: [...mapping] }, callOn('')));
    await data(handlers['import.exportRefused']({ planId, file: handle }, callOn(at('refus.csv'))));
    await data(handlers['import.commit']({ planId }, callOn('')));
    const mended = readFileSync(at('refus.csv'), 'utf8').replace(';31/02/2004', ';28/02/2004');
    const again = await read(mended, 'corrige.csv');
    expect(again.columns.map(({ target }) => target)).toEqual([...mapping, 'ignored']);
    expect(again.isRemembered).toBe(true);
    ({ columns } = again);
    expect((await planOf()).counts).toMatchObject({ rows: 1, created: 1 });
  });
});

describe('a choice that does not fit is refused in French', () => {
  test.each<readonly [string, unknown]>([
    ['another person', { rows: { 1: { person: 'maybe' } } }],
    ['a row that is no number', { rows: { one: { person: 'apart' } } }],
    ['a field that is none', { rows: { 1: { takes: ['colour'] } } }],
    ['a column that is none', { rows: { 1: { cells: { colour: 'red' } } } }],
    ['an order that is none', { nameOrder: 'alphabetical' }],
    ['a text', 'all'],
    ['nothing that is known', { all: true }],
  ])('%s', (_, json) => {
    expect(() => parseChoices(json)).toThrow(Refusal);
    expect(importChoicesSchema.safeParse(json).success).toBe(false);
  });
  test('a file of choices may say one thing only', () =>
    expect(parseChoices({ takesChanges: true })).toEqual({ ...noChoices, takesChanges: true }));

  test('a row that the file does not have', async () => {
    await begin('Nom;Prénom;Né le\nBa;Zoé;12/03/2004\n');
    await expect(planOf({ rows: { 2: { person: 'apart' } } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('ce fichier en compte 1'),
    });
  });
  test('a sheet that the file does not have, or before any file', async () => {
    const act = async (): Promise<unknown> =>
      data(handlers['import.chooseSheets']({ sheets: ['Jeunes'] }, callOn('')));
    await expect(act()).rejects.toMatchObject({ code: 'REFUSED_BY_STATE' });
    await begin('Nom;Prénom;Né le\nBa;Zoé;12/03/2004\n');
    await expect(act()).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
  test('refused rows of another plan', async () => {
    await expect(
      (async () =>
        data(
          handlers['import.exportRefused']({ planId: 'x' as never, file: handle }, callOn(at('x.csv'))),
        ))(),
    ).rejects.toMatchObject({ code: 'IMPORT_PLAN_STALE' });
  });
});

test('a choice about one row reads the others again only when their reading changes', async () => {
  const rows = Array.from(
    { length: 50 },
    (_, index) => `Nom${'abcdefghij'[index % 10]};P${index};12/03/2004`,
  );
  const plan = await begin(['Nom;Prénom;Né le', ...rows].join('\n'));
  const chosen = await planOf({ rows: { 7: { cells: { birthDate: 'illisible' } } } });
  expect(chosen.counts).toMatchObject({ rows: 50, refused: 1 });
  expect((await planOf()).counts).toEqual(plan.counts);
});

test('the file of the draft remembers no choice: the window keeps them, the vault keeps the sheets', async () => {
  await begin('Nom;Prénom;Né le\nBa;Zoé;12/03/2004\n', { rows: { 1: { person: 'apart' } } });
  expect(JSON.parse(draftFileOf(portfolio.deps, 'import.extract')?.value ?? '')).toEqual({
    fileName: 'extrait.csv',
    wasInterrupted: false,
    sheets: [],
  });
});

describe('people whose fiche is archived or in the trash', () => {
  const exit = { reason: 'DEMENAGEMENT', leftOn: civilDate('2026-09-01'), detail: '' } as const;
  const file = ['Nom;Prénom;Date de naissance;Commune', 'Rey;Inès;12/06/2004;Lens'].join('\n');
  const marks = (id: Candidate['id']) => stateOf(portfolio.db, id);
  const knownAfter = (act: 'archive' | 'trash'): Candidate['id'] => {
    const id = known();
    if (act === 'archive') archive(portfolio.deps, [id], exit);
    else trash(portfolio.deps, [id], '');
    return id;
  };

  // gip-inclusion/rdv-insertion#2670: the agent did not see that the person was archived, and typed everything again.
  test('archived, is found and never created again: completed, and stays archived unless it is chosen', async () => {
    const id = knownAfter('archive');
    const plan = await begin(file);
    expect(plan.counts).toMatchObject({ created: 0, merged: 1 });
    expect([plan.out, plan.alike]).toEqual([1, 0]);
    expect(plan.lines[0]).toMatchObject({ candidate: id, likeness: { state: 'archived' } });
    expect(plan.lines[0]?.reason).toContain('archivée le 22 novembre 2026');
    await commit(plan);
    expect(all()).toHaveLength(1);
    expect(marks(id).exit).toMatchObject(exit);
  });

  test.each([
    ['of the row', { rows: { 1: { person: 'reopened' } } }],
    ['of all rows', { reopens: true }],
  ] as const)(
    'archived, is reopened by the choice %s; the undo of the import archives her again',
    async (_, choices) => {
      const id = knownAfter('archive');
      const archived = marks(id);
      const plan = await begin(file, choices);
      expect(plan.lines[0]?.sentences).toContain('Rouvre la fiche.');
      const { batch } = await commit(plan);
      expect(marks(id)).toEqual({ exit: null, trashedOn: null });
      await data(handlers['import.undo']({ batchId: batch.id }, callOn('')));
      expect(marks(id)).toEqual(archived);
      expect(readCandidate(portfolio.db, id)?.commune).toBe('');
      expect(replayedStates(portfolio.db).faults).toBe(0);
    },
  );

  test('in the trash, is found, and nothing is written of her unless she is restored', async () => {
    const id = knownAfter('trash');
    const plan = await begin(file);
    expect(plan.counts).toMatchObject({ created: 0, merged: 1 });
    expect(plan.lines[0]?.sentences.at(-1)).toMatch(/^Rien n’y est écrit/u);
    await commit(plan);
    expect(readCandidate(portfolio.db, id)?.commune).toBe('');
    expect(marks(id).trashedOn).toBe('2026-11-22');
    await commit(await begin(file, { rows: { 1: { person: 'reopened' } } }));
    expect(readCandidate(portfolio.db, id)?.commune).toBe('Lens');
    expect(marks(id)).toEqual({ exit: null, trashedOn: null });
  });

  test('only looked like, is told with her state, created apart, and reopened when it is chosen', async () => {
    const id = known({ birthDate: '2004-12-06' as CivilDate });
    archive(portfolio.deps, [id], exit);
    const plan = await begin(file, { reopens: true });
    // A doubt reopens nobody by itself.
    expect(plan.counts).toMatchObject({ created: 1, merged: 0, suspected: 1 });
    expect(plan.out).toBe(1);
    const chosen = await begin(file, { rows: { 1: { person: 'reopened' } } });
    expect(chosen.counts).toMatchObject({ created: 0, merged: 1 });
    await commit(chosen);
    expect(marks(id).exit).toBeNull();
  });
});
