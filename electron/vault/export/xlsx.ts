import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { CivilDate } from '../../../shared/base/time';

/** A cell of a workbook: a text as it is, a number, a day, or a minute of a day. */
export type SheetCell = string | number | { readonly day: CivilDate; readonly minute?: number };

export interface Sheet {
  /** Its name, cut to what Excel takes. */
  readonly name: string;
  /** Lines above the table, the first as its title. */
  readonly above: readonly string[];
  readonly headings: readonly string[];
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
}

/** The most that Excel opens: rows of a sheet, characters of a cell. */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** What no XML holds: control characters, halves of a pair, and the two that are no characters. */
const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu;
/** A text as it stands in XML. Excel reads `_x000D_` as a character: who types it means it. */
export const escaped = (text: string): string =>
  text
    .replaceAll(illegal, '')
    .slice(0, MOST_CHARACTERS)
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A name that Excel takes for a sheet: 31 characters, none of `[]:*?/\`, no apostrophe at its ends. */
export function sheetName(name: string): string {
  const cut = name
    .replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .slice(0, 31)
    .replaceAll(/^[' ]+|[' ]+$/gu, '');
  return cut === '' ? 'Liste' : cut;
}

/**
 * The number of a day in Excel's calendar, which believes in 29 February 1900; `null` before 1 March 1900, where its numbers
 * mean other days in other programs.
 */
export function dayNumber(day: CivilDate): number | null {
  const number = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
  return number > 60 ? number : null;
}

/** Frenchmen read dates so; the number stays one. */
const formatDay = (day: CivilDate): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** Places in the list of styles below. A text has the format of texts: retyped in Excel, it keeps its leading zeros. */
const Style = { plain: 0, heading: 1, day: 2, title: 3, text: 4, instant: 5 } as const;

const text = (value: string, style: number): string =>
  `<c t="inlineStr"${style === Style.plain ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
function cellXml(cell: SheetCell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : '<c/>';
  if (typeof cell === 'string') return cell === '' ? '<c/>' : text(cell, Style.text);
  const number = dayNumber(cell.day);
  return number === null
    ? text(formatDay(cell.day), Style.text)
    : cell.minute === undefined
      ? `<c s="${Style.day}"><v>${number}</v></c>`
      : `<c s="${Style.instant}"><v>${number + cell.minute / 1440}</v></c>`;
}

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}

const styles = `${declaration}<styleSheet xmlns="${main}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="2"><border/><border><bottom style="thin"/></border></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="6"><xf xfId="0"/><xf xfId="0" fontId="1" borderId="1" applyFont="1" applyBorder="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" fontId="2" applyFont="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/></cellXfs>
</styleSheet>`;

/** Rows in slices: a long list is neither read nor written at once. */
type Slices = Iterable<readonly (readonly SheetCell[])[]> | AsyncIterable<readonly (readonly SheetCell[])[]>;

/**
 * A workbook of one sheet: title and count above, headings that stay in view and on each printed page, texts that stay texts
 * (no number loses its leading zeros, no text becomes a formula), days that are days. Throws beyond Excel's rows.
 */
export async function writeXlsx(sheet: Sheet, slices: Slices, on: CivilDate): Promise<Uint8Array> {
  const name = sheetName(sheet.name);
  const head = sheet.above.length === 0 ? 1 : sheet.above.length + 2;
  const last = columnLetters(sheet.headings.length - 1);
  const columns = sheet.widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const above = sheet.above
    .map(
      (line, index) => `<row r="${index + 1}">${text(line, index === 0 ? Style.title : Style.plain)}</row>`,
    )
    .join('');
  const content = `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
<sheetViews><sheetView workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${columns}</cols><sheetData>${above}<row r="${head}">${sheet.headings.map((heading) => text(heading, Style.heading)).join('')}</row>`;
  const endOf = (table: string): string =>
    `</sheetData><autoFilter ref="${table}"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;RPage &amp;P sur &amp;N</oddFooter></headerFooter></worksheet>`;
  let count = 0;
  /** A slice after the other, so that the whole sheet never stands in one text. */
  async function* sheetXml(): AsyncGenerator<Buffer> {
    yield Buffer.from(content, 'utf8');
    for await (const slice of slices) {
      count += slice.length;
      if (head + count > MOST_ROWS) throw new RangeError('more rows than a sheet holds');
      yield Buffer.from(slice.map((cells) => `<row>${cells.map(cellXml).join('')}</row>`).join(''), 'utf8');
    }
    yield Buffer.from(endOf(`A${head}:${last}${head + count}`), 'utf8');
  }
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escaped(name.replaceAll("'", "''"))}'!$${head}:$${head}</definedName></definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
  ];
  const zip = new ZipFile();
  // The format holds the fields of a local date: built from the same fields, they are the same in every time zone.
  const mtime = new Date(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8, 10)), 12);
  for (const [path, xml] of parts)
    zip.addBuffer(Buffer.from(xml, 'utf8'), path, { mtime, mode: 0o100644, forceDosTimestamp: true });
  const sheetStream = Readable.from(sheetXml());
  zip.addReadStream(sheetStream, 'xl/worksheets/sheet1.xml', {
    mtime,
    mode: 0o100644,
    forceDosTimestamp: true,
  });
  zip.end();
  // yazl does not hear a source that fails: the file would never end.
  sheetStream.once('error', (error) => zip.outputStream.emit('error', error));
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
