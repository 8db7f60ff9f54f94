import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ErrorCode, Refusal } from '../../../shared/base';
import { targetOfHeading } from '../../../shared/import';
import { type Cells, workbookOf, workbookParts, zipOf } from '../../../test/fixtures/workbook';
import { readExtract } from './read-file';
import { readTable } from './read-table';
import type { Table } from './table';

const follower = { progress: () => undefined, signal: new AbortController().signal };
const read = (bytes: Buffer | string): Promise<Table> => readTable(Buffer.from(bytes as string), follower);
const refusalOf = async (act: Promise<unknown>): Promise<{ code: ErrorCode; message: string }> => {
  const error = await act.then(
    () => new Error('it was read'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw error;
  return error;
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-read-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (name: string, bytes: Buffer | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

describe('a workbook', () => {
  test('gives its dates as civil dates and its numbers as typed, in every time zone', async () => {
    const bytes = await workbookOf([
      ['Nom', 'Prénom', 'Né le', 'Tél', 'CP', 'N° sécu', 'Note'],
      ['Ba', 'Zoé', { day: '2004-03-01' }, 639981234, 1000, 105031305500135, 'a & b <c> "d"'],
      ['Ly', '  Léo ', '31/02/2004', '06 39 98 12 34', '01000', null, 2.5],
    ]);
    const before = process.env.TZ;
    for (const zone of ['Europe/Paris', 'Pacific/Auckland', 'America/Cayenne']) {
      process.env.TZ = zone;
      const table = await read(bytes);
      expect(table.format).toEqual({
        kind: 'xlsx',
        encoding: 'xlsx',
        hasByteOrderMark: false,
        separator: null,
      });
      expect(table.headings).toEqual(['Nom', 'Prénom', 'Né le', 'Tél', 'CP', 'N° sécu', 'Note']);
      expect(table.rows.map((row) => row.cells)).toEqual([
        ['Ba', 'Zoé', '2004-03-01', '639981234', '1000', '105031305500135', 'a & b <c> "d"'],
        ['Ly', '  Léo ', '31/02/2004', '06 39 98 12 34', '01000', '', '2.5'],
      ]);
      expect(table.rows.map((row) => row.fault)).toEqual([null, null]);
    }
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  const titles = ['Nom', 'Prénom', 'Date de naissance'];
  const ba = ['Ba', 'Zoé', '12/03/2004'];
  const ly = ['Ly', 'Léo', '13/03/2004'];
  /** The workbook with its second sheet hidden. */
  const withHidden = (...sheets: readonly Cells[]): Promise<Buffer> => {
    const parts = workbookParts(...sheets);
    const workbook = parts['xl/workbook.xml']?.replace(
      'name="Feuille 2"',
      'name="Feuille 2" state="veryHidden"',
    );
    return zipOf({ ...parts, 'xl/workbook.xml': workbook ?? '' });
  };
  const namesIn = (table: Table): readonly (string | undefined)[] => table.rows.map((row) => row.cells[0]);

  test('of several sheets gives the one whose headings are known, and lists them all', async () => {
    const table = await read(
      await workbookOf([['Mode d’emploi'], ['Remplissez la feuille suivante.']], [titles, ba], [titles]),
    );
    expect(namesIn(table)).toEqual(['Ba']);
    expect(table.rows[0]).toMatchObject({ line: 2, sheet: 'Feuille 2' });
    expect(table.notices[0]).toContain('«\u202fFeuille 2\u202f»');
    expect(table.sheets).toEqual([
      { name: 'Feuille 1', isHidden: false, rows: 1, hasKnownHeadings: false, isRead: false },
      { name: 'Feuille 2', isHidden: false, rows: 1, hasKnownHeadings: true, isRead: true },
      { name: 'Feuille 3', isHidden: false, rows: 0, hasKnownHeadings: true, isRead: false },
    ]);
  });

  test('never gives a hidden sheet, unless it is chosen', async () => {
    const bytes = await withHidden([['Nom'], ['Ba']], [titles, ly]);
    const table = await read(bytes);
    expect(namesIn(table)).toEqual(['Ba']);
    expect(table.notices.join()).toMatch(/masquée.*Feuille 2/u);
    expect(namesIn(await readTable(bytes, follower, { sheets: ['Feuille 2'] }))).toEqual(['Ly']);
    const { message } = await refusalOf(read(await withHidden([], [titles, ly])));
    expect(message).toMatch(/masquées.*Feuille 2/u);
  });

  test('with one sheet for each adviser gives those that are chosen, each cell under its title', async () => {
    const bytes = await workbookOf(
      [titles, ba],
      [
        ['Prénom', 'Nom', 'Date de naissance', 'Ville'],
        ['Léo', 'Ly', '13/03/2004', 'Lyon'],
      ],
    );
    expect((await read(bytes)).notices).toHaveLength(1);
    const table = await readTable(bytes, follower, { sheets: ['Feuille 2', 'Feuille 1'] });
    expect(table.headings).toEqual([...titles, 'Ville']);
    expect(table.rows.map(({ cells, sheet, line }) => [...cells, sheet, line])).toEqual([
      [...ba, 'Feuille 1', 2],
      [...ly, 'Lyon', 'Feuille 2', 2],
    ]);
    expect(table.notices).toEqual([]);
    const refusal = await refusalOf(readTable(bytes, follower, { sheets: ['Feuille 9'] }));
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('Feuille 1') });
  });

  test('with the same titles on another sheet says that both can be imported', async () => {
    const { notices } = await read(await workbookOf([titles, ba], [titles, ly]));
    expect(notices.join()).toMatch(/mêmes titres.*Feuille 2/u);
  });

  test('has its heading on two lines, groups over titles', async () => {
    const table = await read(
      await workbookOf([
        ['Liste des jeunes'],
        ['Nom', 'Prénom', 'Date de naissance', 'Téléphone', null, 'Adresse', null, 'Employeur'],
        [null, null, null, 'Portable', 'Fixe', 'Code postal', 'Ville', 'Ville'],
        [...ba, '0639981234', '0465710000', '13001', 'Marseille', 'Aubagne'],
      ]),
    );
    expect(table.headings.map(targetOfHeading)).toEqual([
      'birthName',
      'firstName',
      'birthDate',
      'mobilePhone',
      'landlinePhone',
      'postcode',
      'commune',
      null,
    ]);
    expect(table.headings.at(-1)).toBe('Employeur Ville');
    expect(table.rows.map((row) => [row.line, row.fault])).toEqual([[4, null]]);
  });

  test('may have its heading as low as line 50, and columns without title', async () => {
    const above = Array.from({ length: 49 }, (_, index) => [`Ligne ${index + 1} de la notice`]);
    const table = await read(await workbookOf([...above, titles, [...ba, null, 'x'], ly]));
    expect(table.headings).toEqual([...titles, 'Colonne 4', 'Colonne 5']);
    expect(table.rows.map(({ line, fault }) => [line, fault])).toEqual([
      [51, null],
      [52, null],
    ]);
  });

  test('never hears of separators and quotes, whatever its rows', async () => {
    const table = await read(
      await workbookOf([
        titles,
        ba,
        ['Total : 1'],
        ['Ly'],
        ['Léo', '13/03/2004'],
        titles,
        [null, null, null, null, 'x'],
      ]),
    );
    for (const { fault } of table.rows)
      expect(fault ?? '').not.toMatch(/séparateur|guillemet|retour à la ligne/u);
    expect(table.rows.map((row) => row.fault === null)).toEqual([true, false, true, true, false, true]);
  });

  test('says which of its rows are hidden or filtered, and reads them', async () => {
    const parts = workbookParts([titles, ba, ly]);
    const sheet = 'xl/worksheets/sheet1.xml';
    const table = await read(
      await zipOf({ ...parts, [sheet]: parts[sheet]?.replace('<row r="3"', '<row r="3" hidden="1"') ?? '' }),
    );
    expect(namesIn(table)).toEqual(['Ba', 'Ly']);
    expect(table.notices).toEqual([expect.stringMatching(/masquée ou filtrée.*ligne 3/u)]);
  });

  test('counts its days from 1904 where it says so, in either way', async () => {
    const parts = workbookParts([titles, ['Ba', 'Zoé', { day: '2004-03-12' }]]);
    const sheet = 'xl/worksheets/sheet1.xml';
    for (const value of ['1', 'true']) {
      const table = await read(
        await zipOf({
          ...parts,
          'xl/workbook.xml':
            parts['xl/workbook.xml']?.replace('<sheets>', `<workbookPr date1904="${value}"/><sheets>`) ?? '',
          [sheet]: parts[sheet]?.replace('<v>38058</v>', '<v>36596</v>') ?? '',
        }),
      );
      expect(table.rows[0]?.cells[2]).toBe('2004-03-12');
      // A bare number in a column of dates is read from it.
      expect(table.daysFrom).toBe(1904);
    }
    expect((await read(await workbookOf([titles, ba]))).daysFrom).toBeUndefined();
  });

  test('has cells merged down several people, which speak of each: not of an empty row, nor of the headings', async () => {
    const parts = workbookParts([
      ['Conseiller', ...titles],
      ['Mme Essai', ...ba],
      [null, ...ly],
      [null, null, null, null],
      ['M. Modèle', ...ba],
      [null, ...ly],
    ]);
    const sheet = 'xl/worksheets/sheet1.xml';
    const merged = parts[sheet]?.replace(
      '</sheetData>',
      '</sheetData><mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="A2:A4"/></mergeCells>',
    );
    const table = await read(await zipOf({ ...parts, [sheet]: merged ?? '' }));
    expect(table.headings[0]).toBe('Conseiller');
    expect(table.rows.map(({ cells }) => cells[0] ?? '')).toEqual([
      'Mme Essai',
      'Mme Essai',
      '',
      'M. Modèle',
      '',
    ]);
    expect(table.notices).toEqual([expect.stringContaining('fusionnée')]);
  });

  test('may leave the references of its rows and cells out, and type its empty cells', async () => {
    const parts = workbookParts([titles, [null, ...ba], ly]);
    const sheet = 'xl/worksheets/sheet1.xml';
    const bare = parts[sheet]
      ?.replaceAll(/(<(?:row|c)) r="[^"]*"/gu, '$1')
      .replace(
        '<row><c t="inlineStr"><is><t xml:space="preserve">Ba',
        '<row><c t="s"/><c t="inlineStr"><is><t xml:space="preserve">Ba',
      );
    const table = await read(await zipOf({ ...parts, [sheet]: bare ?? '' }));
    expect(table.rows.map(({ cells, line }) => [line, ...cells])).toEqual([
      [2, '', ...ba],
      [3, ...ly],
    ]);
  });

  test('whose letters were misread before they were written is mended, and says so', async () => {
    const misread = new TextDecoder('windows-1252').decode(Buffer.from('Lefèvre'));
    const table = await read(await workbookOf([titles, [misread, 'Zoé', '12/03/2004']]));
    expect(table.rows[0]?.cells[0]).toBe('Lefèvre');
    expect(table.notices).toEqual([expect.stringContaining('Lefèvre')]);
  });

  test('whose last cells are empty has rows of the right shape', async () => {
    const table = await read(
      await workbookOf([
        ['Nom', 'Prénom', 'Note'],
        ['Ba', 'Zoé'],
        ['Ly', 'Léo', 'x'],
      ]),
    );
    expect(table.rows.map((row) => row.fault)).toEqual([null, null]);
  });

  test('without a filled cell is empty', async () =>
    expect(await refusalOf(read(await workbookOf([[]])))).toMatchObject({ code: 'IMPORT_EMPTY' }));
});

describe('a zip bomb is refused in less than a second', () => {
  /** Bombs are slow to make: once, before what is measured. */
  const bombs: Record<string, Buffer> = {};
  beforeAll(async () => {
    const zeros = await zipOf({ 'xl/workbook.xml': Buffer.alloc(65 << 20) });
    bombs.declared = zeros;
    const part = Buffer.alloc(11 << 20);
    bombs.sum = await zipOf({
      'xl/workbook.xml': '<x/>',
      ...Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`xl/part${index}.xml`, part])),
    });
    bombs.entries = await zipOf(
      Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`xl/${index}.xml`, ''])),
    );
    // Size declared in the central directory: its record begins with PK 01 02, the size is 24 bytes further.
    bombs.lying = Buffer.from(zeros);
    bombs.lying.writeUInt32LE(1000, zeros.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
  });

  test.each([
    ['by its declared size', 'declared', /^IMPORT_BOMB$/u],
    ['by the sum of its entries', 'sum', /^IMPORT_BOMB$/u],
    ['by the number of its entries', 'entries', /^IMPORT_BOMB$/u],
    ['even when its directory lies about the sizes', 'lying', /^IMPORT_(?:BOMB|NOT_TABLE)$/u],
  ])('%s', async (_, name, code) => {
    const path = written('bombe.xlsx', bombs[name] ?? '');
    expect((await refusalOf(readExtract(path, follower))).code).toMatch(code);
  });
});

