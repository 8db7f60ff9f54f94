import { type Choice, type Control, type Fields, inSentence, saidOf, shortOf } from '../fields';
import type { ColumnKind, FilterWords, ListColumn } from './list';

/** Answers of a question, in the order in which they are listed. */
export const answers: readonly Choice[] = [
  { value: 'yes', label: 'Oui' },
  { value: 'no', label: 'Non' },
  { value: 'unknown', label: 'Pas encore demandé' },
];
const boxes: readonly Choice[] = [
  { value: 'yes', label: 'Oui' },
  { value: 'no', label: 'Non' },
];

/** A column that no field describes. What is not said is the usual case: shown, asked, of nobody's name. */
export const column = (
  given: Pick<ListColumn, 'id' | 'heading' | 'kind'> & Partial<ListColumn>,
): ListColumn => ({
  label: given.heading,
  said: inSentence(given.label ?? given.heading),
  width: 110,
  grows: 0,
  isDefault: true,
  isPrivate: false,
  choices: given.kind === 'yes-no' ? boxes : given.kind === 'tri-state' ? answers : [],
  isSuggested: false,
  isOptional: false,
  isFilterable: true,
  words: {},
  ...given,
});

const kindOf = ({ kind }: Control): ColumnKind | null => {
  switch (kind) {
    case 'text':
    case 'long-text':
    case 'email':
      return 'text';
    case 'group':
      // Several things about one person: read on her page.
      return null;
    default:
      return kind;
  }
};

const widths: Readonly<Record<ColumnKind, readonly [width: number, grows: number]>> = {
  text: [130, 1],
  person: [140, 2],
  record: [130, 0],
  phone: [128, 0],
  siret: [172, 0],
  date: [100, 0],
  instant: [150, 0],
  number: [96, 0],
  age: [72, 0],
  money: [110, 0],
  choice: [130, 1],
  several: [120, 1],
  'tri-state': [96, 0],
  'yes-no': [72, 0],
};

/** "minmax(160px, 2fr)" or "92px", as a field says the width of its column. */
function sizeOf(width: string): Pick<ListColumn, 'width' | 'grows'> {
  const [, least = '110', share = '0'] = /^(?:minmax\()?(\d+)px(?:, (\d+)fr\))?$/u.exec(width) ?? [];
  return { width: Number(least), grows: Number(share) };
}

/** What the words of a question are, where a plain "yes" or "no" would read badly. */
export const answerWords = (yes: string, no: string, unknown: string): FilterWords => ({
  oneOf: (_words, values) =>
    values.map((value) => (value === 'yes' ? yes : value === 'no' ? no : unknown)).join(' ou '),
});

/** How a column made from a field differs from what its description says. */
export type ColumnTouch = Partial<Omit<ListColumn, 'id'>>;

/**
 * A column for each field that holds one thing; those that are described with one are shown, in the order of their ranks,
 * the others wait in the column chooser. Answers them with their ranks.
 */
export function columnsOfFields(
  fields: Fields,
  touches: Readonly<Record<string, ColumnTouch>>,
): readonly { readonly rank: number; readonly column: ListColumn }[] {
  return Object.entries(fields).flatMap(([id, field], index) => {
    const kind = kindOf(field.control);
    if (kind === null) return [];
    const shown = field.row?.column;
    const [width, grows] = widths[kind];
    const given = column({
      id,
      heading: shortOf(field),
      label: field.label,
      said: saidOf(field),
      kind,
      width,
      grows,
      ...(shown === undefined ? {} : sizeOf(shown.width)),
      isDefault: shown !== undefined,
      isPrivate: field.identifies !== undefined,
      ...(field.control.kind === 'choice' || field.control.kind === 'several'
        ? { choices: field.control.choices }
        : {}),
      isOptional: field.isNeeded !== true && !('isAlwaysGiven' in field.control),
      ...touches[id],
    });
    return [{ rank: shown?.rank ?? 1000 + index, column: given }];
  });
}

/** Columns in the order of their ranks. */
export const inRankOrder = (
  columns: readonly { readonly rank: number; readonly column: ListColumn }[],
): readonly ListColumn[] => [...columns].sort((a, b) => a.rank - b.rank).map((each) => each.column);
