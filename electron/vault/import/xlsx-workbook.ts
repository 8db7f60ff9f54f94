import { posix } from 'node:path';
import { Refusal } from '../../../shared/base';
import { damaged, type WorkbookParts } from './xlsx-parts';
import { attributeOf, readXml } from './xlsx-xml';

/** A sheet as it is written: texts, nothing interpreted but dates. */
export interface WrittenSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Numbers of the rows that are hidden, by hand or by a filter. */
  readonly hiddenRows: readonly number[];
  /** Cells merged down several rows, by indexes from 0; only the first row has their value. */
  readonly mergedDown: readonly MergedDown[];
  /** A row is filled further down than rows are read: some software keeps its settings there, in a sheet of its own. */
  readonly isCut: boolean;
  /** Row by row from the first; `''` where there is nothing. */
  readonly records: readonly (readonly string[])[];
}
interface MergedDown {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}
export interface WrittenWorkbook {
  readonly isFrom1904: boolean;
  readonly sheets: readonly WrittenSheet[];
}

/** How much of a workbook is read. */
export interface WorkbookLimits {
  /** Rows of a sheet; whether one is filled further down is told. */
  readonly rows: number;
  /** Columns that are kept of a row. */
  readonly columns: number;
}

/** The last row and column that a spreadsheet has (ECMA-376, part 1, 18.3.1.73). */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Characters of all cells of a workbook together: a text that is written once may stand in every cell. */
const CHARACTERS = 64 * 1024 * 1024;

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Number of a row, from 1; nothing is counted before it is known to be one. Throws IMPORT_NOT_TABLE. */
function rowOf(text: string): number {
  const row = /^\d{1,7}$/u.test(text) ? Number(text) : 0;
  if (row < 1 || row > LAST_ROW) throw damaged();
  return row;
}

/** Number of a column, from 1. Throws IMPORT_NOT_TABLE. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  if (column > LAST_COLUMN) throw damaged();
  return column;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where a reference such as `C7` or `$C$7` leads. Throws IMPORT_NOT_TABLE. */
function placeOf(reference: string): Place {
  const [, letters, figures] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/u.exec(reference) ?? [];
  if (letters === undefined || figures === undefined) throw damaged();
  return { row: rowOf(figures), column: columnOf(letters) };
}

/** Characters that XML cannot hold are written with their number (ECMA-376, part 1, 22.9.2.19). */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** Formats that are dates without a code of their own (ECMA-376, part 1, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  (id >= 71 && id <= 81);

/** Whether a format shows a number as a day or an hour: a part of it has their letters, and no place for figures. */
function isDateFormat(code: string): boolean {
  const bare = code
    .slice(0, 1000)
    .replace(/\\.|[_*]./gu, ' ')
    .replace(/"[^"]*"/gu, ' ')
    .replace(/\[(?![hms]{1,2}\])[^\]]*\]/giu, ' ')
    .replace(/general|standard/giu, ' ')
    .replace(/(s\]?)[.,]0{1,3}/giu, '$1');
  return bare.split(';').some((part) => /[dmyhs]/iu.test(part) && !/[0#?]/u.test(part));
}

/** For each style of cells, whether it shows dates. */
function datesOfStyles(xml: string): readonly boolean[] {
  const formats = new Map<number, boolean>();
  const base: number[] = [];
  const styles: boolean[] = [];
  let list: 'cellStyleXfs' | 'cellXfs' | null = null;
  const isDate = (id: number): boolean => formats.get(id) ?? isBuiltInDate(id);
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'cellStyleXfs' || name === 'cellXfs') list = name;
      else if (name === 'numFmt') {
        const { numFmtId = '' } = attributes();
        const code = attributeOf(attributes(), 'formatCode');
        if (code !== undefined && !isBuiltInDate(Number(numFmtId)))
          formats.set(Number(numFmtId), isDateFormat(code));
      } else if (name === 'xf' && list !== null) {
        const { numFmtId, xfId = '' } = attributes();
        const id = numFmtId === undefined ? (base[Number(xfId)] ?? 0) : Number(numFmtId);
        if (list === 'cellStyleXfs') base.push(id);
        else styles.push(isDate(id));
      }
    },
    close: (name) => {
      if (name === list) list = null;
    },
  });
  return styles;
}

/** The texts that cells name by their number. Readings of Asian characters are not part of them. */
function sharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let text: string | null = null;
  let isText = false;
  let isReading = false;
  readXml(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isReading = true;
    },
    text: (more) => {
      if (text !== null && isText && !isReading) text += more;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'si' && text !== null) {
        texts.push(unescaped(text));
        text = null;
      }
    },
  });
  return texts;
}

