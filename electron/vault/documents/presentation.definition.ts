import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { PresentationPage, PresentationRow } from '../../../shared/presentation';
import { documentDefinition } from './document';
import { type Logo, letterhead } from './letterhead';
import { linesOf, onOneLine, paragraph, type WidthOf } from './lines';
import { isShort } from './part-table';
import { baseFontSize, colours, columnGap, contentWidth, page } from './style';

/** How large a page is drawn, and how much of it. */
export interface PresentationDensity {
  readonly fontSize: number;
  /** Points between two sections. */
  readonly gap: number;
  /** Most rows of a section, and most characters of a text. */
  readonly rows: number;
  readonly characters: number;
}
const whole = { rows: 1000, characters: 10_000 } as const;
/** Everything is said: a CV is drawn as large as it holds on one page, else on several. */
export const wholePages: readonly [PresentationDensity, ...PresentationDensity[]] = [
  { fontSize: 10.5, gap: 12, ...whole },
  { fontSize: baseFontSize, gap: 9, ...whole },
  { fontSize: 9, gap: 6, ...whole },
];
/** A card stays on one page: its rows are counted, its texts cut. The last one holds whatever is noted. */
export const cutPages: readonly PresentationDensity[] = [
  { fontSize: 9, gap: 6, rows: 8, characters: 110 },
  { fontSize: 8.5, gap: 5, rows: 4, characters: 80 },
  { fontSize: 8, gap: 4, rows: 2, characters: 60 },
];

/** Points of the column of titles. */
const titleWidth = 104;
const textWidth = contentWidth - titleWidth - columnGap;

const pageWidth = 60;
const footWidth = contentWidth - pageWidth - columnGap;
const footMost = 3;

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

/** A page that shows a person, as a pdfmake definition: a pure function of what it says and of how large it is drawn. */
export function presentationDefinition(
  given: PresentationPage,
  { fontSize, gap, rows: mostRows, characters }: PresentationDensity,
  widthOf: WidthOf,
  logo: Logo = null,
): TDocumentDefinitions {
  const small = fontSize - 1;
  const cut = (text: string): string => shortened(text, characters);
  const said = (text: string, size: number, width: number, look: { bold?: boolean; color?: string } = {}) =>
    paragraph(cut(text), { width, fontSize: size, isBold: look.bold === true }, widthOf, {
      fontSize: size,
      ...look,
    });
  const rowOf = ({ label, lead, under }: PresentationRow): TableCell => {
    const details = [label, ...under].filter((text) => text !== '').join('  ·  ');
    return {
      stack: [
        said(lead, fontSize, textWidth, { bold: details !== '' }),
        ...(details === '' ? [] : [said(details, small, textWidth, { color: colours.grey })]),
      ],
    };
  };
  const tableOf = (title: string, shown: readonly PresentationRow[]): Content => {
    const kept = shown.slice(0, mostRows);
    const more = shown.length - kept.length;
    const rows: TableCell[] = [
      ...kept.map(rowOf),
      ...(more > 0 ? [{ text: `et ${more} de plus`, color: colours.grey, fontSize: small }] : []),
    ];
    const isKeptWhole = kept.every(({ label, lead, under }) => [label, lead, ...under].every(isShort));
    return {
      table: {
        widths: [titleWidth, textWidth],
        body: rows.map((row, index): TableCell[] => [
          index === 0 ? said(title, fontSize, titleWidth, { bold: true, color: colours.accent }) : '',
          row,
        ]),
        ...(isKeptWhole ? { dontBreakRows: true } : {}),
      },
      layout: {
        hLineWidth: (index) => (index === 0 ? 0.75 : 0),
        vLineWidth: () => 0,
        hLineColor: () => colours.line,
        paddingLeft: (index) => (index === 0 ? 0 : columnGap / 2),
        paddingRight: (index) => (index === 0 ? columnGap / 2 : 0),
        paddingTop: (index) => (index === 0 ? gap * 0.6 : gap / 5),
        paddingBottom: () => gap / 5,
      },
      margin: [0, 0, 0, gap * 0.6],
    };
  };
  const foot = linesOf(given.footer, { width: footWidth, fontSize: 8, isBold: false }, widthOf);
  // No more than the foot of a page holds: what comes first counts most.
  const footLines = foot
    .slice(0, footMost)
    .map((text, index) =>
      index === footMost - 1 && foot.length > footMost ? shortened(`${text}…`, text.length) : text,
    );
  return documentDefinition({
    // The title of the file tells nobody: the name stands on the page alone.
    title: given.paper === 'card' ? 'Carte pour un employeur' : 'CV',
    on: given.preparedOn,
    isDemo: given.isDemo,
    content: [
      ...(given.structure === '' && logo === null
        ? []
        : [
            letterhead(onOneLine(given.structure, { width: 300, fontSize: 9, isBold: false }, widthOf), logo),
          ]),
      {
        ...paragraph(cut(given.title), { width: contentWidth, fontSize: 22, isBold: true }, widthOf, {
          fontSize: 22,
          bold: true,
          color: colours.accent,
        }),
        margin: [0, 4, 0, 0],
      },
      ...(given.subtitle === '' ? [] : [said(given.subtitle, 13, contentWidth, { bold: true })]),
      ...(given.contacts.length === 0
        ? []
        : [said(given.contacts.join('  ·  '), fontSize, contentWidth, { color: colours.grey })]),
      { text: '', margin: [0, 0, 0, gap + 2] },
      ...given.sections.map(({ title, rows }) => tableOf(title, rows)),
    ],
    footer: (current, count) => ({
      columns: [
        { width: footWidth, stack: footLines.map((text) => ({ text, noWrap: true })) },
        { width: pageWidth, text: count === 1 ? '' : `Page ${current} sur ${count}`, alignment: 'right' },
      ],
      columnGap,
      fontSize: 8,
      color: colours.grey,
      margin: [page.margins.left, 14, page.margins.right, 0],
    }),
  });
}
