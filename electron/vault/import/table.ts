import type { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { type importFormatSchema, looksLikeData, targetOfHeading } from '../../../shared/import';

export type ImportFormat = z.infer<typeof importFormatSchema>;

/** Bounds of an extract; beyond them the file (or the one row) is refused with a sentence. */
export const limits = {
  fileBytes: 25 * 1024 * 1024,
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
}

/** A file that was read: its heading and its rows, nothing interpreted yet. */
export interface Table {
  readonly format: ImportFormat;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  /** French sentences about the file as a whole. */
  readonly notices: readonly string[];
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const filled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** Number of first rows among which the heading is looked for: exports often begin with a title. */
const HEADING_SEARCH = 15;

/**
 * Makes a table of the records of a file: finds the heading, leaves out the empty rows after the last filled one (Excel
 * writes thousands), and looks at the shape of each row. Throws IMPORT_EMPTY, IMPORT_TOO_MANY_ROWS, IMPORT_NOT_TABLE.
 */
export function tableOf(format: ImportFormat, records: readonly (readonly string[])[]): Table {
  const end = records.findLastIndex((cells) => !isBlank(cells)) + 1;
  if (end === 0) throw new Refusal('IMPORT_EMPTY');
  const { at, isMissing } = headingOf(records.slice(0, Math.min(end, HEADING_SEARCH)));
  const heading = records[at] ?? [];
  const width = isMissing ? heading.length : filled(heading);
  if (width > limits.columns)
    throw new Refusal('IMPORT_NOT_TABLE', {
      message: `Ce fichier compte ${width} colonnes (${limits.columns} au plus)\u202f; gardez celles qui servent et recommencez.`,
    });
  const first = isMissing ? at : at + 1;
  if (end - first > limits.rows) throw new Refusal('IMPORT_TOO_MANY_ROWS');
  const headings = Array.from({ length: width }, (_, column) =>
    isMissing ? `Colonne ${column + 1}` : cleanHeading(heading[column] ?? ''),
  );
  const body = records.slice(first, end);
  const notices: string[] = [];
  if (at > 0 && !isMissing)
    notices.push(
      at === 1
        ? 'La ligne placée avant les titres de colonnes n’est pas importée.'
        : `Les ${at} lignes placées avant les titres de colonnes ne sont pas importées.`,
    );
  if (isMissing)
    notices.push(
      'Ce fichier n’a pas de titres de colonnes\u202f: sa première ligne est lue comme une donnée.',
    );
  return { format, headings, rows: body.map((_, index) => rowOf(body, index, width)), notices };
}

const cleanHeading = (heading: string): string => heading.replace(/\s+/gu, ' ').trim().slice(0, 200);

/** The first row with the most headings that are known; without any, the first filled row, unless it holds data. */
function headingOf(first: readonly (readonly string[])[]): {
  readonly at: number;
  readonly isMissing: boolean;
} {
  let at = -1;
  let most = 0;
  for (const [index, cells] of first.entries()) {
    if (cells.some(looksLikeData)) continue;
    const targets = new Set(cells.map(targetOfHeading).filter((target) => target !== null));
    if (targets.size > most) {
      at = index;
      most = targets.size;
    }
  }
  if (at >= 0) return { at, isMissing: false };
  const filledAt = first.findIndex((cells) => !isBlank(cells));
  return { at: filledAt, isMissing: first[filledAt]?.some(looksLikeData) ?? false };
}

/**
 * Judges the shape of a row. Too many filled cells: refused. Too few: a row cut in two by a line break without quotes is
 * refused with its other half; Excel leaves out the last separators by whole blocks of rows, which is harmless.
 */
function rowOf(rows: readonly (readonly string[])[], index: number, width: number): TableRow {
  const cells = rows[index] ?? [];
  const count = cells.length;
  const fault = (reason: string): TableRow => ({ cells, fault: reason, note: null });
  if (isBlank(cells)) return fault('Ligne vide.');
  if (filled(cells) > width)
    return fault(
      `Cette ligne compte ${count} cellules pour ${width} colonnes\u202f: un séparateur est de trop, ou un texte n’est pas entre guillemets.`,
    );
  const long = cells.findIndex((cell) => cell.length > limits.cellCharacters);
  const swallowed = long >= 0 ? linesIn(cells[long] ?? '') : 0;
  if (long >= 0)
    return fault(
      swallowed > 100
        ? `Un guillemet ouvert et jamais refermé avale les ${swallowed - 1} lignes suivantes\u202f: corrigez cette cellule dans le fichier.`
        : `Une cellule compte ${cells[long]?.length ?? 0} caractères (${limits.cellCharacters} au plus).`,
    );
  if (count < width) {
    const isHalf = [rows[index - 1], rows[index + 1]].some(
      (other) =>
        other !== undefined &&
        !isBlank(other) &&
        other.length < width &&
        (other.length !== count || other.length + count === width + 1),
    );
    if (count === 1 || isHalf)
      return fault(
        `Cette ligne compte ${count} cellule${count > 1 ? 's' : ''} pour ${width} colonnes\u202f: un retour à la ligne la coupe sans doute en deux.`,
      );
    const lacking = width - count;
    return {
      cells,
      fault: null,
      note:
        lacking === 1
          ? '1 cellule absente en fin de ligne, lue vide'
          : `${lacking} cellules absentes en fin de ligne, lues vides`,
    };
  }
  return { cells, fault: null, note: null };
}

const linesIn = (cell: string): number => cell.split('\n').length;
