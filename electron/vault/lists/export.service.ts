import {
  type CivilDate,
  civilDateOf,
  formatFrenchDate,
  formatShortDate,
  isCivilDate,
} from '../../../shared/base/time';
import {
  type Cell,
  cellText,
  columnNamed,
  countWords,
  type ListColumn,
  type ListId,
  type ListRow,
  listSentence,
  namedIn,
} from '../../../shared/lists';
import { PART_ROWS, type RenderedPdf, renderLongList } from '../documents';
import { type CsvLine, type SheetCell, writeCsv, writeXlsx } from '../export';
import { printedLogo } from '../logo';
import { isDemoPortfolio } from '../portfolio';
import type { Call, Deps } from '../service/deps';
import { longJob } from '../service/long-job';
import { settingsOf } from '../settings';
import { lists } from './declared';
import { check, resultOf, rowsOf, type Shown } from './lists.service';
import { namesOf } from './sources.repository';
import { viewById } from './views.repository';

export type ListFormat = 'csv' | 'xlsx' | 'pdf';

/** Rows read between two looks at the clock: some milliseconds. */
const SLICE = 500;

/** The result of the moment when it was asked, row by row as it is written; a row that has gone meanwhile is left out. */
interface Leaving {
  readonly title: string;
  readonly count: number;
  /** Rows of people who object to being in it. */
  readonly withheld: number;
  readonly columns: readonly ListColumn[];
  readonly slices: () => AsyncGenerator<readonly ListRow[]>;
}

function leavingOf(
  deps: Deps,
  { list, query, columns, selection }: Shown,
  call: Pick<Call, 'signal' | 'progress'>,
): Leaving {
  check(list, query, columns);
  const rowids = resultOf(deps, list, query, selection, true);
  const picked = query.picked === null ? null : viewById(deps.db, query.picked);
  const sentence = listSentence(lists[list], query, namesOf(deps.db, namedIn(lists[list], query.filters)));
  const job = longJob(call.progress, call.signal);
  return {
    title: picked === null ? sentence : `${picked.name}\u00A0: ${sentence}`,
    count: rowids.length,
    withheld: resultOf(deps, list, query, selection).length - rowids.length,
    columns: columns.flatMap((id) => columnNamed(lists[list], id) ?? []),
    slices: async function* () {
      for (let from = 0; from < rowids.length; from += SLICE) {
        await job.step(from, rowids.length, 'Lignes écrites');
        yield rowsOf(deps, list, rowids.subarray(from, from + SLICE), columns, query.filters);
      }
    },
  };
}

const texts = (columns: readonly ListColumn[], row: ListRow): string[] =>
  columns.map((column) => cellText(column, row.cells[column.id] ?? null));

const pad = (number: number): string => String(number).padStart(2, '0');
/** The day and the time of an instant, where the person who reads is. */
function momentOf(instant: string): {
  readonly day: CivilDate;
  readonly hours: number;
  readonly minutes: number;
} {
  const at = new Date(instant);
  return {
    day: civilDateOf(at.getFullYear(), at.getMonth() + 1, at.getDate()),
    hours: at.getHours(),
    minutes: at.getMinutes(),
  };
}

/** Numbers, days and instants are theirs in a workbook; everything else is a text, leading zeros kept. */
function sheetCell(column: ListColumn, cell: Cell): SheetCell {
  if (typeof cell === 'number') return column.kind === 'money' ? cell / 100 : cell;
  if (typeof cell === 'string' && column.kind === 'date' && isCivilDate(cell))
    return { day: cell as CivilDate };
  if (typeof cell === 'string' && column.kind === 'instant') {
    const { day, hours, minutes } = momentOf(cell);
    return { day, minute: hours * 60 + minutes };
  }
  return cellText(column, cell);
}

/** As a spreadsheet takes it in: a number without spaces nor unit, an instant without words. */
function csvCell(column: ListColumn, cell: Cell): string {
  if (typeof cell === 'number')
    return (column.kind === 'money' ? (cell / 100).toFixed(2) : String(cell)).replace('.', ',');
  if (typeof cell === 'string' && column.kind === 'instant') {
    const { day, hours, minutes } = momentOf(cell);
    return `${formatShortDate(day)} ${pad(hours)}:${pad(minutes)}`;
  }
  return cellText(column, cell);
}

async function csvOf({ columns, slices }: Leaving): Promise<Uint8Array> {
  const lines: CsvLine[] = [];
  for await (const rows of slices())
    lines.push(...rows.map((row) => columns.map((column) => csvCell(column, row.cells[column.id] ?? null))));
  return writeCsv(
    columns.map(({ label }) => label),
    lines,
  );
}

function xlsxOf(deps: Deps, list: ListId, { title, count, columns, slices }: Leaving): Promise<Uint8Array> {
  const on = deps.clock.today();
  const cells = async function* (): AsyncGenerator<SheetCell[][]> {
    for await (const rows of slices())
      yield rows.map((row) => columns.map((column) => sheetCell(column, row.cells[column.id] ?? null)));
  };
  return writeXlsx(
    {
      name: lists[list].title,
      above: [title, `${countWords(lists[list], count)}, le ${formatFrenchDate(on)}`],
      headings: columns.map(({ label }) => label),
      widths: columns.map(({ width, grows }) => Math.round(width / 7) + grows * 6),
    },
    cells(),
    on,
  );
}

async function pdfOf(
  deps: Deps,
  list: ListId,
  { title, count, columns, slices }: Leaving,
): Promise<RenderedPdf> {
  const parts = inParts(slices(), (row) => texts(columns, row));
  return renderLongList(
    {
      title,
      count: countWords(lists[list], count),
      structure: settingsOf(deps.db).structureName,
      logo: printedLogo(deps.db),
      on: deps.clock.today(),
      isDemo: isDemoPortfolio(deps.db),
      headings: columns.map(({ heading }) => heading),
      shares: columns.map(({ width, grows }) => width * (1 + grows / 4)),
    },
    count,
    parts,
  );
}

/** Rows as they are drawn together. */
async function* inParts<T>(
  slices: AsyncIterable<readonly ListRow[]>,
  drawn: (row: ListRow) => T,
): AsyncGenerator<readonly T[]> {
  let part: T[] = [];
  for await (const rows of slices) {
    part.push(...rows.map(drawn));
    while (part.length >= PART_ROWS) {
      yield part.slice(0, PART_ROWS);
      part = part.slice(PART_ROWS);
    }
  }
  if (part.length > 0) yield part;
}

/** The bytes of a list in a format, how many rows it has, and whom it is about. */
export async function listFile(
  deps: Deps,
  shown: Shown,
  format: ListFormat,
  call: Pick<Call, 'signal' | 'progress'>,
): Promise<{ readonly bytes: Uint8Array; readonly rows: number; readonly withheld: number }> {
  const leaving = leavingOf(deps, shown, call);
  const { count: rows, withheld } = leaving;
  switch (format) {
    case 'csv':
      return { bytes: await csvOf(leaving), rows, withheld };
    case 'xlsx':
      return { bytes: await xlsxOf(deps, shown.list, leaving), rows, withheld };
    case 'pdf':
      return { bytes: (await pdfOf(deps, shown.list, leaving)).bytes, rows, withheld };
  }
}
