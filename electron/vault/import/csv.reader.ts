import { Refusal } from '../../../shared/base';
import type { LongJob } from '../service/long-job';
import { withoutEntitiesBeforeCutting } from './clean-cell';
import { csvRecords } from './csv-records';
import { decode } from './decode';
import type { FileRecord } from './file-record';
import { HEADING_SEARCH } from './headings';
import { isRowOf } from './shape';
import { layoutOf, limits, partTable, type Table, tableOf } from './table';

export const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/**
 * The separator that cuts the heading and the first rows into the same number of cells, the greatest one; `null` when
 * no separator cuts anything (one column). Quotes are honoured.
 */
export function separatorOf(text: string): Separator | null {
  const start = text.slice(0, 64 * 1024);
  let best: { readonly separator: Separator | null; readonly score: number } = { separator: null, score: 0 };
  for (const separator of separators) {
    const widths = widthsOf(start, separator, 20);
    const width = mostFrequent(widths);
    if (width < 2) continue;
    const agreeing = widths.filter((one) => one === width).length / widths.length;
    const score = agreeing * Math.log2(width + 1);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** The most frequent of the widths, the greatest of those that are as frequent. */
function mostFrequent(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [best] = [...counts].toSorted(([a, times], [b, others]) => others - times || b - a);
  return best?.[0] ?? 1;
}

const separatorSet: ReadonlySet<string> = new Set(separators);

/**
 * Cells of each of the first filled records of `text`, cut by `separator`. A quote opens after any of the separators, so
 * that what it holds counts for none of them.
 */
function widthsOf(text: string, separator: Separator, max: number): readonly number[] {
  const widths: number[] = [];
  let cells = 1;
  let isFilled = false;
  let isQuoted = false;
  let isCellStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character === '"') {
        if (text[at + 1] === '"') at += 1;
        else isQuoted = false;
      }
    } else if (character === '"' && isCellStart) {
      isQuoted = true;
      isFilled = true;
    } else if (separatorSet.has(character)) {
      if (character === separator) cells += 1;
      else isFilled = true;
      isCellStart = true;
      continue;
    } else if (character === '\n' || character === '\r') {
      if (isFilled) widths.push(cells);
      if (widths.length >= max) return widths;
      cells = 1;
      isFilled = false;
      isCellStart = true;
      continue;
    } else if (!/\s/u.test(character)) {
      isFilled = true;
    }
    isCellStart = false;
  }
  if (isFilled) widths.push(cells);
  return widths.length > 0 ? widths : [1];
}

/**
 * CSV bytes → table of strings, whatever the separator, the line ends and the quotes. Lets the process answer between two
 * rows. Throws IMPORT_EMPTY, IMPORT_NOT_TABLE (too many columns), IMPORT_TOO_MANY_ROWS, CANCELLED.
 */
export async function readCsv(bytes: Uint8Array, job: LongJob): Promise<Table> {
  const { text: whole, encoding, hasByteOrderMark, notices } = decode(bytes);
  const hint = /^sep=([;,\t|])\r?\n/u.exec(whole);
  const text = withoutEntitiesBeforeCutting(hint ? whole.slice(hint[0].length) : whole);
  const separator = separators.find((one) => one === hint?.[1]) ?? separatorOf(text);
  // The line that names the separator counts among those of the file.
  const records = (await recordsOf(text, separator ?? ';', job)).map((record) => ({
    ...record,
    line: record.line + (hint ? 1 : 0),
  }));
  const openQuotes = records.filter((record) => record.note !== undefined);
  return tableOf(
    { kind: 'csv', encoding, hasByteOrderMark, separator },
    [partTable({ records, sheet: null })],
    [],
    [...notices, ...(openQuotes.length > 0 ? [openQuoteNotice(openQuotes)] : [])],
  );
}

const openQuoteNotice = (records: readonly FileRecord[]): string =>
  records.length === 1
    ? `Un guillemet est ouvert et jamais refermé à la ligne ${records[0]?.line}\u202f: il est laissé de côté, et les lignes qui le suivent sont lues une à une.`
    : `Des guillemets sont ouverts et jamais refermés (${records.length} lignes, la première est la ligne ${records[0]?.line})\u202f: ils sont laissés de côté, et les lignes qui les suivent sont lues une à une.`;

/** Rows read to find the headings, before the whole file is cut by what they say. */
const FIRST_ROWS = HEADING_SEARCH + 1;

async function recordsOf(text: string, separator: Separator, job: LongJob): Promise<readonly FileRecord[]> {
  const first = await csvRecords(text, { separator, max: FIRST_ROWS, width: 0, isRow: () => false }, job);
  if (first.length === 0) return [];
  const { shape } = layoutOf(first);
  // Twice the limit leaves room for the empty rows that spreadsheets write at the end.
  const max = 2 * limits.rows + 1;
  const records = await csvRecords(text, { separator, max, width: shape.width, isRow: isRowOf(shape) }, job);
  if (records.length === max) throw new Refusal('IMPORT_TOO_MANY_ROWS');
  return records.map(({ cells, line, hasOpenQuote }) => ({
    cells,
    line,
    ...(hasOpenQuote ? { note: 'guillemet ouvert et jamais refermé, laissé de côté' } : {}),
  }));
}
