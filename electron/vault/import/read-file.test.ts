import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ErrorCode, Refusal } from '../../../shared/base';
import { workbookOf, zipOf } from '../../../test/fixtures/workbook';
import { readExtract, readTable } from './read-file';
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

  test('of several sheets gives the first that is filled, and says so', async () => {
    const table = await read(
      await workbookOf(
        [],
        [
          ['Nom', 'Prénom'],
          ['Ba', 'Zoé'],
        ],
      ),
    );
    expect(table.rows).toHaveLength(1);
    expect(table.notices[0]).toContain('Feuille 2');
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
