import type { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import { type ImportSheet, type importFormatSchema, maxExtractBytes } from '../../../shared/import';
import { cleanRecords } from './clean-cell';
import type { FileRecord } from './file-record';
import { HEADING_SEARCH, type Headings, headingsOf } from './headings';
import { apartOf, isPerson, type Shape, shapeOfHeadings, shapeOfRow } from './shape';

export type ImportFormat = z.infer<typeof importFormatSchema>;

/** Bounds of an extract; beyond them the file (or the one row) is refused with a sentence. */
export const limits = {
  fileBytes: maxExtractBytes,
  rows: 200_000,
  columns: 200,
  cellCharacters: 5_000,
} as const;

/** One row of the file: its cells as text, and why it has no right shape, if so. */
export interface TableRow {
  readonly cells: readonly string[];
  /** French: why this row cannot be read. */
  readonly fault: string | null;
  /** French: what was understood on the way. */
  readonly note: string | null;
  /** Number of its row as a spreadsheet shows it, from 1: that of a record, whatever line breaks its cells hold. */
  readonly line: number;
  /** Sheet that it stands in; `null` for a CSV. */
  readonly sheet: string | null;
}

/** A file that was read: its heading and its rows, nothing interpreted yet. */
export interface Table {
  readonly format: ImportFormat;
  readonly headings: readonly string[];
  /** Every sheet of the workbook, in its order, read or not; empty for a CSV. */
  readonly sheets: readonly ImportSheet[];
  readonly rows: readonly TableRow[];
  /** French sentences about the file as a whole. */
  readonly notices: readonly string[];
  /** Year from which a workbook counts its days, where it is not 1900. */
  readonly daysFrom?: 1904;
}

/** What a table is made of: the rows of one sheet, or of a CSV. */
export interface Part {
  readonly records: readonly FileRecord[];
  readonly sheet: string | null;
}

/** A part whose rows were judged. */
export type PartTable = Pick<Table, 'headings' | 'rows' | 'notices'>;

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const filled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** The headings of the first records, and the shape of the rows under them. */
export function layoutOf(records: readonly FileRecord[]): {
  readonly headings: Headings;
  readonly shape: Shape;
} {
  const first = records.slice(0, HEADING_SEARCH + 1).map(({ cells }) => cells);
  const headings = headingsOf(first);
  const row = first[headings.first - (headings.isMissing ? 0 : 1)] ?? [];
  return {
    headings,
    shape: headings.isMissing ? shapeOfRow(row) : shapeOfHeadings(headings.titles, row.length),
  };
}

/**
 * Finds the heading of a part, leaves out the empty rows after the last filled one (Excel writes thousands), and judges
 * each row by what its cells hold. Throws IMPORT_EMPTY, IMPORT_TOO_MANY_ROWS, IMPORT_NOT_TABLE.
 */
export function partTable({ records: written, sheet }: Part): PartTable {
  const records = cleanRecords(written);
  const end = records.findLastIndex(({ cells }) => !isBlank(cells)) + 1;
  if (end === 0) throw new Refusal('IMPORT_EMPTY');
  const { headings, shape } = layoutOf(records.slice(0, end));
  const { above, first, isMissing } = headings;
  const titled = headings.titles.length;
  if (titled > limits.columns)
    throw new Refusal('IMPORT_NOT_TABLE', {
      message: `Ce fichier compte ${titled} colonnes (${limits.columns} au plus)\u202f; gardez celles qui servent et recommencez.`,
    });
  if (end - first > limits.rows) throw new Refusal('IMPORT_TOO_MANY_ROWS');
  const body = records.slice(first, end);
  const width = Math.max(titled, untitledWidth(body, shape, sheet !== null));
  const names = Array.from(
    { length: width },
    (_, column) => headings.titles[column] || `Colonne ${column + 1}`,
  );
  const notices: string[] = [];
  if (above > 0)
    notices.push(
      above === 1
        ? 'La ligne placée avant les titres de colonnes n’est pas importée.'
        : `Les ${above} lignes placées avant les titres de colonnes ne sont pas importées.`,
    );
  if (isMissing)
    notices.push(
      'Ce fichier n’a pas de titres de colonnes\u202f: sa première ligne est lue comme une donnée.',
    );
  const judged = judge(body, names, shape, sheet !== null);
  return {
    headings: names,
    rows: body.map(({ cells, line, note }, index) => ({
      cells,
      fault: judged[index]?.fault ?? null,
      note:
        [note, judged[index]?.note].filter((one) => one !== undefined && one !== null).join('\u202f; ') ||
        null,
      line,
      sheet,
    })),
    notices,
  };
}

/**
 * Columns that rows fill beyond the titles. In a workbook each is a column without title; in a CSV only where half of the
 * people fill it, else a row has a separator too many.
 */
function untitledWidth(body: readonly FileRecord[], shape: Shape, isSheet: boolean): number {
  const widths = body.map(({ cells }) => filled(cells)).filter((width) => width <= limits.columns);
  if (isSheet) return widths.reduce((most, width) => Math.max(most, width), 0);
  const ofPeople = body
    .filter(({ cells }) => isPerson(cells, shape))
    .map(({ cells }) => filled(cells))
    .filter((width) => width <= limits.columns)
    .sort((a, b) => b - a);
  return ofPeople.length < 2 ? 0 : (ofPeople[Math.ceil(ofPeople.length / 2) - 1] ?? 0);
}

interface Judgement {
  readonly fault: string | null;
  readonly note: string | null;
}
const right: Judgement = { fault: null, note: null };
const fault = (reason: string): Judgement => ({ fault: reason, note: null });

/** Judges each row of the body by itself, and together those that a line break without quotes cuts. */
function judge(
  body: readonly FileRecord[],
  headings: readonly string[],
  shape: Shape,
  isSheet: boolean,
): readonly Judgement[] {
  const judgements = body.map(({ cells }) => judgementOf(cells, headings, shape, isSheet));
  // A sheet has no separator and no quote: nothing cuts its rows.
  if (isSheet) return judgements;
  for (let index = 0; index < body.length; index += 1) {
    const pieces = piecesFrom(body, index, headings.length, shape);
    if (pieces > 1) {
      const lines = `lignes ${body[index]?.line} à ${body[index + pieces - 1]?.line}`;
      judgements.fill(
        fault(
          `Un retour à la ligne sans guillemets coupe une personne en morceaux (${lines})\u202f: réunissez-les dans le fichier.`,
        ),
        index,
        index + pieces,
      );
      index += pieces - 1;
    } else if (isTailOf(body[index], body[index + 1], headings, shape)) {
      const line = body[index + 1]?.line;
      judgements[index] = {
        fault: null,
        note: `la ligne ${line} paraît être la suite de celle-ci, coupée par un retour à la ligne\u202f: à vérifier`,
      };
      judgements[index + 1] = fault(
        `Cette ligne paraît la suite de la ligne ${body[index]?.line}, coupée par un retour à la ligne\u202f: réunissez-les dans le fichier.`,
      );
      index += 1;
    }
  }
  return judgements;
}

/** Lines into which one person may be cut, at most. */
const PIECES = 4;

const mended = (cells: readonly string[], rest: readonly string[]): readonly string[] => [
  ...cells.slice(0, -1),
  `${cells.at(-1) ?? ''}\n${rest[0] ?? ''}`,
  ...rest.slice(1),
];

/**
 * How many records from `index` on make one person together, of whom none is one alone: a row that a line break without
 * quotes cuts. 1 for any other.
 */
function piecesFrom(body: readonly FileRecord[], index: number, width: number, shape: Shape): number {
  const isPiece = (record: FileRecord | undefined): record is FileRecord =>
    record !== undefined &&
    record.cells.length < width &&
    !isBlank(record.cells) &&
    !isPerson(record.cells, shape);
  const first = body[index];
  if (!isPiece(first)) return 1;
  let cells = first.cells;
  for (let pieces = 2; pieces <= PIECES; pieces += 1) {
    const next = body[index + pieces - 1];
    if (!isPiece(next)) return 1;
    cells = mended(cells, next.cells);
    if (cells.length > width) return 1;
    // Two pieces that make a person do; of more, all the cells must be there.
    if (isPerson(cells, shape) && (pieces === 2 || cells.length === width)) return pieces;
  }
  return 1;
}

/** A person whose row ends early, in a text, before a row that is nobody and holds just what is missing: its end, cut off. */
const isTailOf = (
  record: FileRecord | undefined,
  next: FileRecord | undefined,
  headings: readonly string[],
  shape: Shape,
): boolean =>
  record !== undefined &&
  next !== undefined &&
  isPerson(record.cells, shape) &&
  !isPerson(next.cells, shape) &&
  !isBlank(next.cells) &&
  apartOf(next.cells, headings, shape) === null &&
  record.cells.length < headings.length &&
  filled(record.cells) === record.cells.length &&
  // A line break stands inside a text: neither in a date nor in a name.
  record.cells.length - 1 !== shape.date &&
  !shape.names.includes(record.cells.length - 1) &&
  mended(record.cells, next.cells).length === headings.length;

/** Judges the shape of a row by itself. */
function judgementOf(
  cells: readonly string[],
  headings: readonly string[],
  shape: Shape,
  isSheet: boolean,
): Judgement {
  if (isBlank(cells)) return fault('Ligne vide.');
  const count = filled(cells);
  const width = headings.length;
  if (count > width)
    return fault(
      isSheet
        ? `Une cellule est remplie au-delà de la colonne ${limits.columns}\u202f: videz-la ou rapprochez-la.`
        : `Cette ligne compte ${count} cellules pour ${width} colonnes\u202f: un séparateur est de trop, ou un texte n’est pas entre guillemets.`,
    );
  const long = cells.find((cell) => cell.length > limits.cellCharacters);
  if (long !== undefined)
    return fault(
      `Une cellule compte ${long.length} caractères (${limits.cellCharacters} au plus)\u202f: raccourcissez-la dans le fichier.`,
    );
  const apart = apartOf(cells, headings, shape);
  return apart === null ? right : fault(apart);
}

/** The table of a CSV, or of the sheets that were chosen. */
export function tableOf(
  format: ImportFormat,
  parts: readonly PartTable[],
  sheets: readonly ImportSheet[] = [],
  notices: readonly string[] = [],
): Table {
  const { headings, rows } = parts.length === 1 && parts[0] !== undefined ? parts[0] : joined(parts);
  if (rows.length > limits.rows) throw new Refusal('IMPORT_TOO_MANY_ROWS');
  return {
    format,
    headings,
    sheets,
    rows,
    notices: [...notices, ...new Set(parts.flatMap((part) => part.notices))],
  };
}

/** Sheets with the same kind of headings as one table: each column goes under its title, whatever its place in its sheet. */
function joined(parts: readonly PartTable[]): Pick<PartTable, 'headings' | 'rows'> {
  const headings: string[] = [];
  const columnOf = new Map<string, number>();
  const rows: TableRow[] = [];
  for (const part of parts) {
    const seen = new Map<string, number>();
    const columns = part.headings.map((heading) => {
      const folded = fold(heading);
      const turn = (seen.get(folded) ?? 0) + 1;
      seen.set(folded, turn);
      const key = `${turn} ${folded}`;
      const known = columnOf.get(key);
      if (known !== undefined) return known;
      columnOf.set(key, headings.push(heading) - 1);
      return headings.length - 1;
    });
    for (const row of part.rows) {
      const cells: string[] = headings.map(() => '');
      for (const [column, cell] of row.cells.entries()) {
        const at = columns[column];
        if (at !== undefined) cells[at] = cell;
      }
      rows.push({ ...row, cells });
    }
  }
  if (headings.length > limits.columns)
    throw new Refusal('IMPORT_NOT_TABLE', {
      message: `Ces feuilles comptent ensemble ${headings.length} colonnes (${limits.columns} au plus)\u202f; choisissez-en moins.`,
    });
  return { headings, rows };
}
