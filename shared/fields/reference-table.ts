import { z } from 'zod';
import { fold } from '../base/text';
import { addMonths, type CivilDate, civilDateSchema } from '../base/time';

/** `verified`: read in an official text; `secondary`: from another source; `unverified`: a value to check. */
export type Confidence = 'verified' | 'secondary' | 'unverified';

/** The head of a file of `resources/reference/`: where its codes were read, and when they must be read again. */
const headSchema = z.object({
  title: z.string(),
  source: z.string(),
  confidence: z.enum(['verified', 'secondary', 'unverified']),
  /** Days between which its codes are in use; `null`: not bounded, or not known. */
  validFrom: civilDateSchema.nullable(),
  validTo: civilDateSchema.nullable(),
  readOn: civilDateSchema,
  /** `null`: a closed nomenclature, which does not change any more. */
  reviewMonths: z.number().int().positive().nullable(),
  rows: z.array(z.array(z.string()).min(2)),
});
type Row = readonly [code: string, label: string, ...more: string[]];

export interface ReferenceTable extends Omit<z.infer<typeof headSchema>, 'rows'> {
  readonly rows: readonly Row[];
}

/** A file of the folder, checked: throws at once on one that is damaged. */
export const referenceTable = (file: unknown): ReferenceTable => {
  const { rows, ...head } = headSchema.parse(file);
  return { ...head, rows: rows.map(([code = '', label = '', ...more]): Row => [code, label, ...more]) };
};

/** The day from which a table asks to be read again; `null`: never. */
export const reviewDay = ({ readOn, reviewMonths }: ReferenceTable): CivilDate | null =>
  reviewMonths === null ? null : addMonths(readOn, reviewMonths);

/** Whether a table asks to be read again on a day. */
export const isStale = (table: ReferenceTable, on: CivilDate): boolean => {
  const day = reviewDay(table);
  return day !== null && day <= on;
};

/** Codes that a field proposes and names; a code that it does not know is accepted, without a label. */
export interface CodeTable {
  /** What a code is called; `null` when the table does not know it. */
  readonly labelOf: (code: string) => string | null;
  /** At most `max` codes whose number begins with what is typed, or whose label holds all its words; the numbers first. */
  readonly search: (
    typed: string,
    max: number,
  ) => readonly { readonly code: string; readonly label: string }[];
}

/** The codes of some tables, the first that knows one naming it. */
export function codeTable(codes: readonly { readonly code: string; readonly label: string }[]): CodeTable {
  const labels = new Map<string, string>();
  for (const { code, label } of codes) if (!labels.has(code)) labels.set(code, label);
  const entries = [...labels].map(([code, label]) => ({ code, label }));
  /** Folded words of each label, made at the first search: nothing is paid by who never searches. */
  let words: readonly string[] | null = null;
  return {
    labelOf: (code) => labels.get(code) ?? null,
    search: (typed, max) => {
      const wanted = fold(typed).trim();
      if (wanted === '') return entries.slice(0, max);
      words ??= entries.map(({ label }) => ` ${fold(label)}`);
      const number = typed.replaceAll(/[\s.]/gu, '').toUpperCase();
      const parts = wanted.split(' ').map((part) => ` ${part}`);
      const byNumber = entries.filter(({ code }) => code.startsWith(number));
      const byWords = entries.filter(
        ({ code }, index) =>
          !code.startsWith(number) && parts.every((part) => words?.[index]?.includes(part)),
      );
      return [...byNumber, ...byWords].slice(0, max);
    },
  };
}
