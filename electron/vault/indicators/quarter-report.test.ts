import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fold } from '../../../shared/base/text';
import { civilDate, type Quarter } from '../../../shared/base/time';
import { candidateIdSchema } from '../../../shared/fields';
import type { IndicatorTable, QuarterReport } from '../../../shared/indicators';
import { quarterReportSchema, trendSchema } from '../../../shared/indicators';
import { fillTable } from '../../../test/support/fill-table';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { archive, trash } from '../candidates';
import { saveSettings, settingsOf } from '../settings';
import { indicatorsHandlers, quarterFrom, quarterReport } from '.';
import { breakdowns, countBy, type Member } from './breakdowns';
import {
  contractFilesOpened,
  contractFilesSigned,
  enrolmentsSigned,
  keepErasedFacts,
  personsFirstReceived,
  personsInContact,
  qualityOf,
} from './indicators.repository';
import { ownFigures, trendOf } from './quarter-report';

const dayOf = (member: Member): unknown => ('on' in member ? member.on : null);

const quarter = quarterFrom('2026-T3');
const period = { from: civilDate('2026-07-01'), to: civilDate('2026-09-30') };
const afterQuarter = civilDate('2026-10-01');

let it: TestDeps;
beforeEach(() => {
  it = testDeps({ today: afterQuarter });
  fillTable(it.db, 'portfolio', { id: 1, vault_id: 'essai', is_demo: 0, created_at: '2026-01-01T00:00:00Z' });
});
afterEach(() => it.close());

interface Person {
  readonly sex?: 'F' | 'M' | null;
  readonly level?: string | null;
  readonly birthDate?: string;
  readonly firstReceptionOn?: string | null;
  readonly contacts?: readonly string[];
  readonly adviser?: string;
}

function person(about: Person = {}): string {
  const id = it.deps.newId();
  fillTable(it.db, 'candidate', {
    id,
    birth_name: `Exemple ${id.slice(-4)}`,
    first_name: 'Camille',
    sex: about.sex === undefined ? 'F' : about.sex,
    level: about.level === undefined ? 'V' : about.level,
    birth_date: about.birthDate ?? '2004-05-05',
    first_reception_on: about.firstReceptionOn ?? null,
    adviser: about.adviser ?? '',
    sort_adviser: fold(about.adviser ?? ''),
  });
  for (const on of about.contacts ?? [])
    fillTable(it.db, 'contact', {
      id: it.deps.newId(),
      candidate_id: id,
      kind: 'interview',
      happened_on: on,
    });
  return id;
}

const enrolment = (candidateId: string, signedOn: string | null, scheme = 'CEJ', isRenewal = 0): void =>
  fillTable(it.db, 'enrolment', {
    id: it.deps.newId(),
    candidate_id: candidateId,
    scheme,
    signed_on: signedOn,
    is_renewal: isRenewal,
  });

const contractFile = (candidateId: string, kind: string, openedOn: string, signedOn: string | null): void => {
  const id = it.deps.newId();
  fillTable(it.db, 'contract_file', {
    id,
    kind,
    reference: id,
    status: 'draft',
    candidate_id: candidateId,
    fields: '{}',
    opened_on: openedOn,
    signed_on: signedOn,
  });
};

const counts = (axis: 'sex' | 'age' | 'level', members: readonly Member[]): Record<string, number> => {
  const breakdown = breakdowns.find((one) => one.axis === axis);
  if (!breakdown) throw new Error('no such axis');
  const values = countBy(breakdown, members);
  return Object.fromEntries(breakdown.modalities.map(({ code }, rank) => [code, values[rank] ?? 0]));
};

