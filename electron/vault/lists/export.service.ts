import { Refusal } from '../../../shared/base';
import { formatNumber } from '../../../shared/base/text';
import { type CivilDate, formatFrenchDate, isCivilDate } from '../../../shared/base/time';
import {
  type Cell,
  cellText,
  columnNamed,
  countWords,
  type ListColumn,
  type ListId,
  type ListQuery,
  type ListRow,
  type ListSelection,
  listSentence,
  lists,
  MOST_PRINTED,
} from '../../../shared/lists';
import { type RenderedPdf, renderList } from '../documents';
import { type CsvLine, type SheetCell, writeCsv, writeXlsx } from '../export';
import { isDemoPortfolio } from '../portfolio';
import type { Call, Deps } from '../service/deps';
import { settingsOf } from '../settings';
import { check, resultOf, rowsOf } from './lists.service';
import { viewById } from './views.repository';

/** What leaves: the list as it is shown, whole, or the rows that are chosen in it. */
export interface Shown {
  readonly list: ListId;
  readonly query: ListQuery;
  readonly columns: readonly string[];
  readonly selection: ListSelection | null;
}
export type ListFormat = 'csv' | 'xlsx' | 'pdf';

/** Rows read between two turns of the event loop: some milliseconds. */
const SLICE = 500;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The result of the moment when it was asked, row by row as it is written; a row that has gone meanwhile is left out. */
interface Leaving {
  readonly title: string;
  readonly count: number;
  readonly columns: readonly ListColumn[];
  readonly slices: () => AsyncGenerator<readonly ListRow[]>;
}

function leavingOf(
  deps: Deps,
  { list, query, columns, selection }: Shown,
  call: Pick<Call, 'signal'>,
): Leaving {
  check(list, query, columns);
  const rowids = resultOf(deps, list, query, selection);
  const picked = query.picked === null ? null : viewById(deps.db, query.picked);
  const sentence = listSentence(lists[list], query);
  return {
    title: picked === null ? sentence : `${picked.name}\u00A0: ${sentence}`,
    count: rowids.length,
    columns: columns.flatMap((id) => columnNamed(lists[list], id) ?? []),
    slices: async function* () {
      for (let from = 0; from < rowids.length; from += SLICE) {
        if (call.signal.aborted) throw new Refusal('CANCELLED');
        yield rowsOf(deps, list, rowids.subarray(from, from + SLICE), columns);
        await turn();
      }
    },
  };
}

const texts = (columns: readonly ListColumn[], row: ListRow): string[] =>
  columns.map((column) => cellText(column, row.cells[column.id] ?? null));

/** Numbers and days are theirs in a workbook; everything else is a text, leading zeros kept. */
function sheetCell(column: ListColumn, cell: Cell): SheetCell {
  if (typeof cell === 'number') return column.kind === 'money' ? cell / 100 : cell;
  if (column.kind === 'date' && typeof cell === 'string' && isCivilDate(cell))
    return { day: cell as CivilDate };
  return cellText(column, cell);
}

async function csvOf({ columns, slices }: Leaving): Promise<Uint8Array> {
  const lines: CsvLine[] = [];
  for await (const rows of slices()) lines.push(...rows.map((row) => texts(columns, row)));
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
  if (count > MOST_PRINTED)
    throw new Refusal('REFUSED_BY_STATE', {
      message: `Cette liste compte ${formatNumber(count)} lignes\u202F; une liste imprimée en compte ${formatNumber(MOST_PRINTED)} au plus. Ajoutez un filtre, ou enregistrez un tableau.`,
    });
  const rows: string[][] = [];
  for await (const slice of slices()) rows.push(...slice.map((row) => texts(columns, row)));
  return renderList({
    title,
    count: countWords(lists[list], count),
    structure: settingsOf(deps.db).structureName,
    on: deps.clock.today(),
    isDemo: isDemoPortfolio(deps.db),
    headings: columns.map(({ heading }) => heading),
    shares: columns.map(({ width, grows }) => width * (1 + grows / 4)),
    rows,
  });
}

/** The bytes of a list in a format, how many rows it has, and whom it is about. */
export async function listFile(
  deps: Deps,
  shown: Shown,
  format: ListFormat,
  call: Pick<Call, 'signal'>,
): Promise<{ readonly bytes: Uint8Array; readonly rows: number }> {
  const leaving = leavingOf(deps, shown, call);
  switch (format) {
    case 'csv':
      return { bytes: await csvOf(leaving), rows: leaving.count };
    case 'xlsx':
      return { bytes: await xlsxOf(deps, shown.list, leaving), rows: leaving.count };
    case 'pdf':
      return { bytes: (await pdfOf(deps, shown.list, leaving)).bytes, rows: leaving.count };
  }
}
