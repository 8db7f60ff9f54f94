import { describe, expect, test } from 'vitest';
import { judgeDateColumn } from './date-column';

const judge = (...cells: readonly string[]) => judgeDateColumn(cells, 'Né le');
const repeated = (count: number, cell: string): readonly string[] =>
  Array.from({ length: count }, () => cell);

describe('the order of day and month comes from the whole column', () => {
  test('French dates say nothing', () =>
    expect(judge('12/03/2004', '25/04/2003', '', 'NC', '12 mars 2004')).toMatchObject({
      order: 'day-first',
      notice: null,
    }));
  test('dates that read both ways are French, without more proof', () =>
    expect(judge('01/02/2004', '03/04/2005')).toMatchObject({ order: 'day-first', notice: null }));
  test('dates impossible in French, and none impossible in English: the month comes first, and the notice proves it', () => {
    const judged = judge('03/12/2004', '04/25/2003', '12/31/2004');
    expect(judged.order).toBe('month-first');
    expect(judged.notice).toBe(
      'Colonne «\u202fNé le\u202f»\u00a0: dates lues à l’anglaise, mois/jour/année\u00a0: 2 dates n’existent que dans cet ordre («\u202f04/25/2003\u202f»), aucune dans l’autre.',
    );
  });
  test('AM and PM are English', () =>
    expect(judge('3/12/2004 12:00:00 AM', '4/5/2004 12:00:00 AM').order).toBe('month-first'));
  test('both proved, and some that read both ways: doubtful, with an example of each', () => {
    const judged = judge('25/04/2003', '04/25/2003', '03/12/2004');
    expect(judged).toMatchObject({
      order: 'doubtful',
      examples: { dayFirst: '25/04/2003', monthFirst: '04/25/2003', either: '03/12/2004' },
    });
    expect(judged.notice).toContain('indiquez l’ordre de cette colonne');
  });
  test('one slip among twenty does not make a column doubtful, and is told', () => {
    const judged = judge(...repeated(19, '25/04/2003'), '04/25/2003', '03/12/2004');
    expect(judged).toMatchObject({ order: 'day-first', notice: expect.stringContaining('04/25/2003') });
    expect(judge(...repeated(18, '25/04/2003'), '04/25/2003', '03/12/2004').order).toBe('doubtful');
  });
  test('where no date reads both ways there is nothing to ask', () =>
    expect(judge('25/04/2003', '04/25/2003').order).toBe('day-first'));
  test('a date that reads the same both ways shows nothing', () =>
    expect(judge('05/05/2003', '05/05/2003').examples.either).toBeNull());
  test('dates that no calendar has show nothing', () =>
    expect(judge('31/02/2004', '00/00/0000', '13/25/2004').notice).toBeNull());
});

describe('midnights written in universal time', () => {
  test.each([
    [['2004-03-11T23:00:00.000Z', '2004-07-01T22:00:00Z', '2004-03-12T00:00:00+01:00'], 'Europe/Paris'],
    [['2004-03-11T23:00:00Z', '2004-07-01T23:00:00Z'], 'Europe/Paris'],
    [['2004-03-11 23:00:00'], 'Europe/Paris'],
    [['2004-03-11T20:00:00Z', '2004-07-01T20:00:00Z'], 'Indian/Reunion'],
    [['2004-03-11T21:00:00Z', '2004-07-01T21:00:00Z'], 'Indian/Mayotte'],
  ] as const)('%j were midnights in %s', (cells, zone) => {
    const judged = judgeDateColumn(cells, 'Né le');
    expect(judged.zone).toBe(zone);
    expect(judged.notice).toContain('lu au lendemain');
  });
  test.each([
    [['2004-03-11T23:00:00Z', '2004-03-11T00:00:00Z']],
    [['2004-03-11T22:00:00Z', '2004-03-11T23:00:00Z']],
    [['2004-03-11T20:00:00Z', '2004-03-11T21:00:00Z']],
  ])('%j fit no zone: refused, with a notice', (cells) => {
    const judged = judgeDateColumn(cells, 'Né le');
    expect(judged.zone).toBe('doubtful');
    expect(judged.notice).toContain('ce jour ou le lendemain');
  });
  test('a column without late hour says nothing of it', () =>
    expect(judge('2004-03-11T00:00:00Z', '2026-01-05T14:32:10Z').notice).toBeNull());
});
