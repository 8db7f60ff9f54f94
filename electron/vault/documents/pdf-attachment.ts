import { inflateSync, constants as zlib } from 'node:zlib';
import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

/** Why a PDF cannot join a liasse. */
export type PdfFault = 'damaged' | 'encrypted';

const maxContentBytes = 256 * 1024 * 1024;

/** A page's drawing must be there and inflate: else the liasse would hold a blank in its place. */
function hasSoundContent(document: PDFDocument): boolean {
  return document.getPages().every(({ node }) => {
    const contents = node.Contents();
    const streams = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
    return streams.every((entry) => {
      const stream = document.context.lookup(entry);
      if (!(stream instanceof PDFRawStream)) return false;
      if (stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode'))
        inflateSync(stream.contents, { maxOutputLength: maxContentBytes, finishFlush: zlib.Z_SYNC_FLUSH });
      return true;
    });
  });
}

/** Takes away what could act when the liasse is opened or clicked; what is seen stays. */
function disarm(document: PDFDocument): void {
  for (const { node } of document.getPages()) {
    node.delete(PDFName.of('AA'));
    const annotations = node.Annots();
    for (const entry of annotations?.asArray() ?? []) {
      const annotation = document.context.lookup(entry);
      if (!(annotation instanceof PDFDict)) continue;
      for (const key of ['A', 'AA', 'PA']) annotation.delete(PDFName.of(key));
    }
  }
}

/** Opens a PDF to be copied from; answers the fault when it is damaged or protected. Nothing is repaired by guess. */
export async function openPdfAttachment(bytes: Uint8Array): Promise<PDFDocument | PdfFault> {
  const end = Buffer.from(bytes.subarray(-2048)).toString('latin1');
  if (!end.includes('%%EOF')) return 'damaged';
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    if (document.getPageCount() === 0 || !hasSoundContent(document)) return 'damaged';
    disarm(document);
    return document;
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'encrypted' : 'damaged';
  }
}
