import type { LongJob } from '../service/long-job';
import type { FileRecord } from './file-record';

/** Characters within which an open quote must be closed; far above any honest cell. */
const QUOTED_CHARACTERS = 1 << 17;

/** A record of a CSV, and whether a quote that was opened in it, and never closed where it should, was let go. */
export interface CsvRecord extends FileRecord {
  readonly hasOpenQuote: boolean;
}

/** How a text is cut. */
export interface Cutting {
  readonly separator: string;
  /** Records after which it stops. */
  readonly max: number;
  /** Cells of the heading; 0 where it is not known yet. */
  readonly width: number;
  /**
   * Whether the cells of one line make a row of the table by themselves: what a cell between quotes swallows. Whether a
   * quote was left open can only be told so, in the middle of a record, from what its lines hold; no parser of CSV asks.
   */
  readonly isRow: (cells: readonly string[]) => boolean;
}

/**
 * The records of a CSV and the row of each. A quote opens at the beginning of a cell, is doubled inside, and
 * closes before a separator or a line end; others are letters. A cell whose inner lines are rows of the table ends before
 * the first of them, and a quote that nothing closes ends with its line: nobody is swallowed.
 */
export async function csvRecords(text: string, cutting: Cutting, job: LongJob): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  const reader = readerOf(text, cutting);
  for (let record = reader(); record !== null; record = reader()) {
    // A spreadsheet shows one row for a record, whatever its line breaks.
    records.push({ ...record, line: records.length + 1 });
    if (records.length >= cutting.max) break;
    if (records.length % 64 === 0) await job.step(reader.at(), text.length, 'Lecture du fichier');
  }
  return records;
}

/** The cells of one line, in which a quote that is not closed is a letter like others. */
export const cellsOfLine = (line: string, separator: string): readonly string[] =>
  readerOf(line, { separator, width: 0, isRow: () => false })()?.cells ?? [];

const QUOTE = 34;
const BACKSLASH = 92;
const CR = 13;
const LF = 10;
const isLineEnd = (code: number): boolean => code === LF || code === CR;

/** Doubled quotes are one; some software writes a backslash before those of a quotation instead. */
const unquoted = (raw: string): string => {
  const plain = raw.includes('""') ? raw.replaceAll('""', '"') : raw;
  return /\\"[^"]*\\"/u.test(plain) ? plain.replaceAll('\\"', '"') : plain;
};

/** What followed a quote that is let go: the quote comes back where another shows that it was meant. */
function withoutOpenQuote(rest: string): string {
  if (!rest.includes('"')) return rest;
  return rest.endsWith('"') ? unquoted(rest.slice(0, -1)) : `"${rest}`;
}

/** Where a quoted cell ends: at its closing quote, before a line that is a row by itself, or nowhere. */
type QuotedEnd =
  | { readonly kind: 'closed' | 'cut'; readonly at: number }
  | { readonly kind: 'open'; readonly at: null };
const open: QuotedEnd = { kind: 'open', at: null };

interface Reader {
  /** The next record, or `null` after the last. */
  (): Omit<CsvRecord, 'line'> | null;
  /** Where it is in the text. */
  readonly at: () => number;
}

