import type { Content } from 'pdfmake/interfaces';
import type { CivilDate } from '../../../shared/base/time';
import { documentDefinition } from './document';
import { type Logo, letterhead } from './letterhead';
import { partTable } from './part-table';
import { printableText } from './printable';
import { pdfEngine, type RenderedPdf } from './render';
import { colours, page } from './style';

/** A plain report: a title, facts, and tables of texts. Nothing in it is drawn from a person’s page. */
export interface Report {
  readonly title: string;
  readonly structure: string;
  /** Of the structure; none unless given. */
  readonly logo?: Logo;
  readonly on: CivilDate;
  readonly isDemo: boolean;
  readonly paragraphs: readonly string[];
  readonly parts: readonly {
    readonly title: string;
    readonly introduction?: string;
    readonly heads: readonly string[];
    readonly shares: readonly number[];
    readonly rows: readonly (readonly string[])[];
    readonly whenEmpty: string;
  }[];
  readonly footer: string;
}

/** A report on pages of A4: data in, the same bytes out. */
export async function renderReport(given: Report): Promise<RenderedPdf> {
  const { canDraw, widthOf, render } = await pdfEngine();
  const drawn = (text: string): string => printableText(text, canDraw);
  const content: Content[] = [
    letterhead(drawn(given.structure), given.logo ?? null),
    {
      text: drawn(given.title),
      fontSize: 18,
      bold: true,
      color: colours.accent,
      margin: [0, 2, 0, 8],
    },
    ...given.paragraphs.map((text): Content => ({ text: drawn(text), margin: [0, 0, 0, 6] })),
    ...given.parts.map(
      (part, index): Content => ({
        stack: [
          partTable(
            {
              id: `part-${index}`,
              title: drawn(part.title),
              ...(part.introduction === undefined ? {} : { introduction: [drawn(part.introduction)] }),
              columns: part.heads.map((head, column) => ({
                head: drawn(head),
                share: part.shares[column] ?? 1,
              })),
              rows: part.rows.map((row) => row.map(drawn)),
              whenEmpty: drawn(part.whenEmpty),
            },
            widthOf,
          ),
        ],
        margin: [0, 10, 0, 0],
      }),
    ),
  ];
  return render(
    documentDefinition({
      title: given.title,
      on: given.on,
      isDemo: given.isDemo,
      content,
      footer: (current, count) => ({
        columns: [
          { width: '*', text: drawn(given.footer) },
          { width: 'auto', text: `Page ${current} sur ${count}`, alignment: 'right' },
        ],
        fontSize: 8,
        color: colours.grey,
        margin: [page.margins.left, 22, page.margins.right, 0],
      }),
    }),
  );
}
