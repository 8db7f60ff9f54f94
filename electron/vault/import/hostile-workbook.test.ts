/**
 * Workbooks that are made to hurt, or that are only odd, as public threads of other readers tell of them. Each is read in
 * this very process, without the limits that stand around the reader: what is bounded is bounded before it is allocated.
 */
import { describe, expect, test } from 'vitest';
import { type ErrorCode, Refusal } from '../../../shared/base';
import { type Cells, workbookParts, zipOf } from '../../../test/fixtures/workbook';
import { readTable } from './read-table';
import type { Table } from './table';

const follower = { progress: () => undefined, signal: new AbortController().signal };
const titles = ['Nom', 'Prénom', 'Date de naissance'];
const ba = ['Ba', 'Zoé', '12/03/2004'];
const sheet1 = 'xl/worksheets/sheet1.xml';
const sound: Cells = [titles, ba];

type Parts = Readonly<Record<string, string>>;
const read = async (parts: Parts): Promise<Table> => readTable(await zipOf(parts), follower);
/** A sound workbook, one of its parts changed. */
const changed = (part: string, change: (xml: string) => string): Parts => {
  const parts = workbookParts(sound);
  return { ...parts, [part]: change(parts[part] ?? '') };
};
const withCell = (xml: string): Parts =>
  changed(sheet1, (sheet) => sheet.replace('</sheetData>', `<row r="9">${xml}</row></sheetData>`));
const refusalOf = async (parts: Parts): Promise<{ readonly code: ErrorCode; readonly message: string }> => {
  const outcome: unknown = await read(parts).catch((error: unknown) => error);
  if (!(outcome instanceof Refusal)) throw outcome;
  return outcome;
};
const cellsOf = (table: Table): readonly (readonly string[])[] => table.rows.map(({ cells }) => cells);

describe('a reference leads nowhere beyond the last cell of a spreadsheet', () => {
  test.each([
    ['letters without end', `<c r="${'A'.repeat(20)}1"><v>1</v></c>`],
    ['a column after the last', '<c r="XFE9"><v>1</v></c>'],
    ['a row after the last', '<c r="A1048577"><v>1</v></c>'],
    ['figures without end', `<c r="A${'9'.repeat(400)}"><v>1</v></c>`],
    ['row nought', '<c r="A0"><v>1</v></c>'],
    ['a sign', '<c r="-1"><v>1</v></c>'],
    ['nothing', '<c r=""><v>1</v></c>'],
    ['a range', '<c r="A1:B2"><v>1</v></c>'],
  ])('%s is refused', async (_what, xml) => {
    expect(await refusalOf(withCell(xml))).toMatchObject({
      code: 'IMPORT_NOT_TABLE',
      message: expect.stringMatching(/abîmé.*recommencez\.$/u),
    });
  });

  test.each(['0', '1048577', '1e9', '-5', 'Infinity', '9'.repeat(400)])(
    'a row numbered %j is refused',
    async (number) => {
      const parts = changed(sheet1, (xml) => xml.replace('<row r="2"', `<row r="${number}"`));
      expect((await refusalOf(parts)).code).toBe('IMPORT_NOT_TABLE');
    },
  );

  test('more rows without a number than there are, or more cells, are refused', async () => {
    const rows = changed(sheet1, (xml) =>
      xml.replace('</sheetData>', `<row r="1048570"/>${'<row/>'.repeat(10)}</sheetData>`),
    );
    expect((await refusalOf(rows)).code).toBe('IMPORT_NOT_TABLE');
    expect((await refusalOf(withCell(`<c r="XFD9"/>${'<c/>'.repeat(2)}`))).code).toBe('IMPORT_NOT_TABLE');
  });
});

describe('what is large in words and small in fact is read as what it is', () => {
  test('the last cell of the sheet, as a solver leaves it, a dimension that lies, styles without values', async () => {
    const parts = changed(sheet1, (xml) =>
      xml
        .replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')
        .replace(
          '</sheetData>',
          '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>',
        ),
    );
    expect(cellsOf(await read(parts))).toEqual([ba]);
  });

  test('a sheet that is not read may be filled to its last row; one that is read says so', async () => {
    const far = '<row r="1048576"><c r="A1048576" t="str"><v>réglage</v></c></row></sheetData>';
    const parts = workbookParts(sound, [['Réglages']]);
    const second = 'xl/worksheets/sheet2.xml';
    const other = { ...parts, [second]: parts[second]?.replace('</sheetData>', far) ?? '' };
    expect(cellsOf(await read(other))).toEqual([ba]);
    expect((await refusalOf(changed(sheet1, (xml) => xml.replace('</sheetData>', far)))).code).toBe(
      'IMPORT_TOO_MANY_ROWS',
    );
  });

  test('merged cells over the whole sheet, a hundred thousand times', async () => {
    const merged = '<mergeCell ref="D2:D1048576"/><mergeCell ref="XFD1:XFD1048576"/>'.repeat(50_000);
    const parts = changed(sheet1, (xml) =>
      xml.replace('</sheetData>', `</sheetData><mergeCells>${merged}</mergeCells>`),
    );
    expect(cellsOf(await read(parts))).toEqual([ba]);
  });

  test('hidden rows without a cell', async () => {
    const hidden = Array.from({ length: 50_000 }, (_, index) => `<row r="${index + 10}" hidden="1"/>`).join(
      '',
    );
    const table = await read(changed(sheet1, (xml) => xml.replace('</sheetData>', `${hidden}</sheetData>`)));
    expect(table.notices).toEqual([]);
  });

  test('one long text in every cell is counted as often as it stands', async () => {
    const long = 'x'.repeat(1_000_000);
    const parts = {
      ...withCell('<c t="s"><v>0</v></c>'.repeat(100)),
      'xl/sharedStrings.xml': `<sst><si><t>${long}</t></si></sst>`,
    };
    const rels = 'xl/_rels/workbook.xml.rels';
    const shared = parts[rels as keyof typeof parts] as string;
    expect(
      (
        await refusalOf({
          ...parts,
          [rels]: shared.replace(
            '</Relationships>',
            '<Relationship Id="ss" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
          ),
        })
      ).code,
    ).toBe('IMPORT_BOMB');
  });
});