describe('who is counted', () => {
  test.each([
    ['the day before the quarter', ['2026-06-30'], 0],
    ['its first day', ['2026-07-01'], 1],
    ['its last day', ['2026-09-30'], 1],
    ['the day after', ['2026-10-01'], 0],
    ['two acts of one person', ['2026-07-10', '2026-08-10'], 1],
    ['acts around the quarter', ['2026-06-30', '2026-10-01'], 0],
  ])('B1, in contact: %s', (_, contacts, expected) => {
    person({ contacts });
    expect(personsInContact(it.db, period)).toHaveLength(expected);
  });

  test('B1 dates a person by the first act of the quarter, not of their life', () => {
    person({ contacts: ['2025-01-01', '2026-08-10', '2026-07-20'] });
    expect(personsInContact(it.db, period).map(dayOf)).toEqual(['2026-07-20']);
  });

  test.each([
    ['2026-06-30', 0],
    ['2026-07-01', 1],
    ['2026-09-30', 1],
    ['2026-10-01', 0],
    [null, 0],
  ])('B3, first received on %s', (firstReceptionOn, expected) => {
    person({ firstReceptionOn });
    expect(personsFirstReceived(it.db, period)).toHaveLength(expected);
  });

  test('B6 counts entries signed in the quarter; renewals stand apart, undated entries in the quality of data', () => {
    const id = person();
    enrolment(id, '2026-06-30');
    enrolment(id, '2026-07-01');
    enrolment(id, '2026-09-30', 'PACEA');
    enrolment(id, '2026-10-01');
    enrolment(id, '2026-08-01', 'CEJ', 1);
    enrolment(id, null);
    expect(enrolmentsSigned(it.db, period).map((act) => [act.group, dayOf(act), act.isRenewal])).toEqual([
      ['CEJ', '2026-07-01', 0],
      ['CEJ', '2026-08-01', 1],
      ['PACEA', '2026-09-30', 0],
    ]);
    expect(qualityOf(it.db).undatedEntries).toBe(1);
  });

  test('D1 counts files by their opening and D2 by their signature, each with its own edges', () => {
    const id = person();
    contractFile(id, 'CPRO', '2026-06-30', '2026-07-01');
    contractFile(id, 'CPRO', '2026-07-01', null);
    contractFile(id, 'CIVIS', '2026-09-30', '2026-10-01');
    contractFile(id, 'CIVIS', '2026-10-01', '2026-10-02');
    expect(contractFilesOpened(it.db, period).map(({ group }) => group)).toEqual(['CPRO', 'CIVIS']);
    expect(contractFilesSigned(it.db, period).map(({ group }) => group)).toEqual(['CPRO']);
  });
});

describe('each member has exactly one modality', () => {
  const aged = (birthDate: string, on: string): Member => ({
    sex: 'F',
    level: 'V',
    birthDate: civilDate(birthDate),
    on: civilDate(on),
  });

  test.each([
    ['the eve of 16', aged('2010-08-02', '2026-08-01'), 'hors'],
    ['the day of 16', aged('2010-08-01', '2026-08-01'), '16-17'],
    ['the eve of 18', aged('2008-08-02', '2026-08-01'), '16-17'],
    ['the day of 18', aged('2008-08-01', '2026-08-01'), '18-21'],
    ['the eve of 22', aged('2004-08-02', '2026-08-01'), '18-21'],
    ['the day of 22', aged('2004-08-01', '2026-08-01'), '22-25'],
    ['the eve of 26', aged('2000-08-02', '2026-08-01'), '22-25'],
    ['the day of 26', aged('2000-08-01', '2026-08-01'), '26-29'],
    ['the eve of 30', aged('1996-08-02', '2026-08-01'), '26-29'],
    ['the day of 30', aged('1996-08-01', '2026-08-01'), 'hors'],
  ])('age, %s', (_, member, band) => {
    expect(Object.entries(counts('age', [member])).filter(([, count]) => count === 1)).toEqual([[band, 1]]);
  });

  test('the age of an entry is the one of its signature, not of the last day of the quarter', () => {
    const id = person({ birthDate: '2008-08-15', contacts: ['2026-08-14', '2026-08-20'] });
    enrolment(id, '2026-08-20');
    expect(counts('age', personsInContact(it.db, period))['16-17']).toBe(1);
    expect(counts('age', enrolmentsSigned(it.db, period))['18-21']).toBe(1);
  });

  test('levels of both nomenclatures fall in the same groups, and an unknown one is told', () => {
    for (const level of [
      'VI',
      'Vbis',
      'infra3',
      'V',
      '3',
      'IV',
      '4',
      'III',
      'II',
      'I',
      '5',
      '6',
      '7',
      '8',
      null,
    ])
      person({ level, contacts: ['2026-08-01'] });
    expect(counts('level', personsInContact(it.db, period))).toEqual({
      'VI-Vbis': 3,
      V: 2,
      IV: 2,
      'III+': 7,
      NR: 1,
    });
  });

  test('sex that is not known is told', () => {
    for (const sex of ['F', 'M', null] as const) person({ sex, contacts: ['2026-08-01'] });
    expect(counts('sex', personsInContact(it.db, period))).toEqual({ F: 1, M: 1, NR: 1 });
  });
});

