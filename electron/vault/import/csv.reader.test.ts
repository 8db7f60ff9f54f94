import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { quietJob } from '../../../test/support/quiet-job';
import { readCsv, type Separator, separatorOf } from './csv.reader';
import { decode } from './decode';
import type { Table } from './table';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
/** windows-1252 of the characters used here. */
const windows1252 = (text: string): Buffer =>
  Buffer.from(text.replace(/’/gu, '\x92').replace(/€/gu, '\x80').replace(/œ/gu, '\x9c'), 'latin1');

const encodings: readonly (readonly [string, string, boolean, (text: string) => Buffer])[] = [
  ['UTF-8', 'utf-8', false, (text) => Buffer.from(text)],
  ['UTF-8 with its mark', 'utf-8', true, (text) => Buffer.from(`\ufeff${text}`)],
  ['windows-1252', 'windows-1252', false, windows1252],
  ['UTF-16 LE with its mark', 'utf-16', true, (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 BE with its mark', 'utf-16', true, (text) => utf16be(`\ufeff${text}`)],
];
const separators: readonly Separator[] = [';', ',', '\t', '|'];
const lineEnds = ['\r\n', '\n', '\r'];

const quote = (cell: string): string =>
  /[;,\t|"\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const csv = (rows: readonly (readonly string[])[], separator = ';', end = '\r\n'): string =>
  rows.map((cells) => cells.map(quote).join(separator) + end).join('');
const cellsOf = (table: Table): readonly (readonly string[])[] => table.rows.map((row) => row.cells);
const read = (text: string | Buffer): Promise<Table> => readCsv(Buffer.from(text as string), quietJob);

const sample = [
  ['Nom', 'Prénom', 'Adresse', 'Commentaire'],
  ['Lefèvre', 'Noël', '3 rue de l’Hôpital', 'Dit « 10 € ; oui », cœur'],
  ['Ba', 'Inès', '', 'Parle "couramment" anglais ;\nrappeler après 18 h'],
  ["N'Diaye", 'Zoé', '1, place\tVerte | bis', '=1+1'],
];

describe('a CSV is read whatever its encoding, separator and line ends', () => {
  for (const [name, encoding, hasByteOrderMark, encode] of encodings)
    for (const separator of separators)
      for (const end of lineEnds)
        test(`${name}, ${JSON.stringify(separator)}, ${JSON.stringify(end)}`, async () => {
          const table = await readCsv(encode(csv(sample, separator, end)), quietJob);
          expect(table.format).toEqual({ kind: 'csv', encoding, hasByteOrderMark, separator });
          expect(table.headings).toEqual(sample[0]);
          expect(cellsOf(table)).toEqual(sample.slice(1));
        });
});

test('windows-1252 is the one of the web: 0x92 is an apostrophe, 0x80 the euro', () => {
  expect(decode(Buffer.from([0x92, 0x80, 0x9c, 0xe9])).text).toBe('’€œé');
});

test('a mark of UTF-8 wins over broken bytes, and the file says so', async () => {
  const table = await readCsv(
    Buffer.concat([Buffer.from('\ufeffNom;Prénom\nB'), Buffer.from([0xff]), Buffer.from(';Zoé\n')]),
    quietJob,
  );
  expect(cellsOf(table)).toEqual([['B\ufffd', 'Zoé']]);
  expect(table.notices).toHaveLength(1);
});

describe('the separator', () => {
  test.each([
    ['a;b;c\n1;2;3\n', ';'],
    ['a,b,c\n"1;2;3",2,3\n"4;5;6",5,6\n', ','],
    ['Nom;Prénom\nDurand, dit Le Grand;Zoé\n', ';'],
    ['a\tb\n1,5\t2,5\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['seule\ncolonne\n', null],
  ])('%j is cut by %j', (text, separator) => expect(separatorOf(text)).toBe(separator));

  test('is the one that Excel writes on a first line of its own', async () => {
    const table = await read('sep=|\r\nNom|Prénom\r\nBa;x|Zoé\r\n');
    expect(table.format.separator).toBe('|');
    expect(cellsOf(table)).toEqual([['Ba;x', 'Zoé']]);
  });
});

describe('the heading', () => {
  test('is found under the titles that an export writes first', async () => {
    const table = await read(
      'Extraction Parcours 3;;\r\nMission locale;;\r\nNom;Prénom;Né le\r\nBa;Zoé;01/01/2005\r\n',
    );
    expect(table.headings).toEqual(['Nom', 'Prénom', 'Né le']);
    expect(table.rows).toHaveLength(1);
    expect(table.notices[0]).toContain('2 lignes');
  });

  test('is not taken from a file that has none: the first row is data', async () => {
    const table = await read('Ba;Zoé;01/01/2005\r\nLy;Léo;02/01/2005\r\n');
    expect(table.headings).toEqual(['Colonne 1', 'Colonne 2', 'Colonne 3']);
    expect(table.rows).toHaveLength(2);
  });
});

describe('the shape of a row', () => {
  const heading = 'Nom;Prénom;Né le;Ville;Commentaire\r\n';
  const faultsOf = async (body: string): Promise<readonly (string | null)[]> =>
    (await read(heading + body)).rows.map((row) => row.fault);

  test('empty lines in the middle are counted and refused; those at the end are none', async () => {
    expect(await faultsOf('Ba;Zoé;1;x;y\r\n\r\n;;;;\r\nLy;Léo;2;x;y\r\n;;;;\r\n\r\n')).toEqual([
      null,
      'Ligne vide.',
      'Ligne vide.',
      null,
    ]);
  });

  test('a row with a filled cell too many is refused, one with empty cells too many is not', async () => {
    const faults = await faultsOf('Ba;Zoé;1;x;y;z\r\nBa;Zoé;1;x;y;;\r\n');
    expect(faults[0]).toContain('6 cellules pour 5 colonnes');
    expect(faults[1]).toBeNull();
  });

  test('a row cut in two by a bare line break is refused, both halves', async () => {
    const faults = await faultsOf('Ba;Zoé;1;Mar\r\nseille;y\r\nLy;Léo;2;x;y\r\n');
    expect(faults.map((fault) => fault === null)).toEqual([false, false, true]);
    expect(faults[0]).toContain('coupe');
  });

  test('last separators that Excel leaves out are empty cells, and the row says so', async () => {
    const table = await read(`${heading}Ba;Zoé;1;x\r\nLy;Léo;2;x\r\nSy;Lou;3;x;y\r\n`);
    expect(table.rows.map((row) => row.fault)).toEqual([null, null, null]);
    expect(table.rows[0]?.note).toContain('1 cellule absente');
  });

  test('a cell of 10,000 characters makes its row refused, and no other', async () => {
    const faults = await faultsOf(`Ba;Zoé;1;x;${'a'.repeat(10_000)}\r\nLy;Léo;2;x;y\r\n`);
    expect(faults[0]).toContain('10000 caractères');
    expect(faults[1]).toBeNull();
  });

  test('a quote never closed is said, not silently swallowing the rows after it', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => `Ba;Zoé;${index};x;un commentaire`).join('\r\n');
    await expect(read(`${heading}Ba;Zoé;1;x;"ouvert\r\n${rows}\r\n`)).rejects.toThrow(/guillemet/u);
    const faults = await faultsOf(`Ba;Zoé;1;x;"ouvert\r\n${rows}\r\nLy;Léo;2;x;"fermé"\r\n`);
    expect(faults.some((fault) => fault?.includes('guillemet'))).toBe(true);
  });

  test('more than 200 columns are refused', async () => {
    const wide = Array.from({ length: 201 }, (_, index) => `c${index}`).join(';');
    await expect(read(`${wide}\n`)).rejects.toBeInstanceOf(Refusal);
  });
});

test('quotes in the middle of a cell are letters like others', async () => {
  const table = await read('Nom;Prénom\r\nBa dit "le bref";Zoé\r\n');
  expect(cellsOf(table)).toEqual([['Ba dit "le bref"', 'Zoé']]);
});

test('a character outside the first plane survives the cut of the file into pieces', async () => {
  const long = `${'a'.repeat(4_900)}😀`;
  const rows = Array.from({ length: 60 }, (_, index) => `${'b'.repeat(index % 7)};${long}`);
  const table = await read(`Nom;Prénom\n${rows.join('\n')}\n`);
  expect(table.rows.every((row) => row.cells[1] === long)).toBe(true);
});
