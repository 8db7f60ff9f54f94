import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

let kept: PDFWorker | null = null;
/**
 * The worker that draws what Vivier makes, started once: starting one, and compiling its code, takes longer than drawing a page.
 * A document that came from outside has its own, which ends with it.
 */
export function keptWorker(): PDFWorker {
  if (kept === null || kept.destroyed) {
    const worker = new PDFWorker();
    kept = worker;
    // One that did not start draws nothing, ever: the next document has another.
    worker.promise.catch(() => {
      if (kept === worker) kept = null;
    });
  }
  return kept;
}

/**
 * Opens a PDF to be drawn, in a worker of its own where none is given. No WebAssembly, no evaluated code, no font of the system: the page's policy allows none of them.
 * A copy that names a font without holding it is drawn with another: that is no fault to be told.
 */
export const openPdf = (bytes: Uint8Array, worker?: PDFWorker): Promise<PDFDocumentProxy> =>
  getDocument({
    data: bytes,
    ...(worker === undefined ? {} : { worker }),
    useWasm: false,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;

/** Sharpness of what goes to paper, in dots for an inch. */
const PAPER_DPI = 200;
const POINTS_OF_AN_INCH = 72;

/**
 * Draws every page for paper, beside the screen and unseen, until `print` is over: what is printed is the document, not the
 * screen behind it.
 */
export async function onPaper(pdf: PDFDocumentProxy, print: () => Promise<unknown>): Promise<void> {
  const sheets = document.createElement('div');
  sheets.className = 'vivier-paper';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: PAPER_DPI / POINTS_OF_AN_INCH });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport, intent: 'print' }).promise;
    sheets.append(canvas);
  }
  document.body.append(sheets);
  try {
    await print();
  } finally {
    sheets.remove();
  }
}