describe('XML that does more than say', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(10)}">${Array.from('bcdefghij', (name, index) => `<!ENTITY ${name} "${`&${'abcdefghij'[index]};`.repeat(10)}">`).join('')}]>`;
  test.each([
    ['entities within entities', laughs, '&j;'],
    ['an entity from a file', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;'],
    ['a document type from the network', '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">', 'x'],
  ])('%s is refused, and nothing is fetched', async (_what, type, text) => {
    const parts = changed(sheet1, (xml) =>
      xml.replace('<worksheet', `${type}<worksheet`).replace('Ba', text),
    );
    expect((await refusalOf(parts)).code).toBe('IMPORT_NOT_TABLE');
  });

  test.each([
    ['nested without end', '<a>'.repeat(200_000)],
    ['never closed', '<c r="A9"'],
    ['closed otherwise', '<c></v>'],
    ['with a tag of signs', '<€></€>'],
    ['cut in a comment', '<!-- '],
  ])('%s is refused', async (_what, xml) => {
    expect((await refusalOf(withCell(xml))).code).toBe('IMPORT_NOT_TABLE');
  });

  test('what it does not know is text: an entity of no name, a number of no character', async () => {
    const table = await read(
      withCell('<c t="str"><v>&inconnue;&#99999999;&#x41;&#233;&#x1F600;&lt;</v></c>'),
    );
    expect(table.rows.at(-1)?.cells[0]).toBe('&inconnue;&#99999999;Aé😀<');
  });
});

describe('an archive that says one thing to each reader', () => {
  test('two parts of one name are refused, whatever their capitals', async () => {
    const parts = workbookParts(sound);
    expect((await refusalOf({ ...parts, 'XL/Worksheets/Sheet1.xml': parts[sheet1] ?? '' })).code).toBe(
      'IMPORT_NOT_TABLE',
    );
  });

  test('a part is never looked for outside the archive, nor is a link followed', async () => {
    const rels = 'xl/_rels/workbook.xml.rels';
    for (const target of [
      '../../../../etc/passwd',
      '/etc/passwd',
      'file:///etc/passwd',
      'http://example.invalid/',
    ])
      expect(
        (await refusalOf(changed(rels, (xml) => xml.replace('worksheets/sheet1.xml', target)))).code,
      ).toBe('IMPORT_NOT_TABLE');
    const external = changed(rels, (xml) =>
      xml.replace('Target="worksheets', 'TargetMode="External" Target="worksheets'),
    );
    expect((await refusalOf(external)).code).toBe('IMPORT_NOT_TABLE');
  });

  test('two values of one cell are refused: nobody can tell which one the spreadsheet shows', async () => {
    const parts = withCell('<c r="A9" t="str"><v>Ba</v></c><c r="A9" t="str"><v>Ly</v></c>');
    expect((await refusalOf(parts)).code).toBe('IMPORT_NOT_TABLE');
  });

  test('a shared text, a sheet, a type of cell that is not there is refused, not left out', async () => {
    expect((await refusalOf(withCell('<c r="A9" t="s"><v>7</v></c>'))).code).toBe('IMPORT_NOT_TABLE');
    expect((await refusalOf(withCell('<c r="A9" t="s"><v>-1</v></c>'))).code).toBe('IMPORT_NOT_TABLE');
    expect((await refusalOf(withCell('<c r="A9" t="__proto__"><v>7</v></c>'))).code).toBe('IMPORT_NOT_TABLE');
    const { [sheet1]: _, ...without } = workbookParts(sound);
    expect((await refusalOf(without)).code).toBe('IMPORT_NOT_TABLE');
  });

  test('a workbook of macros is read as its cells; a binary one is named', async () => {
    expect(cellsOf(await read({ ...workbookParts(sound), 'xl/vbaProject.bin': 'MZ' }))).toEqual([ba]);
    const { message } = await refusalOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' });
    expect(message).toContain('XLSB');
  });
});

test('rows in any order, cells in any order, parts in capitals or UTF-16 are read right', async () => {
  const rows =
    '<row r="2"><c r="C2" t="str"><v>12/03/2004</v></c><c r="A2" t="str"><v>Ba</v></c><c r="B2" t="str"><v>Zoé</v></c></row>';
  const parts = changed(sheet1, (xml) =>
    xml.replace(/<row r="2".*?<\/row>/u, '').replace('<sheetData>', `<sheetData>${rows}`),
  );
  expect(cellsOf(await read(parts))).toEqual([ba]);
  const { [sheet1]: sheet = '', ...others } = workbookParts(sound);
  const wide = Buffer.from(`\ufeff${sheet}`, 'utf16le');
  const bytes = await zipOf({ ...others, 'XL/WORKSHEETS/SHEET1.XML': wide });
  expect(cellsOf(await readTable(bytes, follower))).toEqual([ba]);
});
