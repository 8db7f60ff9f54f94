import { type CivilMonth, formatFrenchMonth, formatMonths } from '../../../shared/base/time';
import type { Dossier } from '../../../shared/contract-files';

type PayLine = NonNullable<Dossier['pay']>['lines'][number];

/** Months in a row of the same figures, with the numbers of the notes that one of them at least bears. */
export interface PayPeriod {
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly figures: Pick<PayLine, 'percent' | 'hourlySmicCents' | 'monthlyGrossCents' | 'toCheck'>;
  readonly marks: readonly number[];
}

export interface PayTable {
  readonly periods: readonly PayPeriod[];
  /** Each said once, in the order of their marks; with its months where it is not said of a whole period. */
  readonly notes: readonly string[];
}

/** Where one sentence of a note ends and the next begins; a dot of « art. L. 6325-8 » ends none. */
const betweenSentences = /(?<!\b(?:art|[LRD]))(?<=\.) (?=[\p{Lu}\d«])/u;
const sentencesOf = (note: string): readonly string[] => (note === '' ? [] : note.split(betweenSentences));

const isSame = (one: PayPeriod['figures'], other: PayPeriod['figures']): boolean =>
  one.percent === other.percent &&
  one.hourlySmicCents === other.hourlySmicCents &&
  one.monthlyGrossCents === other.monthlyGrossCents &&
  one.toCheck === other.toCheck;

/**
 * The schedule as it is printed: periods of the same figures, or every month for itself. A month may hold two lines, when
 * a rate changes within it: both are kept.
 */
export function payTable(
  lines: readonly PayLine[],
  { isEveryMonth, isOfEdition2 }: { readonly isEveryMonth: boolean; readonly isOfEdition2: boolean },
): PayTable {
  const periods: { from: CivilMonth; to: CivilMonth; figures: PayLine; notes: (readonly string[])[] }[] = [];
  for (const line of lines) {
    const last = periods.at(-1);
    if (last === undefined || isEveryMonth || !isSame(last.figures, line))
      periods.push({ from: line.month, to: line.month, figures: line, notes: [sentencesOf(line.note)] });
    else {
      last.to = line.month;
      last.notes.push(sentencesOf(line.note));
    }
  }
  const texts = [...new Set(lines.flatMap(({ note }) => sentencesOf(note)))];
  const isWhole = (text: string): boolean =>
    periods.every(({ notes }) => {
      const bearing = notes.filter((note) => note.includes(text)).length;
      return bearing === 0 || bearing === notes.length;
    });
  const monthsOf = (text: string): string => {
    const months = lines.flatMap(({ month, note }) => (sentencesOf(note).includes(text) ? [month] : []));
    return isOfEdition2 ? formatMonths(months) : [...new Set(months)].map(formatFrenchMonth).join(', ');
  };
  return {
    periods: periods.map(({ notes, ...period }) => ({
      ...period,
      marks: texts.flatMap((text, index) => (notes.some((note) => note.includes(text)) ? [index + 1] : [])),
    })),
    notes: texts.map((text) => (isWhole(text) ? text : `${text.replace(/\.$/u, '')} (${monthsOf(text)}).`)),
  };
}
