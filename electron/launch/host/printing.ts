/** `webContents.print` and `printToPDF` (lib/browser/print-to-pdf.ts, lib/browser/api/web-contents.ts). */
import type { CDPSession } from 'playwright-core';

export interface PdfOptions {
  readonly pageSize?: string | { readonly width: number; readonly height: number };
  readonly landscape?: boolean;
  readonly displayHeaderFooter?: boolean;
  readonly printBackground?: boolean;
  readonly preferCSSPageSize?: boolean;
  readonly generateTaggedPDF?: boolean;
  readonly scale?: number;
  readonly pageRanges?: string;
  readonly headerTemplate?: string;
  readonly footerTemplate?: string;
  readonly margins?: {
    readonly top?: number;
    readonly bottom?: number;
    readonly left?: number;
    readonly right?: number;
  };
}

/** Inches. */
const paper: Readonly<Record<string, readonly [width: number, height: number]>> = {
  letter: [8.5, 11],
  legal: [8.5, 14],
  tabloid: [11, 17],
  ledger: [17, 11],
  a0: [33.1, 46.8],
  a1: [23.4, 33.1],
  a2: [16.54, 23.4],
  a3: [11.7, 16.54],
  a4: [8.27, 11.7],
  a5: [5.83, 8.27],
  a6: [4.13, 5.83],
};

function sizeOf(size: unknown): readonly [width: number, height: number] {
  if (typeof size === 'string') {
    const known = paper[size.toLowerCase()];
    if (!known) throw new Error(`Invalid pageSize ${size}`);
    return known;
  }
  if (typeof size !== 'object' || size === null)
    throw new TypeError('pageSize must be a string or an object');
  const width: unknown = Reflect.get(size, 'width');
  const height: unknown = Reflect.get(size, 'height');
  if (typeof width !== 'number' || typeof height !== 'number')
    throw new TypeError('width and height properties are required for pageSize');
  return [width, height];
}

const defaults = {
  landscape: false,
  displayHeaderFooter: false,
  printBackground: false,
  preferCSSPageSize: false,
  generateTaggedPDF: false,
  scale: 1,
  pageRanges: '',
  headerTemplate: '',
  footerTemplate: '',
} as const;

/** The page as a PDF, with Electron's own defaults. */
export async function printToPdf(tools: CDPSession, options: PdfOptions): Promise<Buffer> {
  const [paperWidth, paperHeight] = sizeOf(options.pageSize ?? 'letter');
  const { top = 0.4, bottom = 0.4, left = 0.4, right = 0.4 } = options.margins ?? {};
  if (top > paperHeight || bottom > paperHeight || left > paperWidth || right > paperWidth)
    throw new Error('margins must be less than or equal to pageSize');
  for (const [name, value] of Object.entries(defaults)) {
    const given: unknown = Reflect.get(options, name);
    if (given !== undefined && typeof given !== typeof value)
      throw new TypeError(`${name} must be a ${typeof value}`);
  }
  const { pageSize: _size, margins: _margins, ...more } = options;
  const { data } = await tools.send('Page.printToPDF', {
    ...defaults,
    ...more,
    paperWidth,
    paperHeight,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
  });
  return Buffer.from(data, 'base64');
}

/** Checks the options of `print` as Electron does before it opens the system's dialog. */
export function checkPrint(options: unknown): void {
  if (typeof options !== 'object' || options === null)
    throw new TypeError('webContents.print(): Invalid print settings specified.');
  const pageSize: unknown = Reflect.get(options, 'pageSize');
  if (pageSize === undefined) return;
  if (typeof pageSize === 'string') {
    if (!/^(?:Letter|Legal|Tabloid|A[0-6])$/u.test(pageSize))
      throw new Error(`Unsupported pageSize: ${pageSize}`);
    return;
  }
  const width: unknown = Reflect.get(Object(pageSize), 'width');
  const height: unknown = Reflect.get(Object(pageSize), 'height');
  if (!width || !height) throw new Error('height and width properties are required for pageSize');
  if (Number(width) <= 352 || Number(height) <= 352)
    throw new RangeError('height and width properties must be minimum 352 microns.');
}