describe('what is not a table is refused with a sentence that says what it is', () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)]);
  test.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00', 'latin1'), 'un PDF'],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n\x00\x00', 'latin1'), 'image PNG'],
    ['a JPEG', Buffer.from('\xff\xd8\xff\xe0\x00\x10JFIF', 'latin1'), 'image JPEG'],
    ['an old workbook', ole, 'XLS'],
    [
      'a protected workbook',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      'mot de passe',
    ],
    ['a web page', Buffer.from('<!DOCTYPE html><html><table>'), 'page web'],
    [
      'a table of a web page named as a workbook',
      Buffer.from('\ufeff\n<meta charset="utf-8"><table><tr>'),
      'HTML',
    ],
    ['the same in UTF-16', Buffer.from('\ufeff<html><table>', 'utf16le'), 'HTML'],
    ['an archive of a web page', Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related\n'), 'MHT'],
    [
      'a workbook of 2003',
      Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>'),
      '2003',
    ],
    ['a database', Buffer.from('SQLite format 3\x00'), 'base de données'],
    ['bytes', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)), 'texte'],
    ['a program', Buffer.from('MZ\x90\x00\x03\x00\x00'), 'programme'],
  ])('%s', async (_, bytes, words) => {
    const { code, message } = await refusalOf(read(bytes));
    expect(code).toBe('IMPORT_NOT_TABLE');
    expect(message).toContain(words);
  });

  test.each([
    ['an OpenDocument sheet', { mimetype: 'application/vnd.oasis', 'content.xml': '<x/>' }, 'OpenDocument'],
    ['a Word document', { 'word/document.xml': '<x/>' }, 'Word'],
    ['an archive', { 'a.txt': 'x' }, 'ZIP'],
    ['a workbook in pieces', { 'xl/workbook.xml': '<x' }, 'classeur'],
  ])('%s', async (_, entries, words) => {
    const { code, message } = await refusalOf(read(await zipOf(entries)));
    expect(code).toBe('IMPORT_NOT_TABLE');
    expect(message).toContain(words);
  });

  test('a text that begins like a picture is still a text', async () => {
    expect((await read('BM;Nom;Prénom\n1;Ba;Zoé\n')).headings).toEqual(['BM', 'Nom', 'Prénom']);
  });
});

