import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of text as a reader finds it on a page: where it stands, in points from the lower left corner. */
export interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
}

export interface PlacedPage {
  readonly width: number;
  readonly height: number;
  /** Upright text alone: the mark of a demonstration lies across the page. */
  readonly texts: readonly PlacedText[];
}

/** What a space takes, as a share of the size: that at the end of a line is no ink. */
const spaceShare = 0.2;

function placedOf(item: unknown): readonly PlacedText[] {
  if (typeof item !== 'object' || item === null) return [];
  const [str, width, matrix]: unknown[] = ['str', 'width', 'transform'].map((key) => Reflect.get(item, key));
  if (typeof str !== 'string' || typeof width !== 'number' || !Array.isArray(matrix)) return [];
  const [a = 0, b = 0, , d = 0, left = 0, base = 0]: readonly number[] = matrix.map(Number);
  if (str.trim() === '' || b !== 0 || a <= 0) return [];
  const spaces = str.length - str.trimEnd().length;
  return [{ text: str, left, right: left + width - spaces * spaceShare * d, base, size: d }];
}

async function pageOf(pdf: PDFDocumentProxy, number: number): Promise<PlacedPage> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return { width, height, texts: items.flatMap(placedOf) };
}

/** Every run of text of a PDF with its place, read by a reader that shares no code with the writer. */
export async function placedPages(bytes: Uint8Array): Promise<readonly PlacedPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageOf(pdf, index + 1)));
  await task.destroy();
  return pages;
}

/** Points: rounding of the layout. */
const tolerance = 1;

const told = ({ text, left, right, base }: PlacedText): string =>
  `« ${text} » (${left.toFixed(1)} à ${right.toFixed(1)}, hauteur ${base.toFixed(1)})`;

/** The texts of a page that leave its margins. Widths of the margins in points: sides, and head and foot of the sheet. */
export function textsOutside(
  { width, height, texts }: PlacedPage,
  margins: { readonly side: number; readonly head: number; readonly foot: number },
): readonly string[] {
  return texts
    .filter(
      ({ left, right, base, size }) =>
        left < margins.side - tolerance ||
        right > width - margins.side + tolerance ||
        base + size * 0.7 > height - margins.head ||
        base < margins.foot,
    )
    .map(told);
}

/** The pairs of texts of a page that are printed one over the other. */
export function textsOverlapping({ texts }: PlacedPage): readonly string[] {
  const found: string[] = [];
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const sideways = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      // The body of the letters, without what hangs below or rises above.
      const upwards =
        Math.min(one.base + one.size * 0.5, other.base + other.size * 0.5) - Math.max(one.base, other.base);
      if (sideways > tolerance && upwards > tolerance) found.push(`${told(one)} sur ${told(other)}`);
    }
  }
  return found;
}
