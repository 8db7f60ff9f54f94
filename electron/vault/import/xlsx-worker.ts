/**
 * Worker thread that reads the first filled sheet of a workbook; its memory is bounded by whoever starts it.
 * No relative import: tests run this file as it is, by Node's own type stripping.
 */
import { parentPort, workerData } from 'node:worker_threads';
import readWorkbook from 'read-excel-file/node';

const pad = (value: number): string => String(value).padStart(2, '0');

/** A date cell is read as midnight UTC of its day: its UTC fields are the civil date, whatever the time zone. */
const civil = (date: Date): string =>
  Number.isNaN(date.getTime())
    ? ''
    : `${String(date.getUTCFullYear()).padStart(4, '0')}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return civil(cell);
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  return String(cell);
}

/** A number as the workbook writes it, without its exponent as long as no figure is lost. */
function figures(written: string): string {
  const value = Number(written);
  return Number.isSafeInteger(value) ? String(value) : written;
}

const { bytes, columns, rows } = workerData as {
  readonly bytes: Uint8Array;
  readonly columns: number;
  readonly rows: number;
};
/** Not at the top level: of a cut workbook whose reading never ends, Node would say so on the error output, with a path. */
async function answer(): Promise<void> {
  const sheets = await readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    trim: false,
    parseNumber: figures,
  });
  const filled = sheets.findIndex((sheet) =>
    sheet.data.some((cells) => cells.some((cell) => textOf(cell).trim() !== '')),
  );
  const sheet = sheets[filled];
  parentPort?.postMessage({
    sheetCount: sheets.length,
    sheetName: sheet?.sheet ?? '',
    // One row and one column beyond the limits are enough to know that they are passed.
    records: (sheet?.data ?? []).slice(0, rows + 1).map((cells) => cells.slice(0, columns + 1).map(textOf)),
  });
}
// A failure ends the thread with it, and its owner hears of it.
void answer();
