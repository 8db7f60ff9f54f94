import type { Content, TableCell } from 'pdfmake/interfaces';
import { paragraph, type WidthOf } from './lines';
import { baseFontSize, colours, columnGap, columnWidths, titledLayout } from './style';

/** One row of texts; a cell is a text, or texts one under the other of which the first leads. */
export type Cell = string | { readonly lead: string; readonly under: readonly string[] };

export interface Column {
  readonly share: number;
  readonly head?: string;
  readonly align?: 'right';
  readonly look?: 'label' | 'strong';
}

export interface PartTable {
  readonly id: string;
  readonly title: string;
  /** Said once under the title, before the rows. */
  readonly introduction?: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Said once under the rows: what their marks (1, 2…) refer to. */
  readonly notes?: readonly string[];
  /** What stands in place of the rows when there are none: an absence is said, never a blank. */
  readonly whenEmpty: string;
  readonly startsPage?: boolean;
}

const textsOf = (cell: Cell): readonly string[] =>
  typeof cell === 'string' ? [cell] : [cell.lead, ...cell.under];

/**
 * pdfmake silently drops what overflows one page of a block it may not break. Blocks are kept whole only when each of
 * their texts is far from that: the rest may break anywhere and nothing is lost.
 */
export const isShort = (text: string): boolean => text.length <= 400 && text.split('\n').length <= 12;

const spanning = (content: TableCell, count: number): TableCell[] => [
  content,
  ...Array.from({ length: count - 1 }, () => ''),
];

const smallFontSize = 8.5;

function cellOf(
  cell: Cell,
  column: Column,
  width: number,
  id: string | undefined,
  widthOf: WidthOf,
): TableCell {
  const look = {
    ...(id ? { id } : {}),
    ...(column.look === 'label' ? { color: colours.grey } : {}),
    ...(column.look === 'strong' ? { bold: true } : {}),
    ...(column.align ? { alignment: column.align } : {}),
  };
  const style = { width, fontSize: baseFontSize, isBold: column.look === 'strong' };
  if (typeof cell === 'string') return paragraph(cell, style, widthOf, look);
  const under = cell.under.filter((text) => text !== '');
  if (under.length === 0) return paragraph(cell.lead, style, widthOf, look);
  const small = { width, fontSize: smallFontSize, isBold: false };
  return {
    stack: [
      paragraph(cell.lead, style, widthOf, look),
      ...under.map((text) =>
        paragraph(text, small, widthOf, { fontSize: smallFontSize, color: colours.grey }),
      ),
    ],
  };
}

/**
 * A part of a document: its title, repeated with the heads of the columns on each page that it fills, and its rows.
 * The title never stands alone at the foot of a page.
 */
export function partTable(part: PartTable, widthOf: WidthOf): Content {
  const { columns } = part;
  const width = columns.length;
  const widths = columnWidths(columns.map((column) => column.share));
  const whole = widths.reduce((sum, each) => sum + each, columnGap * (width - 1));
  const heads = columns.some((column) => column.head !== undefined);
  const title: TableCell = {
    text: part.title,
    fontSize: 15,
    bold: true,
    color: colours.accent,
    colSpan: width,
  };
  const headRow = columns.map(
    (column): TableCell => ({
      text: column.head ?? '',
      fontSize: 8,
      bold: true,
      color: colours.grey,
      ...(column.align ? { alignment: column.align } : {}),
    }),
  );
  const introduction = (part.introduction ?? []).filter((text) => text !== '');
  const notes = part.notes ?? [];
  const acrossTable = (text: string): Content =>
    paragraph(text, { width: whole, fontSize: baseFontSize, isBold: false }, widthOf, {
      color: colours.grey,
    });
  const rows: TableCell[][] = [
    ...(introduction.length > 0
      ? [
          spanning(
            {
              stack: introduction.map(acrossTable),
              colSpan: width,
            },
            width,
          ),
        ]
      : []),
    ...(part.rows.length === 0
      ? [spanning({ id: part.id, text: part.whenEmpty, italics: true, colSpan: width }, width)]
      : []),
    ...part.rows.map((row, line) =>
      columns.map((column, index) =>
        // The title is drawn again on each page: the first cell, drawn once, is what the contents point at.
        cellOf(
          row[index] ?? '',
          column,
          widths[index] ?? 0,
          line === 0 && index === 0 ? part.id : undefined,
          widthOf,
        ),
      ),
    ),
    ...(notes.length > 0 ? [spanning({ stack: notes.map(acrossTable), colSpan: width }, width)] : []),
  ];
  const isKeptWhole =
    isShort(part.title) &&
    introduction.every(isShort) &&
    notes.every(isShort) &&
    part.rows.every((row) => row.flatMap(textsOf).every(isShort));
  return {
    table: {
      widths,
      body: [spanning(title, width), ...(heads ? [headRow] : []), ...rows],
      ...(isKeptWhole
        ? {
            headerRows: heads ? 2 : 1,
            keepWithHeaderRows: Math.min(rows.length, introduction.length > 0 ? 4 : 3),
            dontBreakRows: true,
          }
        : {}),
    },
    layout: titledLayout,
    margin: [0, 0, 0, 22],
    ...(part.startsPage ? { pageBreak: 'before' as const } : {}),
  };
}
