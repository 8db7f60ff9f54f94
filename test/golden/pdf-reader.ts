import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF reader that shares no code with the writer finds in a document. */
export interface ReadPdf {
  /** Text of each page, one line of the page a line. */
  readonly pages: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly xmp: string;
  readonly attachments: Readonly<Record<string, Uint8Array>>;
  /** Width and height of each page as it is looked at, in points. */
  readonly sizes: readonly (readonly [number, number])[];
}

async function pageOf(
  pdf: PDFDocumentProxy,
  number: number,
): Promise<{ text: string; size: [number, number] }> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const { width, height } = page.getViewport({ scale: 1 });
  const text = items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('')
    .replace(/ +\n/g, '\n');
  return { text, size: [Math.round(width), Math.round(height)] };
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes the buffer over: it is given a copy.
  const task = getDocument({
    data: bytes.slice(),

    useSystemFonts: false,
    verbosity: 0,
  });
  const pdf = await task.promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageOf(pdf, index + 1)));
  const { info, metadata } = await pdf.getMetadata();
  const names = [...((await pdf.getAttachments())?.keys() ?? [])];
  const attachments = await Promise.all(
    names.map(async (name): Promise<readonly [string, Uint8Array]> => {
      const content: unknown = await pdf.getAttachmentContent(name);
      return [name, content instanceof Uint8Array ? content : new Uint8Array()];
    }),
  );
  const read: ReadPdf = {
    pages: pages.map(({ text }) => text),
    sizes: pages.map(({ size }) => size),
    info: { ...info },
    xmp: metadata ? metadata.getRaw() : '',
    attachments: Object.fromEntries(attachments),
  };
  await task.destroy();
  return read;
}
