import { fold } from '../../../shared/base/text';
import { type ImportTarget, looksLikeData, missingTargets, targetOfHeading } from '../../../shared/import';
import { isDate } from './shape';

/** Number of first rows among which the heading is looked for: exports often begin with a title, a logo, a legend. */
export const HEADING_SEARCH = 50;

/** The titles of the columns, and where they stand. */
export interface Headings {
  /** One for each column to the last titled one, as they are shown; a column without title is `''`. */
  readonly titles: readonly string[];
  /** Rows above them. */
  readonly above: number;
  /** Index of the first row of data. */
  readonly first: number;
  /** No row is a heading: the columns have no titles. */
  readonly isMissing: boolean;
  /** How well they are known, to choose among sheets: 0 when none is. */
  readonly known: number;
}

/** What makes a person, or says it in one cell. */
const needed: ReadonlySet<ImportTarget | null> = new Set([...missingTargets([]), 'fullName']);

const isFilled = (cell: string): boolean => cell.trim() !== '';
const isBlank = (cells: readonly string[]): boolean => !cells.some(isFilled);
const holdsData = (cells: readonly string[]): boolean =>
  cells.some((cell) => looksLikeData(cell) || isDate(cell));

const targetsIn = (cells: readonly string[]): ReadonlySet<ImportTarget> =>
  new Set(cells.map(targetOfHeading).filter((target) => target !== null));

const cleanTitle = (title: string): string => title.replace(/\s+/gu, ' ').trim().slice(0, 200);
const lastFilled = (cells: readonly string[]): number => cells.findLastIndex(isFilled) + 1;

/**
 * The heading among the first rows: the row with the most titles that are known, with the row above or below when both
 * are the two lines of one heading; without any, the first filled row, unless it holds data.
 */
export function headingsOf(rows: readonly (readonly string[])[]): Headings {
  const searched = rows.slice(0, HEADING_SEARCH);
  let at = -1;
  let most = 0;
  for (const [index, cells] of searched.entries()) {
    const { size } = targetsIn(cells);
    if (size > most && !holdsData(cells)) {
      at = index;
      most = size;
    }
  }
  if (at === -1) {
    at = Math.max(
      0,
      searched.findIndex((cells) => !isBlank(cells)),
    );
    const cells = rows[at] ?? [];
    if (holdsData(cells))
      return { titles: cells.map(() => ''), above: at, first: at, isMissing: true, known: 0 };
    return { titles: titlesOf(cells), above: at, first: at + 1, isMissing: false, known: 0 };
  }
  const [upper, lower] = linesOf(rows, at);
  const titles =
    lower === null ? titlesOf(rows[upper] ?? []) : twoLined(rows[upper] ?? [], rows[lower] ?? []);
  const targets = targetsIn(titles);
  const lacking = missingTargets([...targets]).length;
  return {
    titles,
    above: upper,
    first: (lower ?? upper) + 1,
    isMissing: false,
    known: targets.size + 100 * (missingTargets([]).length - lacking),
  };
}

const titlesOf = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, lastFilled(cells)).map(cleanTitle);

/** The one or two rows of the heading, of which the row `at` has the most known titles. */
function linesOf(rows: readonly (readonly string[])[], at: number): readonly [number, number | null] {
  const main = rows[at] ?? [];
  const completes = (other: readonly string[] | undefined): boolean => {
    if (other === undefined || isBlank(other) || holdsData(other)) return false;
    // The same headings again are no second line.
    if (other.every((cell, column) => !isFilled(cell) || fold(cell) === fold(main[column] ?? '')))
      return false;
    const filled = other.filter(isFilled).length;
    const { size } = targetsIn(other);
    return size > 0 && (size === filled || (size > 1 && 2 * size >= filled));
  };
  if (completes(rows[at + 1])) return [at, at + 1];
  return at > 0 && completes(rows[at - 1]) ? [at - 1, at] : [at, null];
}

/** Titles of groups over others, that say nothing by themselves. */
const plainGroups: ReadonlySet<string> = new Set(
  'identite,etat civil,coordonnees,contact,contacts,jeune,beneficiaire,personne,candidat,adresse,telephone,situation,formation,suivi,informations,domicile,parcours'.split(
    ',',
  ),
);

/**
 * Two lines as one heading. A title of the first line stands over the empty cells at its right where the second line has
 * titles. Over a title that is known, a group of another person or thing ("Employeur" over "Ville") is kept before it.
 */
function twoLined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let group = '';
  const groups = Array.from({ length: Math.max(lastFilled(upper), lastFilled(lower)) }, (_, column) => {
    const own = cleanTitle(upper[column] ?? '');
    if (own !== '' || !isFilled(lower[column] ?? '')) group = own;
    return group;
  });
  const ofThePerson = new Set(
    groups.filter((_, column) => needed.has(targetOfHeading(lower[column] ?? ''))).slice(0, 1),
  );
  return groups.map((over, column) => {
    const under = cleanTitle(lower[column] ?? '');
    if (under === '' || over === '' || fold(over) === fold(under)) return under || over;
    const both = `${over} ${under}`;
    if (targetOfHeading(both) !== null || targetOfHeading(under) === null) return both;
    const isPlain = ofThePerson.has(over) || targetOfHeading(over) !== null || plainGroups.has(fold(over));
    return isPlain ? under : both;
  });
}
