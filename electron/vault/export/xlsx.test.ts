import { expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { readXlsx } from '../import/xlsx.reader';
import { columnLetters, dayNumber, escaped, type SheetCell, sheetName, writeXlsx } from './xlsx';

const on = civilDate('2026-11-30');
const written = async (rows: readonly (readonly SheetCell[])[], name = 'Liste') =>
  readXlsx(
    Buffer.from(
      await writeXlsx(
        {
          name,
          above: ['Candidats de Lens', '2 candidats'],
          headings: ['Nom', 'Prénom', 'Date de naissance'],
          widths: [20, 20, 12],
        },
        [rows],
        on,
      ),
    ),
  );

test('what is written is read back: accents, signs of XML, emoji, line breaks, leading zeros', async () => {
  const { headings, rows } = await written([
    ['Élan <&> "x"', '007', { day: civilDate('2004-03-12') }],
    ['😀 a\nb', '=1+1', 'jamais'],
  ]);
  expect(headings).toEqual(['Nom', 'Prénom', 'Date de naissance']);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['Élan <&> "x"', '007', '2004-03-12'],
    ['😀 a\nb', '=1+1', 'jamais'],
  ]);
});

test('control characters and halves of a pair are left out: Excel opens no file that has them', async () => {
  const { rows } = await written([['a\u0001b\uD800c\uFFFE', '', 'x']]);
  expect(rows[0]?.cells[0]).toBe('abc');
  // What Excel would read as a carriage return stays what was typed.
  expect(escaped('_x000D_ 😀')).toBe('_x005F_x000D_ 😀');
});

test('the name of a sheet is one that Excel takes', () => {
  expect(sheetName("'Candidats: [Lens/Liévin] * été ? 2026 et la suite'")).toBe(
    'Candidats Lens Liévin été 2026',
  );
  expect(sheetName("'''")).toBe('Liste');
  expect(sheetName('x'.repeat(40))).toHaveLength(31);
});

test('days are counted as Excel does, from 1 March 1900 on', () => {
  expect(dayNumber(civilDate('1900-03-01'))).toBe(61);
  expect(dayNumber(civilDate('1900-02-28'))).toBeNull();
  expect(dayNumber(civilDate('2004-03-12'))).toBe(38058);
});

test('columns have their letters', () => {
  expect([0, 25, 26, 51, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA']);
});