const many = (count: number, about: (rank: number) => Person): readonly string[] =>
  Array.from({ length: count }, (_, rank) => person(about(rank)));

const tableOf = (report: QuarterReport, code: string, axis: IndicatorTable['axis']): IndicatorTable => {
  const table = report.tables.find((one) => one.code === code && one.axis === axis);
  if (!table) throw new Error(`no table ${code} by ${axis}`);
  return table;
};
const cells = (table: IndicatorTable): Record<string, unknown> =>
  Object.fromEntries(table.rows.map(({ modality, value }) => [modality, value]));

describe('the report of a quarter', () => {
  test('holds masked cells only, each table with its definition, unit and source', () => {
    many(30, (rank) => ({ sex: rank < 3 ? 'M' : 'F', contacts: ['2026-07-02'] }));
    const report = quarterReport(it.deps, quarter);
    expect(quarterReportSchema.parse(report)).toEqual(report);
    const sex = tableOf(report, 'B1', 'sex');
    expect(sex).toMatchObject({ total: 30, unit: 'persons', label: 'Jeunes en contact' });
    expect(cells(sex)).toEqual({ F: 'c', M: 'c', NR: 'c' });
    expect(report.tables.every((table) => table.definition !== '' && table.source !== '')).toBe(true);
    const shown = report.tables.flatMap(({ rows, total }) => [...rows.map(({ value }) => value), total]);
    expect(shown.filter((cell) => cell !== 'c' && cell > 0 && cell < 11)).toEqual([]);
  });

  test('breaks down a scheme only when its number of entries is shown', () => {
    const people = many(40, (rank) => ({ sex: rank % 2 === 0 ? 'F' : 'M' }));
    for (const [rank, id] of people.entries()) enrolment(id, '2026-08-01', rank < 30 ? 'CEJ' : 'PACEA');
    const report = quarterReport(it.deps, quarter);
    expect(cells(tableOf(report, 'B6', 'scheme'))).toMatchObject({ CEJ: 30, PACEA: 'c', TRACE: 0 });
    expect(tableOf(report, 'B6', 'scheme').total).toBe('c');
    expect(cells(tableOf(report, 'B6.CEJ', 'sex'))).toEqual({ F: 15, M: 15, NR: 0 });
    expect(report.tables.some(({ code }) => code === 'B6.PACEA' || code === 'B6.TRACE')).toBe(false);
  });

  test('two nested populations cannot be subtracted: in contact and first received, files opened and signed', () => {
    const people = many(40, (rank) => ({
      sex: rank % 2 === 0 ? 'F' : 'M',
      contacts: ['2026-07-02'],
      firstReceptionOn: rank < 37 ? '2026-07-02' : null,
    }));
    for (const [rank, id] of people.entries())
      contractFile(id, 'CPRO', '2026-08-01', rank < 38 ? '2026-08-20' : null);
    const report = quarterReport(it.deps, quarter);
    expect(cells(tableOf(report, 'B1', 'sex'))).toEqual({ F: 20, M: 20, NR: 0 });
    // Three people in contact were not first received: the size is masked, and in each breakdown what would give it back.
    expect(tableOf(report, 'B1', 'sex').total).toBe(40);
    expect(tableOf(report, 'B3', 'sex').total).toBe('c');
    expect(cells(tableOf(report, 'B3', 'sex'))).toMatchObject({ NR: 0 });
    expect(Object.values(cells(tableOf(report, 'B3', 'sex')))).toContain('c');
    // Two files opened are not signed, and their two persons are in contact.
    expect(cells(tableOf(report, 'D1', 'kind'))).toMatchObject({ CPRO: 'c' });
    expect(cells(tableOf(report, 'D2', 'kind'))).toMatchObject({ CPRO: 'c' });
    expect(report.tables.some(({ code }) => code === 'D1.CPRO' || code === 'D2.CPRO')).toBe(false);
  });

  test('counts its masked cells, a shared total once', () => {
    many(3, () => ({ contacts: ['2026-07-02'] }));
    const report = quarterReport(it.deps, quarter);
    // B1: its total and 3 + 5 + 5 modalities; Q4: three candidates without first reception.
    expect(report.maskedCells).toBe(1 + 13 + 1);
  });

  test('takes threshold, structure and recipient from the settings, and says that it is a demo', () => {
    saveSettings(it.deps, {
      ...settingsOf(it.db),
      maskingThreshold: 5,
      structureName: 'Mission locale d’exemple',
      structureCode: 'ML 013/07',
      exportRecipient: 'CNML',
    });
    it.db.prepare('UPDATE portfolio SET is_demo = 1').run();
    many(8, (rank) => ({ sex: rank < 5 ? 'M' : 'F', contacts: ['2026-07-02'] }));
    const report = quarterReport(it.deps, quarter);
    expect(report).toMatchObject({
      threshold: 5,
      structure: 'Mission locale d’exemple',
      recipient: 'CNML',
      isDemo: true,
      fileName: 'vivier-demo-2026-T3-ML-013-07.zip',
    });
    expect(tableOf(report, 'B1', 'sex').total).toBe(8);
  });

  test('is refused until the quarter is over', () => {
    it.setToday(civilDate('2026-09-30'));
    expect(() => quarterReport(it.deps, quarter)).toThrowError(
      expect.objectContaining({ code: 'QUARTER_NOT_OVER' }),
    );
  });

  test.each(['', '2026', '2026-T5', '2026-T0', '1789-T1', '2026-Q3', 'T3-2026'])(
    '%j is no quarter',
    (text) => {
      expect(() => quarterFrom(text)).toThrowError(expect.objectContaining({ code: 'QUARTER_INVALID' }));
    },
  );

  test('answers through the contract with a fingerprint that follows the figures', async () => {
    const handler = indicatorsHandlers(it.deps)['indicators.quarter'];
    const ask = async (): Promise<string> => {
      const result = await handler(
        { quarter: quarter satisfies Quarter },
        { pathOf: () => '', progress: () => {}, signal: new AbortController().signal },
      );
      if (!result.ok) throw new Error(result.error.code);
      return result.data.fingerprint;
    };
    const before = await ask();
    expect(await ask()).toBe(before);
    many(12, () => ({ contacts: ['2026-07-02'] }));
    expect(await ask()).not.toBe(before);
  });
});

