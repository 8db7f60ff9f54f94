import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { PresentationPage, PresentationRow } from '../../../shared/presentation';
import { documentDefinition } from './document';
import { type Logo, letterhead } from './letterhead';
import { onOneLine, paragraph, type WidthOf } from './lines';
import { isShort } from './part-table';
import { baseFontSize, colours, columnGap, contentWidth, page } from './style';

/** How large a page is drawn; a card is tried from the first to the last, until it holds on one page. */
export interface PresentationDensity {
  readonly fontSize: number;
  /** Points between two sections. */
  readonly gap: number;
  /** Most rows of a section, and most characters of a text. */
  readonly rows: number;
  readonly characters: number;
}
export const presentationDensities: readonly [PresentationDensity, ...PresentationDensity[]] = [
  { fontSize: 10.5, gap: 14, rows: 1000, characters: 10_000 },
  { fontSize: baseFontSize, gap: 10, rows: 12, characters: 200 },
  { fontSize: 9, gap: 7, rows: 8, characters: 110 },
  { fontSize: 8.5, gap: 5, rows: 4, characters: 80 },
];

/** Points of the column of days. */
const labelWidth = 112;
const textWidth = contentWidth - labelWidth - columnGap;

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
  const rowOf = ({ label, lead, under }: PresentationRow): TableCell[] => [
    label === '' ? '' : said(label, small, labelWidth, { color: colours.grey }),
    {
      stack: [
        said(lead, fontSize, textWidth, { bold: under.length > 0 }),
        ...under.map((text) => said(text, small, textWidth, { color: colours.grey })),
      ],
    },
  ];
  const tableOf = (title: string, shown: readonly PresentationRow[]): Content => {
    const kept = shown.slice(0, mostRows);
    const more = shown.length - kept.length;
    const isKeptWhole = kept.every(({ label, lead, under }) => [label, lead, ...under].every(isShort));
    return {
      table: {
        widths: [labelWidth, textWidth],
        body: [
          [{ text: title, bold: true, color: colours.accent, fontSize: fontSize + 2, colSpan: 2 }, ''],
          ...kept.map(rowOf),
          ...(more > 0 ? [['', { text: `et ${more} de plus`, color: colours.grey, fontSize: small }]] : []),
        ],
        ...(isKeptWhole ? { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true } : {}),
      },
      layout: {
        hLineWidth: (index) => (index === 1 ? 0.75 : 0),
        vLineWidth: () => 0,
        hLineColor: () => colours.line,
        paddingLeft: (index) => (index === 0 ? 0 : columnGap / 2),
        paddingRight: (index) => (index === 0 ? columnGap / 2 : 0),
        paddingTop: (index) => (index === 0 ? 0 : gap / 4),
        paddingBottom: (index) => (index === 0 ? 2 : gap / 8),
      },
      margin: [0, 0, 0, gap],
    };
  };
  const foot = { width: contentWidth, fontSize: 8, isBold: false };
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
      stack: [
        ...(given.footer === ''
          ? []
          : [paragraph(shortened(given.footer, 330), foot, widthOf, { fontSize: 8, color: colours.grey })]),
        ...(count === 1
          ? []
          : [
              {
                text: `Page ${current} sur ${count}`,
                alignment: 'right' as const,
                fontSize: 8,
                color: colours.grey,
              },
            ]),
      ],
      margin: [page.margins.left, 14, page.margins.right, 0],
    }),
  });
}
