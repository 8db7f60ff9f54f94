import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { CivilDate } from '../../../shared/base/time';
import { baseStyle, colours, page } from './style';

export interface DocumentParts {
  readonly title: string;
  /** The only date in the file: its creation and modification, at noon UTC. */
  readonly on: CivilDate;
  readonly isDemo: boolean;
  readonly content: Content[];
  readonly header?: DynamicContent;
  readonly footer: DynamicContent;
  readonly attachment?: { readonly name: string; readonly json: string; readonly description: string };
  /** Orientation of the first page; upright unless said. */
  readonly orientation?: 'portrait' | 'landscape';
  /** Images by name, as data URLs. */
  readonly images?: Record<string, string>;
}

/** pdfkit writes the title in XML as it stands. */
const forXml = (text: string): string => text.replace(/[<>&\p{Cc}]/gu, ' ').slice(0, 200);

/**
 * What every document of Vivier shares: A4, one typeface, French, PDF/A-3b, and metadata that tell nothing of the
 * person, the account or the machine. The identifier of the file is made by pdfkit from these very metadata.
 */
export function documentDefinition(parts: DocumentParts): TDocumentDefinitions {
  const created = new Date(`${parts.on}T12:00:00Z`);
  const { left, top, right, bottom } = page.margins;
  const file = parts.attachment && {
    src: `data:application/json;base64,${Buffer.from(parts.attachment.json, 'utf8').toString('base64')}`,
    name: parts.attachment.name,
    description: parts.attachment.description,
    type: 'application/json',
    relationship: 'Source',
    creationDate: created,
    modifiedDate: created,
  };
  return {
    content: parts.content,
    ...(parts.header ? { header: parts.header } : {}),
    footer: parts.footer,
    ...(parts.isDemo
      ? {
          watermark: {
            text: 'DÉMONSTRATION',
            color: colours.accent,
            opacity: 0.07,
            bold: true,
            fontSize: 78,
            angle: -52,
          },
        }
      : {}),
    pageSize: 'A4',
    pageOrientation: parts.orientation ?? 'portrait',
    pageMargins: [left, top, right, bottom],
    defaultStyle: baseStyle,
    language: 'fr-FR',
    displayTitle: true,
    version: '1.7',
    subset: 'PDF/A-3b',
    info: {
      title: forXml(parts.title),
      creator: 'Vivier',
      producer: 'Vivier',
      creationDate: created,
      modDate: created,
    },
    ...(file ? { files: { [file.name]: file } } : {}),
    ...(parts.images ? { images: parts.images } : {}),
  };
}
