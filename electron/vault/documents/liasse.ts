import { createHash } from 'node:crypto';
import { PDFArray, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { Refusal } from '../../../shared/base';
import { typography } from '../../../shared/base/text';
import { type Dossier, dossierSchema } from '../../../shared/contract-files';
import type { DossierLook } from './dossier.definition';
import { imageSize } from './image-file';
import { type Insert, insertsDefinition } from './liasse.definition';
import { openPdfAttachment, type PdfFault } from './pdf-attachment';
import { printable, printableText } from './printable';
import { pdfEngine, type RenderedPdf } from './render';
import { renderDossier } from './render-dossier';

/** A supporting document of the file, as the vault keeps it. */
export interface LiasseAttachment {
  readonly code: string;
  readonly label: string;
  readonly fileName: string;
  readonly mediaType: 'application/pdf' | 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

interface Prepared {
  readonly insert: Insert;
  /** The PDF whose pages follow the insert; an image stands on the insert itself. */
  readonly document: PDFDocument | null;
  readonly image: string | null;
}

const refusal = ({ label, fileName }: LiasseAttachment, fault: PdfFault): Refusal =>
  new Refusal('ATTACHMENT_DAMAGED', {
    message: typography(
      fault === 'encrypted'
        ? `La pièce « ${label} » (${fileName}) est protégée par un mot de passe ; joignez-en une copie sans protection. La liasse n’a pas été écrite.`
        : `La pièce « ${label} » (${fileName}) est illisible ; numérisez-la à nouveau. La liasse n’a pas été écrite.`,
    ),
  });

async function prepare(attachment: LiasseAttachment, index: number): Promise<Prepared> {
  const { code, label, fileName, mediaType, bytes } = attachment;
  if (mediaType === 'application/pdf') {
    const document = await openPdfAttachment(bytes);
    if (typeof document === 'string') throw refusal(attachment, document);
    return {
      insert: { code, label, fileName, body: { pages: document.getPageCount() } },
      document,
      image: null,
    };
  }
  const size = imageSize(bytes, mediaType);
  if (size === null) throw refusal(attachment, 'damaged');
  return {
    insert: { code, label, fileName, body: { image: `image-${index}`, size } },
    document: null,
    image: `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`,
  };
}

/** An identifier of the file that depends on what it holds and on nothing else. */
function identify(
  document: PDFDocument,
  dossier: Uint8Array,
  attachments: readonly LiasseAttachment[],
): void {
  const hash = createHash('sha256').update(dossier);
  for (const { bytes } of attachments) hash.update(createHash('sha256').update(bytes).digest());
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32).toUpperCase());
  const ids = PDFArray.withContext(document.context);
  ids.push(id);
  ids.push(id);
  document.context.trailerInfo.ID = ids;
}

/**
 * The liasse: the dossier, then each attachment behind a page that names it; an image stands
 * on that page, upright. The same dossier and attachments give the same bytes. It is no longer PDF/A, since attachments
 * are not, and says so by leaving that mark out.
 * Throws the refusal ATTACHMENT_DAMAGED, which names the document, when one is damaged or protected.
 */
export async function renderLiasse(
  dossier: Dossier,
  attachments: readonly LiasseAttachment[],
  look: DossierLook = {},
): Promise<RenderedPdf> {
  const prepared: Prepared[] = [];
  for (const [index, attachment] of attachments.entries()) prepared.push(await prepare(attachment, index));

  const { canDraw, render } = await pdfEngine();
  const front = await renderDossier(dossier, look);
  const liasse = await PDFDocument.load(front.bytes, { updateMetadata: false });
  for (const key of ['Metadata', 'OutputIntents']) liasse.catalog.delete(PDFName.of(key));
  liasse.setTitle(`Liasse du dossier ${dossier.reference}`);
  identify(liasse, front.bytes, attachments);

  if (prepared.length > 0) {
    const drawn = dossierSchema.parse(printable(dossier, canDraw).data);
    const images = Object.fromEntries(
      prepared.flatMap(({ insert, image }) =>
        image !== null && 'image' in insert.body ? [[insert.body.image, image] as const] : [],
      ),
    );
    const inserts = prepared.map(({ insert }) => ({
      ...insert,
      label: printableText(insert.label, canDraw),
      fileName: printableText(insert.fileName, canDraw),
    }));
    const pages = await PDFDocument.load((await render(insertsDefinition(drawn, inserts, images))).bytes, {
      updateMetadata: false,
    });
    if (pages.getPageCount() !== prepared.length) throw new Error('An insert of the liasse is not one page.');
    const fronts = await liasse.copyPages(pages, pages.getPageIndices());
    for (const [index, { document }] of prepared.entries()) {
      const insert = fronts[index];
      if (insert) liasse.addPage(insert);
      if (document === null) continue;
      for (const copied of await liasse.copyPages(document, document.getPageIndices()))
        liasse.addPage(copied);
    }
  }
  return {
    bytes: await liasse.save({ addDefaultPage: false, updateFieldAppearances: false }),
    pages: liasse.getPageCount(),
  };
}
