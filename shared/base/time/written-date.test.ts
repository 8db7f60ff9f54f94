import { describe, expect, test } from 'vitest';
import { civilDate } from './civil-date';
import { frenchWriting, readWrittenDate } from './written-date';

const today = civilDate('2026-09-15');
const read = (text: string) => readWrittenDate(text, { today });

describe('a date is read in every usual writing', () => {
  test.each([
    ['12 mars 2026', '2026-03-12'],
    ['1er mars 2026', '2026-03-01'],
    ['le 1er mars 2026', '2026-03-01'],
    ['1 mars 2026', '2026-03-01'],
    ['12/03/2026', '2026-03-12'],
    ['2/3/2026', '2026-03-02'],
    ['12.03.2026', '2026-03-12'],
    ['12-03-2026', '2026-03-12'],
    ['12 03 2026', '2026-03-12'],
    ['12 / 03 / 2026', '2026-03-12'],
    ['12–03–2026', '2026-03-12'],
    ['né le 12/03/2026', '2026-03-12'],
    ['née le 12 mars 2026', '2026-03-12'],
    ['12/03/2004 (22 ans)', '2004-03-12'],
    ['12\u00a0mars\u202f2026', '2026-03-12'],
    [' 15 AOUT 2006 ', '2006-08-15'],
    ['15 août 2006', '2006-08-15'],
    ['3 Février 2008', '2008-02-03'],
    ['3 févr. 2004', '2004-02-03'],
    ['29/02/2024', '2024-02-29'],
    ['2004-03-12', '2004-03-12'],
    ['2004-3-2', '2004-03-02'],
    ['2004/03/12', '2004-03-12'],
    ['2004.03.12', '2004-03-12'],
    ['20040312', '2004-03-12'],
    ['12032004', '2004-03-12'],
    ['20042004', '2004-04-20'],
    ['12-mars-2004', '2004-03-12'],
    ['12mars2004', '2004-03-12'],
    ['vendredi 12 mars 2004', '2004-03-12'],
    ['ven. 12/03/2004', '2004-03-12'],
    ['mar. 16 mars 2004', '2004-03-16'],
    ['Mar 12, 2004', '2004-03-12'],
    ['March 2nd, 2004', '2004-03-02'],
    ['12 December 2004', '2004-12-12'],
    ['2004-mars-12', '2004-03-12'],
    ['12/03/2004 00:00', '2004-03-12'],
    ['12/03/2004 à 14h30', '2004-03-12'],
    ['2004-03-12T00:00:00.000Z', '2004-03-12'],
    ['2004-03-12T00:00:00+01:00', '2004-03-12'],
    ['2004-03-11T23:30:00+01:00', '2004-03-11'],
    ['12 mars 2004 10:15', '2004-03-12'],
  ])('%j', (text, date) => expect(read(text)).toEqual({ date, note: null, reason: null }));

  test.each([
    ['12-mars-04', '2004-03-12', 'année 04 lue 2004'],
    ['1-sept.-04', '2004-09-01', 'année 04 lue 2004'],
    ['12-Mar-04', '2004-03-12', 'année 04 lue 2004'],
    ['01/12/26', '2026-12-01', 'année 26 lue 2026'],
    ['01/12/46', '2046-12-01', 'année 46 lue 2046'],
    ['01/12/47', '1947-12-01', 'année 47 lue 1947'],
    ['31/12/99', '1999-12-31', 'année 99 lue 1999'],
    ['jeudi 12 mars 2004', '2004-03-12', 'le jour de la semaine n’est pas celui-là'],
    [
      '2004-07-01T22:15:00Z',
      '2004-07-02',
      '«\u202f2004-07-01T22:15:00Z\u202f» lu 02/07/2004, en heure française',
    ],
  ])('%j, with what was understood', (text, date, note) =>
    expect(read(text)).toEqual({ date, note, reason: null }),
  );
});

test.each([
  '',
  '31/04/2026',
  '29/02/2023',
  '12/13/2026',
  '12 marche 2026',
  '00/01/2026',
  '12/03/1850',
  'mars 2004',
  'mars-04',
  '2004',
  '120304',
  '1032004',
  '38058',
  'en mars',
  '12/03',
  '12/03/20045',
  '2004-02-30',
  '20041301',
  'vendredi',
])('%j is no date', (text) => expect(read(text).date).toBeNull());

test('a year of two digits needs to know this year', () =>
  expect(readWrittenDate('12/03/04', {}).date).toBeNull());

describe('midnight written in universal time is never the day before in silence', () => {
  test.each([
    '2004-03-11T23:00:00.000Z',
    '2004-07-01T22:00:00Z',
    '11/03/2004 23:00:00',
    '2004-03-11T20:00:00Z',
  ])('%s alone is refused', (text) =>
    expect(read(text)).toMatchObject({ date: null, reason: expect.stringContaining('heure universelle') }),
  );
  test.each([
    ['2004-03-11T23:00:00.000Z', 'Europe/Paris', '2004-03-12'],
    ['2004-07-01T22:00:00Z', 'Europe/Paris', '2004-07-02'],
    ['1970-07-01T23:00:00Z', 'Europe/Paris', '1970-07-02'],
    ['2004-12-31 23:00:00', 'Europe/Paris', '2005-01-01'],
    ['2004-03-11T20:00:00Z', 'Indian/Reunion', '2004-03-12'],
  ] as const)('%s in a column written in %s is the next day', (text, zone, date) =>
    expect(readWrittenDate(text, { writing: { order: 'day-first', zone } })).toMatchObject({
      date,
      note: expect.stringContaining('heure française'),
    }),
  );
  test('22:00 in winter is not midnight in Paris: refused there too', () =>
    expect(
      readWrittenDate('2004-03-11T22:00:00Z', { writing: { order: 'day-first', zone: 'Europe/Paris' } }).date,
    ).toBeNull());
});

describe('day and month are taken in the order of the column', () => {
  const monthFirst = { writing: { ...frenchWriting, order: 'month-first' } } as const;
  const doubtful = { writing: { ...frenchWriting, order: 'doubtful' } } as const;
  test('month first, and said', () => {
    expect(readWrittenDate('04/25/2003', monthFirst)).toMatchObject({ date: '2003-04-25' });
    expect(readWrittenDate('03/12/2004', monthFirst)).toEqual({
      date: '2004-03-12',
      note: '«\u202f03/12/2004\u202f» lu 12/03/2004, le mois d’abord',
      reason: null,
    });
    expect(readWrittenDate('25/04/2003', monthFirst)).toMatchObject({
      date: null,
      reason: expect.stringContaining('inversés'),
    });
  });
  test('in doubt, only what reads one way is read', () => {
    expect(readWrittenDate('25/04/2003', doubtful).date).toBe('2003-04-25');
    expect(readWrittenDate('05/05/2003', doubtful).date).toBe('2003-05-05');
    expect(readWrittenDate('04/25/2003', doubtful).date).toBeNull();
    expect(readWrittenDate('09/01/2005', doubtful)).toMatchObject({
      date: null,
      reason: expect.stringContaining('deux sens'),
    });
  });
});

test('the day numbers of a workbook that counts from 1904 are 1,462 days later than those of the others', () => {
  const read = (text: string, daysFrom?: 1904): string | null =>
    readWrittenDate(text, {
      takesDayNumbers: true,
      writing: { ...frenchWriting, ...(daysFrom === undefined ? {} : { daysFrom }) },
    }).date;
  expect([read('38058'), read('36596', 1904), read('36596,5', 1904)]).toEqual(Array(3).fill('2004-03-12'));
});