/** What cells are read with. */
interface Reading {
  readonly limits: WorkbookLimits;
  readonly isFrom1904: boolean;
  readonly texts: readonly string[];
  readonly isDateStyle: readonly boolean[];
  /** Counts the characters of a cell. Throws IMPORT_BOMB. */
  readonly spend: (characters: number) => void;
}

const DAY_MS = 86_400_000;
/** Day 0 of a workbook, in days before 1970; those that count from 1904 begin 1,462 days later. */
const DAYS_BEFORE_1970 = 25_569;
const DAYS_TO_1904 = 1462;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** The civil date of a day's number, whatever the time zone; the number as it is written where it is none. */
function dateOf(written: string, isFrom1904: boolean): string {
  const days = Number(written) - DAYS_BEFORE_1970 + (isFrom1904 ? DAYS_TO_1904 : 0);
  const date = new Date(Math.floor(days * DAY_MS));
  return Number.isNaN(date.getTime())
    ? written
    : `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

/** A number as the workbook writes it, without its exponent as long as no figure is lost. */
function numberOf(written: string): string {
  const value = Number(written);
  return Number.isSafeInteger(value) ? String(value) : written;
}

/** What a cell says. Throws IMPORT_NOT_TABLE for a shared text that the workbook does not have. */
function cellText(type: string, value: string, style: string | undefined, reading: Reading): string {
  if (value === '') return '';
  switch (type) {
    case 's': {
      const text = reading.texts[/^\s*\d{1,9}\s*$/u.test(value) ? Number(value) : -1];
      if (text === undefined) throw damaged();
      return text;
    }
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    case 'b':
      return isOn(value.trim()) ? 'oui' : 'non';
    // "#N/A" is what a formula could not find, and nothing that somebody wrote.
    case 'e':
      return '';
    case 'd':
      return /^(\d{4}-\d{2}-\d{2})(?:T|$)/u.exec(value)?.[1] ?? value;
    case 'n': {
      const isDate = style !== undefined && reading.isDateStyle[Number(style)] === true;
      return isDate ? dateOf(value, reading.isFrom1904) : numberOf(value);
    }
    default:
      throw damaged();
  }
}

interface Sheet {
  readonly hiddenRows: readonly number[];
  readonly mergedDown: readonly MergedDown[];
  readonly isCut: boolean;
  readonly records: readonly (readonly string[])[];
}

const NOTHING: readonly string[] = [];

/**
 * The cells of a sheet. Rows and cells may leave their reference out (it is then the next one), some software opens the same
 * row again for each of its cells, and most say of thousands of cells only how they look: what is empty takes no room.
 */
function readSheet(xml: string, reading: Reading): Sheet {
  const { limits } = reading;
  const rows = new Map<number, string[]>();
  const hiddenRows: number[] = [];
  const mergedDown: MergedDown[] = [];
  let isInData = false;
  let isRowTold = false;
  let row = 0;
  let column = 0;
  let lastFilled = 0;
  let isCut = false;
  let cell: { type: string; style: string | undefined; value: string } | null = null;
  let inside: 'v' | 't' | null = null;
  let isReading = false;

  const put = (text: string): void => {
    if (text === '') return;
    reading.spend(text.length);
    if (column > limits.columns || text.trim() === '') return;
    if (row > limits.rows) {
      isCut = true;
      return;
    }
    const cells = rows.get(row) ?? [];
    rows.set(row, cells);
    // Two values of one cell: which of them the spreadsheet shows, nobody can tell.
    if ((cells[column - 1] ?? '') !== '') throw damaged();
    while (cells.length < column) cells.push('');
    cells[column - 1] = text;
    lastFilled = Math.max(lastFilled, row);
  };

  readXml(xml, {
    open: (name, attributes) => {
      if (cell !== null) {
        if (name === 'v' || name === 't') inside = name;
        else if (name === 'rPh') isReading = true;
      } else if (isInData && name === 'c') {
        const { r, t = 'n', s } = attributes();
        if (r === undefined) column += 1;
        else {
          const place = placeOf(r);
          column = place.column;
          if (!isRowTold) row = place.row;
        }
        if (column > LAST_COLUMN) throw damaged();
        cell = { type: t, style: s, value: '' };
      } else if (isInData && name === 'row') {
        const { r, hidden } = attributes();
        isRowTold = r !== undefined;
        const next = r === undefined ? row + 1 : rowOf(r);
        if (next > LAST_ROW) throw damaged();
        if (next !== row) column = 0;
        row = next;
        if (isOn(hidden) && row <= limits.rows && hiddenRows.at(-1) !== row) hiddenRows.push(row);
      } else if (name === 'sheetData') isInData = true;
      else if (name === 'mergeCell') {
        const merged = mergedDownOf(attributes().ref ?? '');
        if (merged !== null && merged.column < limits.columns) mergedDown.push(merged);
      }
    },
    text: (text) => {
      if (cell === null || inside === null || isReading) return;
      // A text in the cell stands in `t`, every other value in `v`; the result of a formula is one.
      if ((cell.type === 'inlineStr') === (inside === 't')) cell.value += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') inside = null;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c' && cell !== null) {
        put(cellText(cell.type, cell.value, cell.style, reading));
        cell = null;
      } else if (name === 'sheetData') isInData = false;
    },
  });
  return {
    hiddenRows,
    mergedDown,
    isCut,
    records: Array.from({ length: lastFilled }, (_, index) => rows.get(index + 1) ?? NOTHING),
  };
}

/** Cells merged over several rows; `null` where it is within one, or where the reference is none. */
function mergedDownOf(reference: string): MergedDown | null {
  const [from, to, more] = reference.split(':', 3);
  if (from === undefined || to === undefined || more !== undefined) return null;
  const [first, last] = [placeOf(from), placeOf(to)];
  return last.row > first.row ? { column: first.column - 1, first: first.row - 1, last: last.row - 1 } : null;
}

interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`. */
  readonly type: string;
  /** A part of the archive. */
  readonly target: string;
}

