import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** First characters that a spreadsheet would take for a formula, half or full width. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u;

/** A text that would be a formula gets an apostrophe in front; one that already looks guarded gets one more. */
const guarded = (value: string): string => (formula.test(value) ? `'${value}` : value);
const unguarded = (value: string): string => (formula.test(value) ? value.replace(/^'/, '') : value);

export type CsvLine = readonly (string | number)[];

/**
 * A CSV file that French Excel opens as it is: UTF-8 with byte-order mark, semicolons, CRLF. Texts that would be read
 * as formulas are disarmed; `readCsv` gives them back equal.
 */
export function writeCsv(header: readonly string[], lines: readonly CsvLine[]): Uint8Array {
  const text = stringify(
    [header, ...lines].map((line) =>
      line.map((value) => (typeof value === 'number' ? String(value) : guarded(value))),
    ),
    { bom: true, delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
  return Buffer.from(text, 'utf8');
}

/** Lines of a CSV file as written above, heading first. Throws when it is not UTF-8 or not a table of equal lines. */
export function readCsv(bytes: Uint8Array): readonly (readonly string[])[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const lines: string[][] = parse(text, {
    delimiter: ';',
    record_delimiter: ['\r\n', '\n'],
    max_record_size: 100_000,
  });
  return lines.map((line) => line.map(unguarded));
}
