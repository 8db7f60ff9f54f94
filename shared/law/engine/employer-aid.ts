import type { Money, MoneyLine } from './eligibility.schema';
import { sentence } from './phrasing';
import { type Confidence, citing, type Source } from './source';

/** One amount that the employer may receive. */
export interface AidLine {
  readonly label: string;
  /** `null` when it cannot be said. */
  readonly cents: number | null;
  /** What to read for an amount that was not gathered. */
  readonly toRead?: string;
  /** Paid after the first twelve months only. */
  readonly isLater?: true;
  readonly per: 'month' | 'year' | 'once';
  readonly toCheck: boolean;
  readonly note: string;
  readonly source: Source;
  readonly confidence: Confidence;
}

const monthsOfYear = 12;

/** The amounts of an aid are ceilings: a break or a suspension reduces them. */
const moneyLine = (line: AidLine): MoneyLine => ({
  label: sentence(line.label),
  amount: line.cents === null ? null : line.cents / 100,
  toRead: line.toRead === undefined ? null : sentence(line.toRead),
  per: line.per,
  percentOfSmic: null,
  isCeiling: true,
  toCheck: line.toCheck || line.cents === null || line.confidence === 'N',
  note: sentence(line.note),
  ...citing(line.source),
  confidence: line.confidence,
});

/**
 * What the State pays to the employer. The lines add up over the first twelve months, unless they exclude each other
 * (`isChoice`): then the amount of the month is not known.
 */
export function employerAid(
  lines: readonly AidLine[],
  rest: {
    readonly note: string;
    readonly missing?: readonly string[];
    readonly toCheck?: boolean;
    readonly isChoice?: boolean;
  },
): Money {
  const written = lines.map(moneyLine);
  const first = lines.filter((line) => line.isLater !== true);
  const isOpen = rest.isChoice === true || first.some((line) => line.cents === null);
  const total = first.reduce(
    (sum, { cents, per }) => sum + (cents ?? 0) * (per === 'month' ? monthsOfYear : 1),
    0,
  );
  return {
    lines: written,
    monthly: isOpen ? null : Math.round(total / monthsOfYear) / 100,
    toCheck: rest.toCheck === true || isOpen || written.some((line) => line.toCheck),
    missing: [...new Set(rest.missing ?? [])],
    note: sentence(rest.note),
  };
}

/** No figure at all: the aids of that time were not gathered. `read` says where they stand. */
export const aidNotGathered = (label: string, read: string, cited: Source): Money =>
  employerAid(
    [
      {
        label,
        cents: null,
        toRead: read,
        per: 'year',
        toCheck: true,
        note: '',
        source: cited,
        confidence: 'N',
      },
    ],
    { note: '' },
  );
