import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal, type Result } from '../../../shared/base';
import type { CivilDate } from '../../../shared/base/time';
import { type Candidate, candidateSchema, emptyCandidate } from '../../../shared/fields';
import {
  type ImportChoices,
  type ImportMapping,
  type ImportMappingFile,
  type ImportReport,
  importReportSchema,
  importTargets,
} from '../../../shared/import';
import { zipOf } from '../../../test/fixtures/workbook';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { insertCandidate, insertContact, readCandidate, updateCandidateRow } from '../candidates';
import { journalFault } from '../events';
import type { Call, Deps } from '../service/deps';
import { importHandlers, parseMapping } from '.';
import { readBatches } from './import.repository';

const extract = join(import.meta.dirname, '../../../test/fixtures/extract-parcours.csv');
const handle = `file_${'0'.repeat(32)}`;

let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps({ today: '2026-11-22' as CivilDate });
});
afterEach(() => portfolio.close());

const written = (name: string, content: string | Buffer): string => {
  const path = join(portfolio.folder, name);
  writeFileSync(path, content);
  return path;
};
const heading =
  'N° dossier;Civilité;Nom de naissance;Prénom;Date de naissance;Tél. portable;Courriel;Commentaire';
const csv = (...rows: readonly string[]): string =>
  written('extrait.csv', `${[heading, ...rows].join('\r\n')}\r\n`);
/** Reads, plans and, unless it is a try, commits, as each entrance does. */
async function importFile(
  deps: Deps,
  path: string,
  {
    mapping,
    choices,
    dryRun,
  }: {
    readonly mapping?: ImportMappingFile;
    readonly choices?: ImportChoices;
    readonly dryRun: boolean;
  },
): Promise<ImportReport> {
  const handlers = importHandlers(deps);
  const follower = quiet(path);
  const { columns } = await data(
    handlers['import.read']({ file: handle as never, fileName: basename(path) }, follower),
  );
  const { planId, counts, changed, notices } = await data(
    handlers['import.plan'](
      { mapping: mapping ?? columns.map(({ target }) => target), ...(choices && { choices }) },
      follower,
    ),
  );
  const { lines } = await data(
    handlers['import.planLines']({ planId, outcome: null, offset: 0, limit: counts.rows }, follower),
  );
  if (!dryRun) await data(handlers['import.commit']({ planId }, follower));
  return {
    ...counts,
    changed,
    notices,
    report: lines.map(({ who: _who, sentences: _sentences, ...line }) => line),
  };
}
const run = (path: string, dryRun = false): Promise<ImportReport> =>
  importFile(portfolio.deps, path, { dryRun });

const tables = [
  'candidate',
  'contact',
  'enrolment',
  'event',
  'import_batch',
  'import_line',
  'import_mapping',
] as const;
/** How many rows each table has: what a refusal leaves as it was. */
const sizes = (): Readonly<Record<string, number>> =>
  Object.fromEntries(
    tables.map((table) => [
      table,
      portfolio.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? -1,
    ]),
  );
const all = (): Candidate[] =>
  portfolio.db
    .prepare<[], Candidate['id']>('SELECT id FROM candidate ORDER BY rowid')
    .pluck()
    .all()
    .flatMap((id) => readCandidate(portfolio.db, id) ?? []);
