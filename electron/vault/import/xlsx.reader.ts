import { Refusal } from '../../../shared/base';
import { agree } from '../../../shared/base/text';
import { targetOfHeading } from '../../../shared/import';
import type { FileRecord } from './file-record';
import { mendText } from './mend-text';
import { layoutOf, limits, partTable, type Table, tableOf } from './table';
import { withParts } from './xlsx-parts';
import { readWorkbook, type WrittenSheet, type WrittenWorkbook, workbookPart } from './xlsx-workbook';

/** The workbook in these bytes; a zip of another kind is told by what it is. */
const written = (bytes: Buffer): Promise<WrittenWorkbook> =>
  withParts(bytes, async (parts) => {
    const part = await workbookPart(parts);
    if (part === null) throw new Refusal('IMPORT_NOT_TABLE', { message: messageForZip(parts.names) });
    // One column beyond the limit is enough to know that it is passed; as many rows above the list as it may have.
    return readWorkbook(parts, part, { columns: limits.columns + 1, rows: 2 * limits.rows });
  });

/**
 * XLSX bytes → table of strings. Of several sheets, those that are chosen by name, else the visible one whose headings are
 * best known. Throws IMPORT_BOMB, IMPORT_NOT_TABLE (another kind of zip, a damaged workbook, no visible list),
 * IMPORT_TOO_MANY_ROWS, IMPORT_EMPTY, INVALID_INPUT (no such sheet).
 */
export async function readXlsx(bytes: Buffer, chosen?: readonly string[]): Promise<Table> {
  const { isFrom1904, sheets } = await written(bytes);
  const { sheets: mended, notices } = mendSheets(sheets);
  const looked = mended.map(looks);
  const read = chosen === undefined ? best(looked) : named(looked, chosen);
  if (read.some(({ isCut }) => isCut)) throw new Refusal('IMPORT_TOO_MANY_ROWS');
  const table = tableOf(
    { kind: 'xlsx', encoding: 'xlsx', hasByteOrderMark: false, separator: null },
    read.map(({ name, records }) => partTable({ records, sheet: name })),
    looked.map(({ name, isHidden, rows, known }) => ({
      name,
      isHidden,
      rows,
      hasKnownHeadings: known > 0,
      isRead: read.some((one) => one.name === name),
    })),
    [...sheetNotices(looked, read, chosen !== undefined), ...notices],
  );
  return isFrom1904 ? { ...table, daysFrom: 1904 } : table;
}

/** A sheet as it is looked at to be chosen. */
interface LookedSheet extends Omit<WrittenSheet, 'records'> {
  readonly records: readonly FileRecord[];
  /** Filled rows under the headings. */
  readonly rows: number;
  /** How well its headings are known. */
  readonly known: number;
  /** What its headings are known as, to tell sheets of the same kind. */
  readonly kind: string;
  /** Cells that were empty and took the value of the cell merged over them. */
  readonly filledDown: number;
}

function looks(sheet: WrittenSheet): LookedSheet {
  const lines = sheet.records.map((cells, index) => ({ cells, line: index + 1 }));
  const { headings } = layoutOf(lines);
  const { records, filledDown } = fillDown(lines, sheet.mergedDown, headings.first);
  const rows = records
    .slice(headings.first)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).length;
  const targets = headings.titles.map(targetOfHeading).filter((target) => target !== null);
  return { ...sheet, records, rows, known: headings.known, kind: targets.toSorted().join(), filledDown };
}

/**
 * A cell merged over several rows of data speaks of each of them. Those of the headings are left: what stands over them is
 * read with them. An empty row stays empty.
 */
function fillDown(
  written: readonly FileRecord[],
  mergedDown: WrittenSheet['mergedDown'],
  firstRow: number,
): { readonly records: readonly FileRecord[]; readonly filledDown: number } {
  const records = [...written];
  let filledDown = 0;
  // Merged cells never overlap; were they said to, no row is gone through twice in a column.
  const done = new Map<number, number>();
  for (const { column, first, last } of mergedDown.toSorted((a, b) => a.first - b.first)) {
    const text = records[first]?.cells[column] ?? '';
    if (first < firstRow || first <= (done.get(column) ?? -1) || text.trim() === '') continue;
    done.set(column, last);
    for (let row = first + 1; row <= Math.min(last, records.length - 1); row += 1) {
      const record = records[row];
      if (record === undefined || (record.cells[column] ?? '').trim() !== '') continue;
      if (!record.cells.some((cell) => cell.trim() !== '')) continue;
      const width = Math.max(record.cells.length, column + 1);
      const cells = Array.from({ length: width }, (_, at) =>
        at === column ? text : (record.cells[at] ?? ''),
      );
      records[row] = { ...record, cells };
      filledDown += 1;
    }
  }
  return { records, filledDown };
}

const isFilled = ({ records }: LookedSheet): boolean =>
  records.some(({ cells }) => cells.some((cell) => cell.trim() !== ''));