/** What a part leads to, within the archive; nothing outside it is ever looked at. */
async function relationsOf(parts: WorkbookParts, part: string): Promise<readonly Relation[]> {
  const folder = posix.dirname(part);
  const rels = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations: Relation[] = [];
  if (!parts.has(rels)) return relations;
  readXml(await parts.textOf(rels), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const given = attributes();
      if (given.TargetMode === 'External') return;
      const target = attributeOf(given, 'Target') ?? '';
      relations.push({
        id: attributeOf(given, 'Id') ?? '',
        type: (given.Type ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return relations;
}

/** The workbook's own part, as the archive names it; else one of the usual name. `null`: there is none. */
export async function workbookPart(parts: WorkbookParts): Promise<string | null> {
  const usual = parts.names.find((name) => /(?:^|\/)workbook\.xml$/iu.test(name)) ?? null;
  if (usual === null || !parts.has('_rels/.rels')) return usual;
  const said = (await relationsOf(parts, '.')).find(({ type }) => type === 'officeDocument');
  return said !== undefined && parts.has(said.target) ? said.target : usual;
}

/**
 * Reads a workbook, one pass over each of its parts. Throws IMPORT_NOT_TABLE for what is no sound workbook, IMPORT_BOMB
 * beyond what one may unfold to.
 */
export async function readWorkbook(
  parts: WorkbookParts,
  workbook: string,
  limits: WorkbookLimits,
): Promise<WrittenWorkbook> {
  const relations = await relationsOf(parts, workbook);
  const named: { readonly name: string; readonly isHidden: boolean; readonly id: string }[] = [];
  let isFrom1904 = false;
  readXml(await parts.textOf(workbook), {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = isOn(attributes().date1904);
      if (name !== 'sheet') return;
      const given = attributes();
      const key = Object.keys(given).find((one) => /(?:^|:)id$/u.test(one)) ?? 'id';
      named.push({
        name: attributeOf(given, 'name') ?? '',
        isHidden: /hidden/iu.test(given.state ?? ''),
        id: attributeOf(given, key) ?? '',
      });
    },
  });
  if (named.length === 0) throw damaged();
  const textOf = async (wanted: string): Promise<string | null> => {
    const relation = relations.find(({ type }) => type === wanted);
    return relation === undefined || !parts.has(relation.target) ? null : parts.textOf(relation.target);
  };
  const [strings, styles] = [await textOf('sharedStrings'), await textOf('styles')];
  let left = CHARACTERS;
  const reading: Reading = {
    limits,
    isFrom1904,
    texts: strings === null ? [] : sharedTexts(strings),
    isDateStyle: styles === null ? [] : datesOfStyles(styles),
    spend: (characters) => {
      left -= characters;
      if (left < 0) throw new Refusal('IMPORT_BOMB');
    },
  };
  const sheets: WrittenSheet[] = [];
  for (const { id, name, isHidden } of named) {
    const relation = relations.find((one) => one.id === id);
    if (relation === undefined) throw damaged();
    // A sheet of charts or of macros has no cells of its own.
    const sheet =
      relation.type === 'worksheet'
        ? readSheet(await parts.textOf(relation.target), reading)
        : { hiddenRows: [], mergedDown: [], isCut: false, records: [] };
    sheets.push({ name, isHidden, ...sheet });
  }
  return { isFrom1904, sheets };
}