const only = (): Candidate => {
  const [first, ...others] = all();
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} candidates`);
  return first;
};

const quiet = (path = extract): Call => ({
  pathOf: () => path,
  progress: () => undefined,
  signal: new AbortController().signal,
});
const data = async <T>(answer: Result<T> | Promise<Result<T>>): Promise<T> => {
  const result = await answer;
  if (!result.ok) throw new Refusal(result.error.code, { message: result.error.message });
  return result.data;
};

describe('the extract of 600 rows', () => {
  test('ends each row in one outcome, for a reason', async () => {
    const report = importReportSchema.parse(await run(extract));
    expect(report).toMatchObject({ rows: 600, created: 548, merged: 17, refused: 35 });
    expect(report.report.map((line) => line.row)).toEqual(
      Array.from({ length: 600 }, (_, index) => index + 1),
    );
    const count = (pattern: RegExp, outcome: string): number =>
      report.report.filter((line) => line.outcome === outcome && pattern.test(line.reason)).length;

    // Refused: 31/02/2004 (15 rows), 04/05/2031 (15), birth name made of spaces (5).
    expect(count(/«.31\/02\/2004.» n’existe pas/u, 'refused')).toBe(15);
    expect(count(/04\/05\/2031 est dans le futur/u, 'refused')).toBe(15);
    expect(count(/^Nom de naissance absent\.$/u, 'refused')).toBe(5);
    // Merged: 5 repeated file numbers, 12 other writings of a person without a file number.
    expect(count(/même numéro de dossier/u, 'merged')).toBe(5);
    expect(count(/mêmes nom et prénom, même date de naissance/u, 'merged')).toBe(17);
    // Created apart: day and month of birth exchanged, which nobody but the adviser can settle.
    const doubtful = report.report.filter((line) => line.suspectedDuplicateOf !== null);
    expect(doubtful.map((line) => line.row)).toEqual([135, 222, 226]);
    expect(count(/jour et mois de naissance intervertis/u, 'created')).toBe(3);
    // Understood on the way, and said.
    expect(count(/année \d\d lue 200\d/u, 'created')).toBe(6);
    expect(count(/zéro initial rétabli/u, 'created')).toBe(5);
    expect(count(/sécurité sociale non repris/u, 'created')).toBe(9);

    expect(sizes()).toMatchObject({ candidate: 548, import_batch: 1, import_line: 600, import_mapping: 1 });
    expect(journalFault(portfolio.db).firstFaultAt).toBeNull();
    for (const candidate of all()) expect(candidateSchema.safeParse(candidate).success).toBe(true);
  });

  test('loses no word: what is not in a field is in the comment or in the report', async () => {
    await run(extract);
    const byNumber = new Map(all().map((candidate) => [candidate.fileNumber, candidate]));
    expect(byNumber.get('ML13-0700001')).toMatchObject({
      sex: 'M',
      birthName: 'Fournier',
      firstName: 'Pierre-Yves',
      birthDate: '2001-09-09',
      street: '150 rue Saint-Antoine',
      postcode: '20000',
      commune: 'Ajaccio',
      mobilePhone: '+33639988779',
      landlinePhone: '+33465710411',
      email: 'candidat1@example.org',
      level: 'VI',
      diplomaObtained: 'no',
      qpv: 'unknown',
      firstReceptionOn: '2024-09-05',
    });
    expect(byNumber.get('ML13-0700098')?.birthDate).toBe('2007-10-03');
    expect(byNumber.get('ML13-0700018')?.birthDate).toBe('2005-12-15');
    expect(byNumber.get('ML13-0700168')?.birthName).toBe('Moulin');
    expect(byNumber.get('ML13-0700110')?.comment).toBe('Parle "couramment" anglais ;\nrappeler après 18 h');
    expect(byNumber.get('ML13-0700014')?.comment).toBe('=HYPERLINK("http://example.org","clic")');
    expect(byNumber.get('ML13-0700004')).toMatchObject({
      level: '3',
      diplomaLabel: 'BEP',
      diplomaKind: 'professional',
      jobSeeker: 'yes',
      jobSeekerSince: '2026-01-15',
    });
  });

  test('keeps no social security number, anywhere', async () => {
    await run(extract);
    const lines = portfolio.db.prepare<[], string>('SELECT reason || who FROM import_line').pluck().all();
    const events = portfolio.db.prepare<[], string>('SELECT payload FROM event_read').pluck().all();
    expect(`${JSON.stringify(all())}${lines.join()}${events.join()}`).not.toMatch(/1 ?05 ?03 ?13 ?055/u);
    expect(lines.filter((line) => line.includes('sécurité sociale non repris'))).toHaveLength(9);
  });

  test('imported twice makes nobody new and changes nobody', async () => {
    await run(extract);
    const before = all();
    const { contact, enrolment } = sizes();
    const again = await run(extract);
    expect(again).toMatchObject({ rows: 600, created: 0, merged: 565, refused: 35 });
    expect(
      again.report.every((line) => line.outcome === 'refused' || line.reason.includes('Rien à compléter')),
    ).toBe(true);
    expect(all()).toEqual(before);
    expect(sizes()).toMatchObject({ contact, enrolment });
  });

  test('gives the same counts in the preview of the window, in its batch and on the command line', async () => {
    const handlers = importHandlers(portfolio.deps);
    const read = await data(
      handlers['import.read']({ file: handle as never, fileName: 'extrait.csv' }, quiet()),
    );
    expect(read).toMatchObject({
      rows: 600,
      isRemembered: false,
      format: { kind: 'csv', encoding: 'windows-1252', separator: ';' },
    });
    expect(read.notices.join()).toContain('sécurité sociale n’est pas reprise');
    const nir = read.columns.find((column) => column.target === 'nir');
    expect(nir?.heading).toBe('N° sécurité sociale');
    expect(nir?.samples.join('')).not.toMatch(/\d/u);
    expect(read.columns.filter((column) => column.target === 'ignored')).toEqual([]);

    const mapping = read.columns.map((column) => column.target);
    const { planId, counts } = await data(handlers['import.plan']({ mapping }, quiet()));
    expect(counts).toEqual({ rows: 600, created: 548, merged: 17, refused: 35, suspected: 3 });
    const refused = await data(
      handlers['import.planLines']({ planId, outcome: 'refused', offset: 30, limit: 10 }, quiet()),
    );
    expect(refused.total).toBe(35);
    expect(refused.lines).toHaveLength(5);
    const suspected = await data(
      handlers['import.planLines']({ planId, outcome: 'alike', offset: 0, limit: 10 }, quiet()),
    );
    expect(suspected.lines.map((line) => line.who)).toEqual(['Haddad Enzo', 'Martinez Kévin', 'Rey Mohamed']);

    const { batch } = await data(handlers['import.commit']({ planId }, quiet()));
    expect(batch.counts).toEqual(counts);
    expect(readBatches(portfolio.db)).toEqual([batch]);
    const remembered = await data(
      handlers['import.read']({ file: handle as never, fileName: 'extrait.csv' }, quiet()),
    );
    expect(remembered.isRemembered).toBe(true);
  });

  test('taken back leaves the portfolio as it was, and both events in the journal', async () => {
    const handlers = importHandlers(portfolio.deps);
    const before = sizes();
    await run(extract);
    const [batch] = readBatches(portfolio.db);
    const undone = await data(handlers['import.undo']({ batchId: batch?.id ?? '' }, quiet()));
    expect(undone.batch.undoneAt).not.toBeNull();
    expect(sizes()).toMatchObject({
      candidate: before.candidate,
      contact: before.contact,
      enrolment: before.enrolment,
    });
    const kinds = portfolio.db
      .prepare<[], string>("SELECT kind FROM event WHERE subject_type = 'import' ORDER BY id")
      .pluck()
      .all();
    expect(kinds).toEqual(['import.committed', 'import.undone']);
    expect(journalFault(portfolio.db).firstFaultAt).toBeNull();
    await expect(data(handlers['import.undo']({ batchId: batch?.id ?? '' }, quiet()))).rejects.toMatchObject({
      code: 'REFUSED_BY_STATE',
    });
    expect(await run(extract)).toMatchObject({ created: 548, merged: 17, refused: 35 });
  });
});

describe('a person who is already in the portfolio', () => {
  const known = {
    ...emptyCandidate,
    birthName: 'Lefèvre',
    firstName: 'Jordan',
    birthDate: '2004-06-12' as CivilDate,
    email: 'jordan@example.org',
    comment: 'Vu en forum',
  };
  const insert = (): Candidate['id'] =>
    portfolio.db.transaction(() => insertCandidate(portfolio.deps, known))();

  test('is completed where nothing was known, never overwritten, and the report says both', async () => {
    const id = insert();
    const report = await run(csv('A1;M.;LEFEVRE;jordan;12/06/2004;0639981234;autre@example.org;Motivé'));
    expect(report.report[0]).toMatchObject({ outcome: 'merged', candidate: id });
    expect(report.report[0]?.reason).toContain(
      'Ne change pas\u00a0: adresse électronique («\u202fjordan@example.org\u202f» dans la fiche, «\u202fautre@example.org\u202f» dans le fichier).',
    );
    expect(only()).toMatchObject({
      version: 2,
      fileNumber: 'A1',
      sex: 'M',
      birthName: 'Lefèvre',
      mobilePhone: '+33639981234',
      email: 'jordan@example.org',
      comment: 'Vu en forum\nMotivé',
    });
  });

  test('is given back as it was when the import is taken back', async () => {
    const id = insert();
    const before = only();
    const path = written(
      'entretien.csv',
      'Nom;Prénom;Né le;Portable;Dernier entretien;Dispositif\nLefèvre;Jordan;12/06/2004;0639981234;01/09/2026;CEJ\nBa;Zoé;01/01/2005;;;\n',
    );
    await run(path);
    expect(readCandidate(portfolio.db, id)).toMatchObject({
      mobilePhone: '+33639981234',
      lastContactOn: '2026-09-01',
    });
    expect(sizes()).toMatchObject({ candidate: 2, contact: 1, enrolment: 1 });
    const handlers = importHandlers(portfolio.deps);
    const [batch] = readBatches(portfolio.db);
    await data(handlers['import.undo']({ batchId: batch?.id ?? '' }, quiet()));
    expect(only()).toEqual({ ...before, version: 3, updatedAt: only().updatedAt });
    expect(sizes()).toMatchObject({ candidate: 1, contact: 0, enrolment: 0 });
  });

  test.each([
    [
      'changed',
      (id: Candidate['id']) => void updateCandidateRow(portfolio.deps, id, { ...known, commune: 'Nice' }),
    ],
    [
      'met again',
      (id: Candidate['id']) =>
        insertContact(portfolio.deps, {
          candidateId: id,
          kind: 'call',
          happenedOn: '2026-11-22' as CivilDate,
        }),
    ],
    [
      'given a contract file',
      (id: Candidate['id']) =>
        void portfolio.db
          .prepare(
            `INSERT INTO contract_file (id, version, created_at, updated_at, kind, reference, status, candidate_id, fields, opened_on)
             VALUES ('f', 1, '', '', 'CPRO', 'r', 'draft', ?, '{}', '2026-11-22')`,
          )
          .run(id),
    ],
  ])('and was %s since: the import is not taken back, and the refusal says who', async (_, act) => {
    await run(csv('A1;M.;Lefèvre;Jordan;12/06/2004;;;', 'A2;Mme;Ba;Zoé;01/01/2005;;;'));
    const jordan = all()[0];
    if (jordan === undefined) throw new Error('nobody');
    portfolio.db.transaction(() => act(jordan.id))();
    const handlers = importHandlers(portfolio.deps);
    const [batch] = readBatches(portfolio.db);
    const before = sizes();
    const act2 = data(handlers['import.undo']({ batchId: batch?.id ?? '' }, quiet()));
    await expect(act2).rejects.toMatchObject({
      code: 'IMPORT_UNDO_TOUCHED',
      message: expect.stringContaining('LEFÈVRE Jordan'),
    });
    expect(sizes()).toEqual(before);
  });
});

describe('the plan is what is executed', () => {
  test('and is refused once anything was written after it', async () => {
    const handlers = importHandlers(portfolio.deps);
    const call = quiet(csv('A1;M.;Ba;Zoé;01/01/2005;;;'));
    const read = await data(handlers['import.read']({ file: handle as never, fileName: 'x.csv' }, call));
    const { planId } = await data(
      handlers['import.plan']({ mapping: read.columns.map((column) => column.target) }, call),
    );
    portfolio.db.transaction(() =>
      insertCandidate(portfolio.deps, {
        ...emptyCandidate,
        birthName: 'Ly',
        firstName: 'Léo',
        birthDate: '2004-01-01' as CivilDate,
      }),
    )();
    const before = sizes();
    await expect(data(handlers['import.commit']({ planId }, call))).rejects.toMatchObject({
      code: 'IMPORT_PLAN_STALE',
    });
    expect(sizes()).toEqual(before);
  });

  test('and nothing is left of it when the user cancels on the way', async () => {
    const handlers = importHandlers(portfolio.deps);
    const before = sizes();
    const read = await data(handlers['import.read']({ file: handle as never, fileName: 'x.csv' }, quiet()));
    const { planId } = await data(
      handlers['import.plan']({ mapping: read.columns.map((column) => column.target) }, quiet()),
    );
    const abort = new AbortController();
    const call = { ...quiet(), signal: abort.signal, progress: () => abort.abort() };
    await expect(data(handlers['import.commit']({ planId }, call))).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(sizes()).toEqual(before);
    expect((await data(handlers['import.commit']({ planId }, quiet()))).batch.counts.created).toBe(548);
  });

  test('for any table: the portfolio grows by what the preview said', async () => {
    const name = fc.constantFrom('Ba', 'BA', 'Lefèvre', 'Lefevre', "N'Diaye", ' ', 'Ly', 'x'.repeat(101));
    const date = fc.constantFrom(
      '01/02/2005',
      '02/01/2005',
      '2005-02-01',
      '01/02/05',
      '31/02/2005',
      '01/01/2031',
      '',
    );
    const row = fc.record({
      number: fc.constantFrom('', 'A1', 'A2', 'A 1'),
      name,
      first: fc.constantFrom('Zoé', 'ZOE', 'Zoé-Lou', 'Léo', ''),
      date,
      phone: fc.constantFrom('', '0639981234', '639981234', 'aucun'),
      extra: fc.constantFrom('', 'un mot', '"deux\nlignes"', '=1+1'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 14 }), async (rows) => {
        const one = testDeps({ today: '2026-11-22' as CivilDate });
        try {
          const path = join(one.folder, 'x.csv');
          const lines = rows.map(
            (each) =>
              `${each.number};M.;${each.name};${each.first};${each.date};${each.phone};;${each.extra}`,
          );
          writeFileSync(path, `${[heading, ...lines].join('\n')}\n`);
          const dry = await importFile(one.deps, path, { dryRun: true });
          const empty = one.db.prepare<[], number>('SELECT count(*) FROM candidate').pluck().get();
          expect(empty).toBe(0);
          const real = await importFile(one.deps, path, { dryRun: false });
          expect(real.created + real.merged + real.refused).toBe(real.rows);
          expect({ ...real, report: [] }).toEqual({ ...dry, report: [] });
          expect(real.report.map(({ row: at, outcome, reason }) => [at, outcome, reason])).toEqual(
            dry.report.map(({ row: at, outcome, reason }) => [at, outcome, reason]),
          );
          const ids = one.db.prepare<[], string>('SELECT id FROM candidate ORDER BY id').pluck().all();
          expect(ids).toHaveLength(real.created);
          const named = real.report
            .filter((line) => line.outcome === 'created')
            .map((line) => String(line.candidate));
          expect(named.toSorted()).toEqual(ids);
          for (const line of real.report) if (line.candidate !== null) expect(ids).toContain(line.candidate);
        } finally {
          one.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('what cannot be imported is refused in French and changes nothing', () => {
  const refusal = async (path: string): Promise<{ code: string; message: string }> => {
    const before = sizes();
    const error = await run(path).then(
      () => new Error('it was imported'),
      (thrown: unknown) => thrown,
    );
    expect(sizes()).toEqual(before);
    if (!(error instanceof Refusal)) throw error;
    return error;
  };
  beforeEach(async () => {
    await run(csv('A1;M.;Lefèvre;Jordan;12/06/2004;;;'));
  });

  test('an empty file', async () =>
    expect((await refusal(written('vide.csv', ''))).message).toContain('vide'));
  test('50 MB of noise named .csv', async () => {
    const path = written('bruit.csv', Buffer.alloc(50 << 20, 'x;y\n'));
    expect((await refusal(path)).message).toContain('25 Mo');
    rmSync(path);
  });
  test('a zip bomb named .xlsx', async () =>
    expect(
      (await refusal(written('bombe.xlsx', await zipOf({ 'xl/workbook.xml': Buffer.alloc(65 << 20) }))))
        .message,
    ).toContain('démesuré'));
  test('a table without names', async () =>
    expect((await refusal(written('x.csv', 'Ville;CP\nNice;06000\n'))).message).toContain('prénom'));
  test('a picture', async () =>
    expect((await refusal(written('x.csv', Buffer.from('89504e470d0a1a0a00', 'hex')))).message).toContain(
      'PNG',
    ));
});

test('a row with 10,000 characters is refused alone, and says so', async () => {
  const report = await run(
    csv(`A1;M.;Ba;Zoé;01/01/2005;;;${'a'.repeat(10_000)}`, 'A2;M.;Ly;Léo;01/01/2005;;;'),
  );
  expect(report).toMatchObject({ rows: 2, created: 1, refused: 1 });
  expect(report.report[0]?.reason).toContain('10000 caractères');
});

test('a name of 150 characters is refused with the bound of its field', async () => {
  const report = await run(csv(`A1;M.;${'a'.repeat(150)};Zoé;01/01/2005;;;`));
  expect(report.report[0]?.reason).toBe('Nom de naissance\u00a0: 150 caractères (100 au plus).');
});

test('what cannot be read in a secondary field leaves it empty, is said, and is kept in the comment', async () => {
  const report = await run(csv('A1;Dr;Ba;Zoé;01/01/2005;06 39;zoe(at)example;Motivée'));
  expect(report.report[0]).toMatchObject({ outcome: 'created' });
  expect(report.report[0]?.reason).toContain(
    '«\u202fzoe(at)example\u202f» n’est pas repris comme adresse électronique, mais gardé dans le commentaire',
  );
  expect(only()).toMatchObject({ sex: null, mobilePhone: '', email: '' });
  expect(only().comment).toBe(
    'Motivée\nSexe (import)\u00a0: Dr\nTéléphone mobile (import)\u00a0: 06 39\nAdresse électronique (import)\u00a0: zoe(at)example',
  );
});

test('a nationality is taken from a heading of its own; one that is told by a country says so, a doubtful one is not taken', async () => {
  const report = await run(
    written(
      'x.csv',
      'Nom;Prénom;Né le;Nationalité\nBa;Zoé;01/01/2005;Française\nLy;Léo;01/01/2004;Mali\nRey;Inès;01/01/2003;étrangère\n',
    ),
  );
  expect(all().map(({ nationality, comment }) => [nationality, comment])).toEqual([
    ['french', ''],
    ['other', ''],
    [null, 'Nationalité (import)\u00a0: étrangère'],
  ]);
  expect(report.report.map(({ reason }) => reason)).toEqual([
    'Fiche créée.',
    'Fiche créée. Nationalité\u00a0: «\u202fMali\u202f» lu autre pays.',
    'Fiche créée. «\u202fétrangère\u202f» n’est pas repris comme nationalité, mais gardé dans le commentaire (valeur inconnue).',
  ]);
});

test('someone close, her number and the answer come from their own columns; a number alone waits for the answer', async () => {
  await run(
    written(
      'x.csv',
      'Nom;Prénom;Né le;Proche à joindre;Tél proche;Accord proche;Date accord proche\nBa;Zoé;01/01/2005;Sa mère;0639980012;oui;01/09/2026\nLy;Léo;01/01/2004;;06 39 98 00 13;;\n',
    ),
  );
  expect(all().map(({ relative }) => relative)).toEqual([
    { who: 'Sa mère', phone: '+33639980012', consent: 'yes', consentOn: '2026-09-01' },
    { who: '', phone: '+33639980013', consent: 'unknown', consentOn: null },
  ]);
});

test('a last interview becomes a contact of that day, a scheme an enrolment without date of signature', async () => {
  await run(
    written(
      'x.csv',
      'Nom;Prénom;Né le;Dernier entretien;Dispositif\nBa;Zoé;01/01/2005;01/09/2026;CIVIS renforcé\n',
    ),
  );
  expect(only().lastContactOn).toBe('2026-09-01');
  expect(
    portfolio.db.prepare('SELECT scheme, signed_on, batch_id IS NOT NULL AS isOfBatch FROM enrolment').all(),
  ).toEqual([{ scheme: 'CIVIS_RENFORCE', signed_on: null, isOfBatch: 1 }]);
  expect(portfolio.db.prepare('SELECT kind, happened_on FROM contact').all()).toEqual([
    { kind: 'interview', happened_on: '2026-09-01' },
  ]);
});

test('choices of an earlier file hold under the names of today, and what they leave out of a known heading is said', async () => {
  const path = written('x.csv', 'Civilité;Nom;Prénom;Né le;Nationalité\nMme;Ba;Zoé;01/01/2005;Mali\n');
  const handlers = importHandlers(portfolio.deps);
  portfolio.db
    .prepare('INSERT INTO import_mapping (headings, mapping, used_at) VALUES (?, ?, ?)')
    .run(
      JSON.stringify(['civilite', 'nom', 'prenom', 'ne le', 'nationalite']),
      JSON.stringify(['civility', 'birthName', 'firstName', 'birthDate', 'ignored']),
      't',
    );
  const read = await data(handlers['import.read']({ file: handle as never, fileName: 'x.csv' }, quiet(path)));
  expect(read.isRemembered).toBe(true);
  expect(read.columns.map(({ target }) => target)).toEqual([
    'sex',
    'birthName',
    'firstName',
    'birthDate',
    'ignored',
  ]);
  expect(read.notices).toEqual([expect.stringContaining('«\u202fNationalité\u202f» n’est pas reprise')]);
  expect(parseMapping({ Titre: 'civility' })).toEqual({ Titre: 'sex' });
});

describe('the mapping of the command line', () => {
  const path = (): string => written('x.csv', 'A;B;C;D\nBa;Zoé;01/01/2005;Nice\n');

  test('is an object from heading to target; the other columns are recognised as usual', async () => {
    const mapping = parseMapping({ a: 'birthName', B: 'firstName', D: 'commune' });
    const report = await importFile(portfolio.deps, path(), { mapping, dryRun: false });
    expect(report.created).toBe(1);
    expect(only()).toMatchObject({
      birthName: 'Ba',
      firstName: 'Zoé',
      birthDate: '2005-01-01',
      commune: 'Nice',
    });
  });
  test('or the list of the targets', async () => {
    const mapping = parseMapping(['birthName', 'firstName', 'birthDate', 'ignored']);
    expect((await importFile(portfolio.deps, path(), { mapping, dryRun: true })).created).toBe(1);
    expect(sizes().candidate).toBe(0);
  });
  test.each([
    [{ A: 'nom' }],
    [['birthName', 'nothing']],
    ['birthName'],
    [null],
    [{ Z: 'birthName' }],
    [['birthName', 'firstName', 'birthDate']],
    [['birthName', 'birthName', 'firstName', 'birthDate']],
  ])('%j is refused', async (json) => {
    const act = async (): Promise<unknown> =>
      importFile(portfolio.deps, path(), { mapping: parseMapping(json), dryRun: false });
    await expect(act()).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

test('several columns may go to the comment', async () => {
  const mapping: ImportMapping = ['birthName', 'firstName', 'birthDate', 'comment', 'comment'];
  await importFile(portfolio.deps, written('x.csv', 'A;B;C;D;E\nBa;Zoé;01/01/2005;Un;Deux\n'), {
    mapping,
    dryRun: false,
  });
  expect(only().comment).toBe('Un\nDeux');
});

test('a handler without a file or with another plan refuses', async () => {
  const handlers = importHandlers(portfolio.deps);
  await expect(
    data(handlers['import.plan']({ mapping: [...importTargets] }, quiet())),
  ).rejects.toBeInstanceOf(Refusal);
  await expect(
    (async () => data(handlers['import.commit']({ planId: 'x' as never }, quiet())))(),
  ).rejects.toMatchObject({
    code: 'IMPORT_PLAN_STALE',
  });
});

test('the file is read once: what it becomes later does not change the plan', async () => {
  const handlers = importHandlers(portfolio.deps);
  const path = join(portfolio.folder, 'copie.csv');
  copyFileSync(extract, path);
  const read = await data(
    handlers['import.read']({ file: handle as never, fileName: 'copie.csv' }, quiet(path)),
  );
  writeFileSync(path, readFileSync(path).subarray(0, 1000));
  const { counts } = await data(
    handlers['import.plan']({ mapping: read.columns.map((column) => column.target) }, quiet(path)),
  );
  expect(counts.rows).toBe(600);
});