describe('a file that cannot be read', () => {
  test('is empty', async () => {
    expect((await refusalOf(readExtract(written('vide.csv', ''), follower))).code).toBe('IMPORT_EMPTY');
    expect((await refusalOf(readExtract(written('blancs.csv', ' \r\n;;\r\n'), follower))).code).toBe(
      'IMPORT_EMPTY',
    );
  });

  test('is the lock of a workbook that is open: named for what it is', async () => {
    for (const name of ['~$jeunes.xlsx', '.~lock.jeunes.ods#']) {
      const { code, message } = await refusalOf(readExtract(written(name, '\x05marie'), follower));
      expect([code, message]).toEqual(['IMPORT_NOT_TABLE', expect.stringContaining('verrou')]);
    }
  });

  test('does not exist, or is a folder', async () => {
    expect((await refusalOf(readExtract(join(folder, 'absent.csv'), follower))).code).toBe('FILE_UNREADABLE');
    expect((await refusalOf(readExtract(folder, follower))).code).toBe('FILE_UNREADABLE');
  });

  test('is 50 MB of noise named .csv: refused by its size, without being read', async () => {
    const path = written('bruit.csv', Buffer.from('x'));
    truncateSync(path, 50 << 20);
    const before = process.memoryUsage().arrayBuffers;
    expect((await refusalOf(readExtract(path, follower))).code).toBe('IMPORT_TOO_LARGE');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20);
  });

  test('is noise of an allowed size: refused before any row is made of it', async () => {
    const noise = Buffer.from(new Uint8Array(1 << 20).map(() => Math.floor(Math.random() * 256)));
    expect((await refusalOf(read(noise))).code).toBe('IMPORT_NOT_TABLE');
  });

  test('has more than 200,000 rows', async () => {
    const bytes = Buffer.from(`Nom;Prénom\n${'Ba;Zoé\n'.repeat(200_001)}`);
    expect((await refusalOf(read(bytes))).code).toBe('IMPORT_TOO_MANY_ROWS');
  });

  test('is being read when the user cancels', async () => {
    const abort = new AbortController();
    const bytes = Buffer.from(`Nom;Prénom\n${'Ba;Zoé\n'.repeat(150_000)}`);
    const act = readTable(bytes, { progress: () => abort.abort(), signal: abort.signal });
    expect((await refusalOf(act)).code).toBe('CANCELLED');
  });
});

describe('any bytes give a table or a refusal, never a crash', () => {
  const isRead = async (bytes: Buffer): Promise<void> => {
    try {
      const table = await readTable(bytes, follower);
      expect(table.rows.every((row) => row.cells.every((cell) => typeof cell === 'string'))).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
    }
  };

  test('random texts full of separators and quotes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.constantFrom(';', ',', '\t', '|', '"', '\n', '\r\n', '\r', 'Nom', 'é', '\ud800'),
            fc.string(),
          ),
          {
            maxLength: 80,
          },
        ),
        (parts) => isRead(Buffer.from(parts.join(''))),
      ),
      { numRuns: 300 },
    ));

  test('random bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) => isRead(Buffer.from(bytes))),
      { numRuns: 300 },
    ));

  test('a workbook with altered bytes', async () => {
    const good = await workbookOf([
      ['Nom', 'Prénom'],
      ['Ba', 'Zoé'],
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.nat(good.length),
        async (changes, end) => {
          const bytes = Buffer.from(good);
          for (const [at, byte] of changes) bytes[at] = byte;
          await isRead(bytes);
          await isRead(good.subarray(0, end));
        },
      ),
      { numRuns: 25 },
    );
  });
});
