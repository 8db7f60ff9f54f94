import { CsvError, parse } from 'csv-parse';
import { Refusal } from '../../../shared/base';
import type { LongJob } from '../service/long-job';
import { decode } from './decode';
import { limits, type Table, tableOf } from './table';

export const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** Characters of a record beyond which a quote was surely left open; far above any honest row. */
const RECORD_CHARACTERS = 1 << 20;
const PIECE = 1 << 16;

/**
 * The separator that cuts the heading and the first rows into the same number of cells, the greatest one; `null` when
 * no separator cuts anything (one column). Quotes are honoured.
 */
export function separatorOf(text: string): Separator | null {
  const start = text.slice(0, 64 * 1024);
  let best: { readonly separator: Separator | null; readonly score: number } = { separator: null, score: 0 };
  for (const separator of separators) {
    const widths = widthsOf(start, separator, 20);
    const width = Math.max(...widths);
    if (width < 2) continue;
    const agreeing = widths.filter((one) => one === width).length / widths.length;
    const score = agreeing * Math.log2(width + 1);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
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
  for (const character of text) {
    if (isQuoted) {
      if (character === '"') isQuoted = false;
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
 * pieces. Throws IMPORT_EMPTY, IMPORT_NOT_TABLE (quote never closed), IMPORT_TOO_MANY_ROWS, CANCELLED.
 */
export async function readCsv(bytes: Uint8Array, job: LongJob): Promise<Table> {
  const decoded = decode(bytes);
  const hint = /^sep=([;,\t|])\r?\n/u.exec(decoded.text);
  const text = hint ? decoded.text.slice(hint[0].length) : decoded.text;
  const separator = separators.find((one) => one === hint?.[1]) ?? separatorOf(text);
  const records = await recordsOf(text, separator ?? ';', job);
  const table = tableOf(
    { kind: 'csv', encoding: decoded.encoding, hasByteOrderMark: decoded.hasByteOrderMark, separator },
    records,
  );
  if (!text.includes('\ufffd')) return table;
  return {
    ...table,
    notices: [
      ...table.notices,
      'Des caractères de ce fichier sont illisibles\u202f: ils apparaissent comme \ufffd.',
    ],
  };
}

async function recordsOf(text: string, separator: Separator, job: LongJob): Promise<string[][]> {
  const records: string[][] = [];
  let failure: unknown = null;
  const parser = parse({
    delimiter: separator,
    quote: '"',
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: RECORD_CHARACTERS,
  });
  const drain = (): void => {
    for (let record: unknown = parser.read(); record !== null; record = parser.read())
      // csv-parse gives arrays of strings when neither `columns`, `cast` nor `objname` is set.
      records.push(record as string[]);
  };
  parser.on('readable', drain);
  parser.on('error', (error) => {
    failure ??= error;
  });
  for (let at = 0; at < text.length && failure === null; at += PIECE) {
    // Not between the two halves of a character outside the first plane.
    const end = isHighSurrogate(text.charCodeAt(at + PIECE - 1)) ? at + PIECE + 1 : at + PIECE;
    const isMore = parser.write(text.slice(at, end));
    if (end !== at + PIECE) at += 1;
    if (!isMore) drain();
    // Twice the limit leaves room for the empty rows that spreadsheets write at the end.
    if (records.length > 2 * limits.rows) failure = new Refusal('IMPORT_TOO_MANY_ROWS');
    await job.step(Math.min(at + PIECE, text.length), text.length, 'Lecture du fichier');
  }
  if (failure === null) {
    await new Promise<void>((done) => {
      parser.once('end', done);
      parser.once('error', () => done());
      parser.end();
      drain();
    });
  }
  if (failure === null) return records;
  parser.destroy();
  throw failure instanceof CsvError ? csvRefusal(failure) : failure;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

function csvRefusal(error: CsvError): Refusal {
  const line = typeof error.lines === 'number' ? ` vers la ligne ${error.lines}` : '';
  return new Refusal('IMPORT_NOT_TABLE', {
    message:
      error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
        ? `Un guillemet est ouvert et jamais refermé${line}\u202f; corrigez le fichier et recommencez.`
        : `Ce fichier n’est pas un tableau lisible${line}\u202f; enregistrez-le en CSV ou en XLSX et recommencez.`,
  });
}
