import italic from '../../../resources/fonts/SourceSans3-Italic.ttf?inline';
import regular from '../../../resources/fonts/SourceSans3-Regular.ttf?inline';
import semiBold from '../../../resources/fonts/SourceSans3-SemiBold.ttf?inline';

/**
 * The typeface of the documents, inlined by the bundler: the same bytes from the sources, from `out/`, from a packaged
 * app and in a worker, without a path to find. This file is loaded at the first document only.
 */
const bytesOf = (dataUrl: string): Buffer =>
  Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');

export interface FontFile {
  readonly name: string;
  readonly bytes: Buffer;
}
export const fontFiles: { readonly [style in 'normal' | 'bold' | 'italics']: FontFile } = {
  normal: { name: 'SourceSans3-Regular.ttf', bytes: bytesOf(regular) },
  bold: { name: 'SourceSans3-SemiBold.ttf', bytes: bytesOf(semiBold) },
  italics: { name: 'SourceSans3-Italic.ttf', bytes: bytesOf(italic) },
};

const unicodeFull = 10;
const windows = 3;

/**
 * Code points that the font can draw: the segmented table (format 12) of its `cmap`.
 * Source: OpenType 1.9, "cmap: character to glyph index mapping table".
 */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const entry = (count: number, matches: (index: number) => boolean): number => {
    for (let index = 0; index < count; index += 1) if (matches(index)) return index;
    throw new Error('The font has no full Unicode map.');
  };
  const tagOfCmap = 0x636d6170;
  const table = entry(view.getUint16(4), (index) => view.getUint32(12 + 16 * index) === tagOfCmap);
  const cmap = view.getUint32(12 + 16 * table + 8);
  const record = entry(
    view.getUint16(cmap + 2),
    (index) =>
      view.getUint16(cmap + 4 + 8 * index) === windows && view.getUint16(cmap + 6 + 8 * index) === unicodeFull,
  );
  const map = cmap + view.getUint32(cmap + 8 + 8 * record);
  const codePoints = new Set<number>();
  for (let group = 0; group < view.getUint32(map + 12); group += 1) {
    const first = view.getUint32(map + 16 + 12 * group);
    const last = view.getUint32(map + 20 + 12 * group);
    for (let codePoint = first; codePoint <= last; codePoint += 1) codePoints.add(codePoint);
  }
  return codePoints;
}