/** The visible sheet whose headings are best known, one with rows first; never a hidden one. */
function best(sheets: readonly LookedSheet[]): readonly LookedSheet[] {
  const filled = sheets.filter(isFilled);
  const visible = filled.filter(({ isHidden }) => !isHidden);
  const weight = ({ known, rows }: LookedSheet): number => (rows > 0 ? known + 0.5 : known / 1000);
  const [first] = visible.toSorted((a, b) => weight(b) - weight(a));
  if (first !== undefined) return [first];
  if (filled.length === 0) throw new Refusal('IMPORT_EMPTY');
  throw new Refusal('IMPORT_NOT_TABLE', {
    message: `Les seules feuilles remplies de ce classeur sont masquées (${listed(filled)})\u202f; affichez dans le tableur celle qui convient, enregistrez et recommencez.`,
  });
}

/** The sheets that were chosen by their names, in the order of the workbook. */
function named(sheets: readonly LookedSheet[], chosen: readonly string[]): readonly LookedSheet[] {
  const lacking = chosen.find((name) => !sheets.some((sheet) => sheet.name === name));
  if (lacking !== undefined || chosen.length === 0)
    throw new Refusal('INVALID_INPUT', {
      message:
        lacking === undefined
          ? 'Aucune feuille n’est choisie\u202f; choisissez-en une au moins.'
          : `Ce classeur n’a pas de feuille «\u202f${lacking}\u202f»\u202f; ses feuilles sont\u00a0: ${listed(sheets)}.`,
    });
  const read = sheets.filter((sheet) => chosen.includes(sheet.name) && isFilled(sheet));
  if (read.length === 0) throw new Refusal('IMPORT_EMPTY');
  return read;
}

const listed = (sheets: readonly { readonly name: string }[]): string =>
  sheets.map(({ name }) => `«\u202f${name}\u202f»`).join(', ');

function* sheetNotices(
  sheets: readonly LookedSheet[],
  read: readonly LookedSheet[],
  isChosen: boolean,
): Generator<string> {
  const others = sheets.filter((sheet) => !read.includes(sheet));
  if (others.length > 0)
    yield `Ce classeur compte ${sheets.length} feuilles\u202f; ${agree(read.length, 'est lue', 'sont lues')}\u00a0: ${listed(read)}.`;
  const hidden = others.filter((sheet) => sheet.isHidden && isFilled(sheet));
  if (hidden.length > 0)
    yield `${agree(hidden.length, 'Une feuille masquée n’est', 'Des feuilles masquées ne sont')} pas ${agree(hidden.length, 'lue', 'lues')}\u00a0: ${listed(hidden)}.`;
  const alike = others.filter(
    ({ kind, rows, isHidden, known }) => !isHidden && known > 0 && rows > 0 && kind === read[0]?.kind,
  );
  if (!isChosen && alike.length > 0)
    yield `${agree(alike.length, 'Une autre feuille a', 'D’autres feuilles ont')} les mêmes titres de colonnes (${listed(alike)})\u202f: choisissez-${agree(alike.length, 'la', 'les')} aussi pour ${agree(alike.length, 'l’', 'les ')}importer en même temps.`;
  if (read.some(({ filledDown }) => filledDown > 0))
    yield 'Une cellule fusionnée sur plusieurs lignes vaut pour chacune d’elles.';
  for (const { name, hiddenRows, records } of read) {
    const told = hiddenRows.filter((row) =>
      (records[row - 1]?.cells ?? []).some((cell) => cell.trim() !== ''),
    );
    if (told.length > 0)
      yield `${agree(told.length, 'Une ligne masquée ou filtrée', `${told.length} lignes masquées ou filtrées`)} de la feuille «\u202f${name}\u202f» ${agree(told.length, 'est lue', 'sont lues')} avec les autres (${agree(told.length, 'ligne', 'lignes')} ${told.slice(0, 5).join(', ')}${told.length > 5 ? '…' : ''}).`;
  }
}

/** Between two cells whose texts are mended together; no cell of a workbook holds it. */
const BETWEEN = '\u2028';

/** The cells of all sheets without what was misread before they were written; their notices are those of the file. */
function mendSheets(sheets: readonly WrittenSheet[]): {
  readonly sheets: readonly WrittenSheet[];
  readonly notices: readonly string[];
} {
  const touched: { readonly cells: string[]; readonly column: number }[] = [];
  const texts: string[] = [];
  const copies = sheets.map((sheet) => ({
    ...sheet,
    records: sheet.records.map((record) => {
      if (!record.some(isDoubtful)) return record;
      const cells = [...record];
      for (const [column, cell] of cells.entries())
        if (isDoubtful(cell)) {
          touched.push({ cells, column });
          texts.push(cell);
        }
      return cells;
    }),
  }));
  const { text, notices } = mendText(texts.join(BETWEEN));
  const mended = text.split(BETWEEN);
  for (const [index, { cells, column }] of touched.entries()) cells[column] = mended[index] ?? '';
  return { sheets: copies, notices };
}

/** Whether a cell may hold a letter that was misread. */
const isDoubtful = (cell: string): boolean => /[^\0-\x7f]|\?/u.test(cell) && !cell.includes(BETWEEN);

function messageForZip(names: readonly string[]): string {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const what = has(/^word\//u)
    ? 'un document Word'
    : has(/^ppt\//u)
      ? 'un diaporama PowerPoint'
      : has(/workbook\.bin$/u)
        ? 'un classeur XLSB'
        : has(/^content\.xml$/u)
          ? 'un document OpenDocument'
          : 'une archive ZIP';
  return `Ce fichier est ${what}\u202f; ouvrez-le, enregistrez l’extrait en XLSX ou en CSV et recommencez.`;
}