describe('the adviser’s own figures', () => {
  const cellIn = (tables: readonly IndicatorTable[], code: string, axis: string, modality: string) =>
    tables
      .find((table) => table.code === code && table.axis === axis)
      ?.rows.find((row) => row.modality === modality)?.value;

  test('are in clear, where the export masks them, and agree with it where it does not', () => {
    for (let n = 0; n < 3; n += 1) person({ sex: 'F', contacts: ['2026-08-01'] });
    for (let n = 0; n < 20; n += 1) person({ sex: 'M', contacts: ['2026-08-02'] });
    const own = ownFigures(it.deps, quarter);
    const exported = quarterReport(it.deps, quarter);
    expect(cellIn(own.tables, 'B1', 'sex', 'F')).toBe(3);
    expect(cellIn(exported.tables, 'B1', 'sex', 'F')).toBe('c');
    const figures = (tables: readonly IndicatorTable[]) =>
      new Map(
        tables.flatMap(({ code, axis, rows, total }) => [
          [`${code}|${axis}`, total] as const,
          ...rows.map((row) => [`${code}|${axis}|${row.modality}`, row.value] as const),
        ]),
      );
    const mine = figures(own.tables);
    expect([...mine.values()].includes('c')).toBe(false);
    for (const [id, value] of figures(exported.tables))
      if (value !== 'c') expect(mine.get(id), id).toBe(value);
    expect(own.isOver).toBe(true);
  });

  describe('count the people of whom the adviser of the settings is the referent', () => {
    const named = (adviser: string): void => {
      saveSettings(it.deps, { ...settingsOf(it.db), adviser });
    };
    const sizes = ({ tables }: Pick<QuarterReport, 'tables'>): Record<string, unknown> =>
      Object.fromEntries(tables.map(({ code, total }) => [code, total]));

    test('in every figure, however the name is written; the whole portfolio is the other choice', () => {
      named('Zoé Dubois');
      const acting = (adviser: string): void => {
        const id = person({
          adviser,
          level: null,
          firstReceptionOn: '2026-07-02',
          contacts: ['2026-07-02', '2026-09-02'],
        });
        enrolment(id, '2026-08-01');
        enrolment(id, '2026-08-02', 'CEJ', 1);
        enrolment(id, null);
        contractFile(id, 'CPRO', '2026-08-01', '2026-09-20');
      };
      for (const adviser of ['ZOE DUBOIS', 'Zoé Dubois', 'Alix Martin', '']) acting(adviser);
      const mine = ownFigures(it.deps, quarter);
      expect(mine).toMatchObject({ people: 'adviser', adviser: 'Zoé Dubois', followed: 2 });
      expect(sizes(mine)).toMatchObject({ B1: 2, B3: 2, B6: 2, B6R: 2, D1: 2, D2: 2 });
      expect(sizes(ownFigures(it.deps, quarter, 'portfolio'))).toMatchObject({
        B1: 4,
        B3: 4,
        B6: 4,
        B6R: 4,
        D1: 4,
        D2: 4,
      });
      const lacks = mine.quality.map(({ code, label, value }) => [code, label, value]);
      expect(lacks).toContainEqual(['Q1', 'Entrées sans date de signature, non comptées', 2]);
      expect(lacks).toContainEqual(['Q3', 'Vos candidats sans niveau renseigné', 2]);
      const month = (people?: 'portfolio') => trendOf(it.deps, quarter, people).months.at(-1);
      expect(month()).toMatchObject({ inContact: 2, signed: 2 });
      expect(month('portfolio')).toMatchObject({ inContact: 4, signed: 4 });
      // What leaves is the whole portfolio's, whoever asks.
      named('');
      const anybodys = quarterReport(it.deps, quarter).tables;
      named('Zoé Dubois');
      expect(quarterReport(it.deps, quarter).tables).toEqual(anybodys);
    });

    test.each([
      ['without a name in the settings', '', undefined],
      ['without a name in the settings, though asked for', '', 'adviser' as const],
      ['with a name that no record bears', 'Alix Martin', undefined],
    ])('everybody is counted %s, and that is told', (_, adviser, asked) => {
      named(adviser);
      person({ adviser: 'Zoé Dubois', contacts: ['2026-07-02'] });
      person({ contacts: ['2026-07-02'] });
      const own = ownFigures(it.deps, quarter, asked);
      expect(own).toMatchObject({ people: 'portfolio', adviser, followed: 0 });
      expect(sizes(own)).toMatchObject({ B1: 2 });
    });

    test('somebody who was erased stays counted in the portfolio, and is no adviser’s', () => {
      named('Zoé Dubois');
      person({ adviser: 'Zoé Dubois', contacts: ['2026-07-02'] });
      const erased = candidateIdSchema.parse(person({ adviser: 'Zoé Dubois', contacts: ['2026-07-02'] }));
      keepErasedFacts(it.db, erased);
      it.db.prepare('DELETE FROM contact WHERE candidate_id = ?').run(erased);
      it.db.prepare('DELETE FROM candidate WHERE id = ?').run(erased);
      expect(sizes(ownFigures(it.deps, quarter))).toMatchObject({ B1: 1 });
      expect(sizes(ownFigures(it.deps, quarter, 'portfolio'))).toMatchObject({ B1: 2 });
    });
  });

  test('count the present quarter up to today, on its first day too; one that has not begun is refused', () => {
    person({ contacts: ['2026-10-01'] });
    const present = quarterFrom('2026-T4');
    const { isOver, tables } = ownFigures(it.deps, present);
    expect([isOver, cellIn(tables, 'B1', 'sex', 'F')]).toEqual([false, 1]);
    expect(() => quarterReport(it.deps, present)).toThrow(/n’est pas terminé/u);
    for (const ask of [ownFigures, trendOf])
      expect(() => ask(it.deps, quarterFrom('2027-T1'))).toThrow(/n’a pas commencé/u);
  });

  test('the months of the first quarter that can be asked begin before it, and are answered as the contract says', () => {
    const answer = trendOf(it.deps, quarterFrom('1900-T1'));
    expect(answer.months[0]?.month).toBe('1899-04');
    expect(trendSchema.safeParse(answer).success).toBe(true);
  });
  test('the trend has twelve months, each counted as a period of its own, the last up to today', () => {
    person({ firstReceptionOn: '2025-10-31', contacts: ['2025-10-31', '2026-09-30', '2026-09-30'] });
    person({ contacts: ['2026-09-01'] });
    const { months } = trendOf(it.deps, quarter);
    expect(months).toHaveLength(12);
    expect(months[0]).toEqual({ month: '2025-10', inContact: 1, firstReceived: 1, entries: 0, signed: 0 });
    expect(months.at(-1)).toEqual({
      month: '2026-09',
      inContact: 2,
      firstReceived: 0,
      entries: 0,
      signed: 0,
    });
    expect(
      trendOf(it.deps, quarterFrom('2026-T4'))
        .months.map(({ month }) => month)
        .at(-1),
    ).toBe('2026-10');
  });
});

test('an archive or the trash changes no figure: what happened is counted whatever the state of the fiche', () => {
  const people = ['2026-07-10', '2026-08-10', '2026-09-10'].map((on) => {
    const id = person({ contacts: [on], firstReceptionOn: on, adviser: 'Alix Moreau' });
    enrolment(id, on);
    contractFile(id, 'CPRO', on, on);
    return candidateIdSchema.parse(id);
  });
  const figures = (): string =>
    JSON.stringify([
      quarterReport(it.deps, quarter),
      ownFigures(it.deps, quarter, 'portfolio'),
      qualityOf(it.db),
      personsInContact(it.db, period),
      contractFilesSigned(it.db, period),
    ]);
  const before = figures();
  const exit = { reason: 'DEMENAGEMENT', leftOn: civilDate('2026-09-20'), detail: '' } as const;
  archive(it.deps, people.slice(0, 2), exit);
  expect(figures()).toBe(before);
  trash(it.deps, people.slice(1), '');
  expect(figures()).toBe(before);
});
