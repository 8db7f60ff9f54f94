import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { plural, typography } from '../../../shared/base/text';
import type { Dossier } from '../../../shared/contract-files';
import { documentDefinition } from './document';
import type { ImageSize } from './image-file';
import { colours, page } from './style';

/** What the page in front of one attachment says; an image stands on that very page. */
export interface Insert {
  readonly code: string;
  readonly label: string;
  readonly fileName: string;
  readonly body: { readonly pages: number } | { readonly image: string; readonly size: ImageSize };
}

const headHeight = 108;
const pageHeight = 841.89;

const shortened = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

const isWide = ({ body }: Insert): boolean => 'image' in body && body.size.width > body.size.height;

function insertPage(insert: Insert, index: number, count: number): Content {
  const isImage = 'image' in insert.body;
  const { left, right, top, bottom } = page.margins;
  const width = (isWide(insert) ? pageHeight : page.width) - left - right;
  const height = (isWide(insert) ? page.width : pageHeight) - top - bottom - headHeight;
  return {
    stack: [
      {
        text: typography(`Pièce ${index + 1} sur ${count} : ${shortened(insert.code, 20)}`),
        color: colours.grey,
        ...(isImage ? {} : { margin: [0, 190, 0, 0] as [number, number, number, number] }),
      },
      {
        text: shortened(insert.label, 180),
        fontSize: isImage ? 15 : 24,
        bold: true,
        color: colours.accent,
        lineHeight: 0.9,
      },
      {
        canvas: [
          {
            type: 'line',
            x1: 0,
            y1: 3,
            x2: width,
            y2: 3,
            lineWidth: isImage ? 1 : 2,
            lineColor: colours.accent,
          },
        ],
      },
      {
        text: shortened(insert.fileName, 100),
        color: colours.grey,
        margin: [0, 6, 0, 8],
      },
      'pages' in insert.body
        ? {
            text: typography(`${plural(insert.body.pages, 'page suit', 'pages suivent')}.`),
            color: colours.grey,
          }
        : { image: insert.body.image, fit: [width, height], alignment: 'center' },
    ],
    ...(index > 0 ? { pageBreak: 'before' } : {}),
    pageOrientation: isWide(insert) ? 'landscape' : 'portrait',
  };
}

/** The pages that Vivier adds to the liasse: one in front of each attachment, or around it when it is an image. */
export function insertsDefinition(
  dossier: Dossier,
  inserts: readonly Insert[],
  images: Readonly<Record<string, string>>,
): TDocumentDefinitions {
  const demo = dossier.isDemo ? typography('  ·  Démonstration : personnes et chiffres fictifs') : '';
  return documentDefinition({
    title: `Pièces du dossier ${dossier.reference}`,
    on: dossier.preparedOn,
    isDemo: dossier.isDemo,
    orientation: inserts[0] && isWide(inserts[0]) ? 'landscape' : 'portrait',
    content: inserts.map((insert, index) => insertPage(insert, index, inserts.length)),
    footer: () => ({
      text: shortened(`Liasse du dossier ${dossier.reference}${demo}`, 110),
      fontSize: 8,
      color: colours.grey,
      margin: [page.margins.left, 22, page.margins.right, 0],
    }),
    images: { ...images },
  });
}
