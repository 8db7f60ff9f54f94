import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { WidthOf } from './lines';
import { fontFamily } from './style';

/** A finished PDF. */
export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

interface Engine {
  readonly render: (definition: TDocumentDefinitions) => Promise<RenderedPdf>;
  /** Whether all the styles of the typeface have this code point. */
  readonly canDraw: (codePoint: number) => boolean;
  readonly widthOf: WidthOf;
}

interface FontStore {
  writeFileSync(name: string, bytes: Buffer): void;
}
const isFontStore = (value: unknown): value is FontStore =>
  typeof value === 'object' && value !== null && 'writeFileSync' in value;

async function createEngine(): Promise<Engine> {
  const [{ default: pdfmake }, { shareFonts }, { fontFiles }] = await Promise.all([
    import('pdfmake'),
    import('./shared-fonts'),
    import('./fonts'),
  ]);
  // Nothing is fetched and nothing is read: the typeface stands in pdfmake's memory, images come as data URLs.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const store: unknown = Reflect.get(pdfmake, 'virtualfs');
  if (!isFontStore(store)) throw new Error('pdfmake has no store for fonts.');
  const fonts = shareFonts(Object.values(fontFiles));
  const [regular, semiBold] = fonts;
  if (!regular || !semiBold) throw new Error('The typeface is not complete.');
  Object.values(fontFiles).forEach(({ name }, index) => {
    const font = fonts[index];
    if (font) store.writeFileSync(name, font.handle);
  });
  pdfmake.setFonts({
    [fontFamily]: {
      normal: fontFiles.normal.name,
      bold: fontFiles.bold.name,
      italics: fontFiles.italics.name,
    },
  });
  return {
    canDraw: (codePoint) => fonts.every(({ codePoints }) => codePoints.has(codePoint)),
    widthOf: (text, fontSize, isBold) => (isBold ? semiBold : regular).widthOf(text) * fontSize,
    render: async (definition) => {
      let pages = 0;
      const { footer } = definition;
      const buffer = await pdfmake
        .createPdf({
          ...definition,
          footer: (current, count, size) => {
            pages = count;
            return typeof footer === 'function' ? footer(current, count, size) : footer;
          },
        })
        .getBuffer();
      return { bytes: new Uint8Array(buffer), pages };
    },
  };
}

let engine: Promise<Engine> | undefined;
/** pdfmake and the typeface, loaded at the first document. */
export function pdfEngine(): Promise<Engine> {
  engine ??= createEngine();
  return engine;
}
