import { fold } from '../../../shared/base/text';
import { type ImportTarget, targetOfHeading } from '../../../shared/import';

/** Where a row of the table holds what makes a person: only what cells hold is judged, never how many they are. */
export interface Shape {
  /** Column of the date of birth; `null` when no heading is known for it. */
  readonly date: number | null;
  /** Columns of names. */
  readonly names: readonly number[];
  /** Cells of the heading, the last empty ones included. */
  readonly width: number;
}

const nameTargets: ReadonlySet<ImportTarget> = new Set(['birthName', 'usualName', 'firstName', 'fullName']);

/** The shape that headings give. */
export const shapeOfHeadings = (headings: readonly string[], width: number): Shape => {
  const targets = headings.map(targetOfHeading);
  const date = targets.indexOf('birthDate');
  return {
    date: date === -1 ? null : date,
    names: columnsWhere(targets, (target) => target !== null && nameTargets.has(target)),
    width,
  };
};

/** The shape of a file without headings: that of its first row. */
export const shapeOfRow = (cells: readonly string[]): Shape => {
  const date = cells.findIndex(isDate);
  return { date: date === -1 ? null : date, names: columnsWhere(cells, isName), width: cells.length };
};

function columnsWhere<T>(cells: readonly T[], is: (cell: T) => boolean): readonly number[] {
  return [...cells.keys()].filter((column) => {
    const cell = cells[column];
    return cell !== undefined && is(cell);
  });
}

const dates: readonly RegExp[] = [
  /^\d{1,2}\s?[/.,\-\s]\s?\d{1,2}\s?[/.,\-\s]\s?(?:\d{4}|\d{2})(?:[ T,]+\d{1,2}[:h]\d{2}.*)?$/u,
  /^\d{4}[/.\-\s]\d{1,2}[/.\-\s]\d{1,2}(?:[ T]+\d{1,2}[:h]\d{2}.*)?$/u,
  /^(?:\p{L}{2,9}\.? )?\d{1,2}(?:er)?[\s./-]*\p{L}{3,9}\.?[\s./-]*(?:\d{4}|\d{2})$/u,
];
/** Only in a column that is known to hold dates: eight figures in a row, the day number of a spreadsheet. */
const figures = /^(?:\d{5}(?:[.,]\d+)?|\d{7,8})$/u;

/** True for what is written as a date, possible or not. */
export const isDate = (cell: string): boolean => {
  const text = cell.trim();
  return text.length >= 6 && text.length <= 40 && dates.some((pattern) => pattern.test(text));
};

const isDateThere = (cell: string): boolean => isDate(cell) || figures.test(cell.trim());

/** True for what may be the name of someone. */
const isName = (cell: string): boolean => {
  const text = cell.trim();
  return text.length <= 120 && /\p{L}/u.test(text) && !text.includes('@') && !isDate(text);
};

/** True when a row speaks of a person by itself: a date in the column of the date of birth, a name in one of the names. */
export const isPerson = (cells: readonly string[], { date, names }: Shape): boolean =>
  date !== null && isDateThere(cells[date] ?? '') && names.some((column) => isName(cells[column] ?? ''));

/**
 * True when the cells of one line make a row of the table: a person, or as many cells as the heading has. After a comma of
 * prose there is a space.
 */
export const isRowOf =
  (shape: Shape) =>
  (cells: readonly string[]): boolean =>
    isPerson(cells, shape) ||
    (shape.width >= 4 &&
      cells.length === shape.width &&
      cells.slice(1).every((cell) => !cell.startsWith(' ')));

const totals = /^(?:(?:sous |grand )?tota(?:l|ux)|nombre|nb|effectifs?|somme|moyenne|ensemble)(?: |$)/u;
const footers =
  /^(?:extrait|extraction|edite|edition|imprime|impression|exporte|export|genere|source|legende|page|fin|nb|nota|mise a jour|date d)(?: |$)/u;

/**
 * What a row is that speaks of nobody: a total, the foot of a page, the headings again; `null` when it may be a person
 * whose cells are at fault. French, for the report.
 */
export function apartOf(cells: readonly string[], headings: readonly string[], shape: Shape): string | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (
    filled.length > 1 &&
    cells.every((cell, column) => cell.trim() === '' || fold(cell) === fold(headings[column] ?? ''))
  )
    return 'Les titres des colonnes, répétés\u202f: ce n’est pas une personne.';
  const { date, names } = shape;
  if (date === null || isDateThere(cells[date] ?? '')) return null;
  const named = names.filter((column) => isName(cells[column] ?? ''));
  if (named.length > 1) return null;
  const first = fold(filled[0] ?? '');
  if (totals.test(first)) return 'Ligne de total\u202f: ce n’est pas une personne.';
  return footers.test(first) ? 'Ligne de bas de page\u202f: ce n’est pas une personne.' : null;
}
