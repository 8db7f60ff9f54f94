import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { type CivilDate, formatFrenchDate } from '../../../shared/base/time';
import { documentDefinition } from './document';
import { type Logo, letterhead } from './letterhead';
import { linesOf, onOneLine, type WidthOf } from './lines';
import { printableText } from './printable';
import { pdfEngine, type RenderedPdf } from './render';
import { colours, columnGap, page, titledLayout } from './style';

/** A list on paper: what it shows in a sentence, how many, and its rows as they are read. */
export interface ListPages {
  readonly title: string;
  readonly count: string;
  readonly structure: string;
  /** Of the structure; none unless given. */
  readonly logo?: Logo;
  readonly on: CivilDate;
  readonly isDemo: boolean;
  readonly headings: readonly string[];
  /** Shares of the width. */
  readonly shares: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** A stretch of a list that is too long for one drawing; absent: the whole. */
  readonly part?: {
    /** « Partie 2 sur 4 : lignes 1 001 à 2 000 ». */
    readonly words: string;
    readonly isFirst: boolean;
    /** Pages of the parts before it. */
    readonly pagesBefore: number;
  };
}

const fontSize = 8;
/** Most lines of a cell: what is longer is read on screen. */
const MOST_LINES = 3;
const MOST_UPRIGHT = 5;
const long = 841.89;

function cellOf(text: string, width: number, isBold: boolean, widthOf: WidthOf): TableCell {
  const style = { width, fontSize, isBold };
  const lines = linesOf(text.replaceAll(/\s*\n\s*/gu, ' '), style, widthOf);
  const shown =
    lines.length <= MOST_LINES
      ? lines
      : [...lines.slice(0, MOST_LINES - 1), onOneLine(lines.slice(MOST_LINES - 1).join(''), style, widthOf)];
  const look = isBold ? ({ bold: true } as const) : {};
  return shown.length === 1
    ? { text: shown[0] ?? '', noWrap: true, ...look }
    : { stack: shown.map((line) => ({ text: line, noWrap: true })), ...look };
}

function listDefinition(given: ListPages, widthOf: WidthOf): TDocumentDefinitions {
  const isLying = given.headings.length > MOST_UPRIGHT;
  const sides = page.margins.left + page.margins.right;
  const room = (isLying ? long : page.width) - sides - columnGap * (given.headings.length - 1);
  const whole = given.shares.reduce((sum, share) => sum + share, 0);
  // Hundredths of a point less than the page: rounding never makes the table wider.
  const widths = given.shares.map((share) => Math.floor((room * share * 100) / whole) / 100);
  const row = (cells: readonly string[], isBold: boolean): TableCell[] =>
    cells.map((cell, index) => cellOf(cell, widths[index] ?? 0, isBold, widthOf));
  const { part } = given;
  const content: Content[] = [
    ...(part?.isFirst === false
      ? []
      : [
          letterhead(given.structure, given.logo ?? null),
          {
            text: given.title,
            fontSize: 16,
            bold: true,
            color: colours.accent,
            margin: [0, 2, 0, 2] as [number, number, number, number],
          },
          {
            text: `${given.count}, le ${formatFrenchDate(given.on)}`,
            bold: true,
            margin: [0, 0, 0, 8] as [number, number, number, number],
          },
        ]),
    ...(part === undefined
      ? []
      : [{ text: part.words, bold: true, margin: [0, 0, 0, 8] as [number, number, number, number] }]),
    ...(given.rows.length === 0
      ? []
      : [
          {
            table: {
              headerRows: 1,
              dontBreakRows: true,
              widths,
              body: [row(given.headings, true), ...given.rows.map((cells) => row(cells, false))],
            },
            layout: titledLayout,
            fontSize,
          },
        ]),
  ];
  return documentDefinition({
    title: given.title,
    on: given.on,
    isDemo: given.isDemo,
    orientation: isLying ? 'landscape' : 'portrait',
    content,
    footer: (current, count) => ({
      columns: [
        { width: '*', text: 'Données personnelles : à ne remettre à personne d’autre.', noWrap: true },
        {
          width: 'auto',
          text:
            part === undefined
              ? `Page ${current} sur ${count}`
              : `${part.words}, page ${part.pagesBefore + current}`,
          alignment: 'right',
        },
      ],
      fontSize,
      color: colours.grey,
      margin: [page.margins.left, 22, page.margins.right, 0],
    }),
  });
}

/** A list as pages of A4: upright, or lying where it has many columns; its headings again on each page. */
export async function renderList(given: ListPages): Promise<RenderedPdf> {
  const { canDraw, widthOf, render } = await pdfEngine();
  const drawn = (text: string): string => printableText(text, canDraw);
  return render(
    listDefinition(
      {
        ...given,
        title: drawn(given.title),
        structure: drawn(given.structure),
        headings: given.headings.map(drawn),
        rows: given.rows.map((row) => row.map(drawn)),
      },
      widthOf,
    ),
  );
}