function readerOf(text: string, { separator, width, isRow }: Omit<Cutting, 'max'>): Reader {
  const cutter = separator.charCodeAt(0);
  let at = 0;
  /** Cells of the record being read, before the quote. */
  let before: readonly string[] = [];
  /** Nothing closes a quote before this place: known once, not looked for again at each quote. */
  let openUntil = 0;

  const lineEndFrom = (from: number): number => {
    let end = from;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
    return end;
  };

  const endOfQuoted = (start: number): QuotedEnd => {
    if (start < openUntil) return open;
    const limit = Math.min(text.length, start + QUOTED_CHARACTERS);
    let lineStart: number | null = null;
    let isEscaping = false;
    for (let from = start + 1; from < limit; from += 1) {
      const code = text.charCodeAt(from);
      if (code === QUOTE) {
        const next = from + 1 < text.length ? text.charCodeAt(from + 1) : LF;
        const isEscaped = text.charCodeAt(from - 1) === BACKSLASH;
        if (next === QUOTE) from += 1;
        else if (isEscaped && isEscaping) continue;
        else if (next === cutter || isLineEnd(next))
          return lineStart !== null && isSwallowed(start, lineStart, from)
            ? { kind: 'cut', at: lineStart }
            : { kind: 'closed', at: from };
        else if (isEscaped) isEscaping = true;
      } else if (isLineEnd(code)) {
        if (lineStart !== null && isSwallowed(start, lineStart, from)) return { kind: 'cut', at: lineStart };
        if (code === CR && text.charCodeAt(from + 1) === LF) from += 1;
        lineStart = from + 1;
      }
    }
    if (
      limit === text.length &&
      lineStart !== null &&
      lineStart < limit &&
      isSwallowed(start, lineStart, limit)
    )
      return { kind: 'cut', at: lineStart };
    openUntil = limit;
    return open;
  };

  /**
   * Whether the line inside the quotes opened at `start` that begins at `lineStart`, read as far as `known`, is a row by
   * itself. Where the quote at `known` has no other in its line, it closes what began before: what follows it belongs to
   * the record, and when that makes all its cells, only what stands before it speaks for the line.
   */
  const isSwallowed = (start: number, lineStart: number, known: number): boolean => {
    const line = text.slice(lineStart, lineEndFrom(known));
    if (text.charCodeAt(known) !== QUOTE || quotesIn(lineStart, known) % 2 === 1)
      return isRow(cellsOfLine(line, separator));
    const inside = text.slice(lineStart, known);
    if (!inside.includes(separator)) return false;
    const rest = cellsOfLine(text.slice(known + 1, lineEndFrom(known)), separator);
    if (before.length + Math.max(1, rest.length) !== width) return isRow(cellsOfLine(line, separator));
    const opening = text.slice(start + 1, lineEndFrom(start)).split(separator);
    return (
      isRow(cellsOfLine(inside, separator)) ||
      (isRow([...before, ...opening]) && isRow(cellsOfLine(line, separator)))
    );
  };

  const quotesIn = (from: number, to: number): number => {
    let count = 0;
    for (let place = from; place < to; place += 1) if (text.charCodeAt(place) === QUOTE) count += 1;
    return count;
  };

  /** Whether what follows a quote that is let go is one cell: it makes a row so, and its separators make no whole one. */
  const isOneCell = (cells: readonly string[], rest: string): boolean =>
    isRow([...cells, rest]) && cells.length + rest.split(separator).length !== width;

  const read = (): Omit<CsvRecord, 'line'> | null => {
    if (at >= text.length) return null;
    const cells: string[] = [];
    before = cells;
    let hasOpenQuote = false;
    for (;;) {
      let end = at;
      const quoted = text.charCodeAt(at) === QUOTE ? endOfQuoted(at) : null;
      if (quoted?.kind === 'closed') {
        const raw = text.slice(at + 1, quoted.at);
        cells.push(unquoted(raw));
        end = quoted.at + 1;
      } else if (quoted?.kind === 'cut') {
        const raw = text.slice(at + 1, quoted.at);
        at = quoted.at;
        const rest = withoutOpenQuote(raw.replace(/[\r\n]+$/u, ''));
        return {
          cells: isOneCell(cells, rest) ? [...cells, rest] : [...cells, ...rest.split(separator)],
          hasOpenQuote: true,
        };
      } else {
        if (quoted !== null) {
          at += 1;
          end = lineEndFrom(at);
        }
        // Nothing closes it: the rest of the line is its text where that makes a row, else it is a letter like others.
        if (quoted === null || !isOneCell(cells, text.slice(at, end))) {
          end = at;
          let code = text.charCodeAt(end);
          while (end < text.length && code !== cutter && !isLineEnd(code)) {
            end += 1;
            code = text.charCodeAt(end);
          }
        }
        const rest = text.slice(at, end);
        // With another quote after it, it was a quotation at the beginning of the cell.
        if (quoted !== null && !rest.includes('"')) hasOpenQuote = true;
        cells.push(quoted === null ? rest : withoutOpenQuote(rest));
      }
      if (end < text.length && text.charCodeAt(end) === cutter) {
        at = end + 1;
        continue;
      }
      if (end < text.length) {
        at = end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1);
      } else at = end;
      return { cells, hasOpenQuote };
    }
  };
  return Object.assign(read, { at: () => at });
}
