/**
 * Bar 67: CSV is safe against formulas, separators and line breaks, and reads back equal, in the one way that the product
 * writes it: export, journal of accesses, refused rows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { readCsv, writeCsv } from '../../electron/vault/export/csv';
import { sourceFiles } from '../architecture/import-graph';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

test('a file opens in French Excel: byte-order mark, semicolons, CRLF, accents', () => {
  expect(
    text(
      writeCsv(
        ['code', 'libellé'],
        [
          ['B1', 'Âge ; niveau'],
          ['B2', 12],
        ],
      ),
    ),
  ).toBe('\uFEFFcode;libellé\r\nB1;"Âge ; niveau"\r\nB2;12\r\n');
});

test.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1', "'=1", '＝1'])(
  'a spreadsheet does not take %j for a formula',
  (value) => {
    const bytes = writeCsv(['valeur'], [[value]]);
    const [, cell = ''] = text(bytes).split(/\r\n/);
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
    expect(readCsv(bytes)).toEqual([['valeur'], [value]]);
  },
);

test('a file reads back equal, whatever the cells hold', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('=', '+', '-', '@', "'", '"', ';', '\n', '\r', '\t', ' ', 'a', '\u202F'), {
        maxLength: 6,
      })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.nat()), { minLength: 1, maxLength: 8 }), (lines) => {
      const read = readCsv(writeCsv(['a', 'b', 'n'], lines));
      expect(read).toEqual([['a', 'b', 'n'], ...lines.map(([a, b, n]) => [a, b, String(n)])]);
    }),
    { numRuns: 500 },
  );
});

test('bytes that are not UTF-8, or lines of unequal length, are no table', () => {
  expect(() => readCsv(Buffer.from([0x61, 0xe9, 0x0a]))).toThrow();
  expect(() => readCsv(Buffer.from('a;b\r\n1\r\n'))).toThrow();
});

test('nothing else of the product writes a CSV', () => {
  const writing = sourceFiles(appRoot, ['electron', 'renderer', 'shared']).filter(
    // The self-test writes the extract of people whom it invents.
    (path) =>
      !path.startsWith('electron/self-test/') &&
      /from 'csv-stringify|\.join\(';'\)/u.test(readFileSync(join(appRoot, path), 'utf8')),
  );
  expect(writing).toEqual(['electron/vault/export/csv.ts']);
});
