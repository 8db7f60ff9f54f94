import { crc32, inflateSync } from 'node:zlib';

/** Size of an image as it is looked at, in pixels, its orientation applied. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** No scan of an office page is larger; beyond, an image is a trap for the memory. */
const maxPixels = 120_000_000;

const sized = (width: number, height: number): ImageSize | null =>
  width > 0 && height > 0 && width * height <= maxPixels ? { width, height } : null;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const exifHeader = 0x45786966;
const orientationTag = 0x0112;

/** EXIF orientation (1 to 8) of an APP1 segment that begins at `at`; 1 when it says none. Source: CIPA DC-008, 4.6. */
function exifOrientation(view: DataView, at: number, end: number): number {
  if (end - at < 20 || view.getUint32(at) !== exifHeader) return 1;
  const tiff = at + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > end) return 1;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > end) return 1;
    if (view.getUint16(entry, little) === orientationTag) return view.getUint16(entry + 8, little);
  }
  return 1;
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Walks the segments of a JPEG up to its data, which must have an end. Source: ITU-T T.81, annex B. */
function jpegSize(bytes: Uint8Array): ImageSize | null {
  const view = viewOf(bytes);
  if (view.getUint16(0) !== 0xffd8) return null;
  let size: ImageSize | null = null;
  let orientation = 1;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return null;
    if (marker === 0xe1) orientation = exifOrientation(view, at + 4, end);
    if (isFrame(marker)) size = sized(view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker === 0xda) {
      const hasEnd =
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(
          '\xff\xd9',
          undefined,
          'latin1',
        ) >= end;
      if (!hasEnd || size === null) return null;
      return orientation > 4 ? { width: size.height, height: size.width } : size;
    }
    at = end;
  }
  return null;
}

const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** The seven passes of an interlaced PNG: first column and row, step between columns and rows. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Bytes of all the lines of a PNG once inflated, each with its filter byte. */
function rawLength(width: number, height: number, bitsPerPixel: number, isInterlaced: boolean): number {
  const pass = (columns: number, rows: number): number =>
    columns === 0 || rows === 0 ? 0 : rows * (1 + Math.ceil((columns * bitsPerPixel) / 8));
  if (!isInterlaced) return pass(width, height);
  return passes.reduce(
    (sum, [x, y, dx, dy]) =>
      sum + pass(Math.max(0, Math.ceil((width - x) / dx)), Math.max(0, Math.ceil((height - y) / dy))),
    0,
  );
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Checks every block of a PNG and inflates its pixels: pdfkit does that later in a callback, where a fault would end the
 * process. Source: W3C PNG, third edition.
 */
function pngSize(bytes: Uint8Array): ImageSize | null {
  if (!pngSignature.equals(bytes.subarray(0, 8))) return null;
  const view = viewOf(bytes);
  const data: Uint8Array[] = [];
  let header: { readonly size: ImageSize; readonly rawLength: number } | null = null;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    switch (Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')) {
      case 'IHDR': {
        const size = sized(view.getUint32(at + 8), view.getUint32(at + 12));
        const perPixel = (samples[view.getUint8(at + 17)] ?? 0) * view.getUint8(at + 16);
        if (size === null || perPixel === 0) return null;
        header = {
          size,
          rawLength: rawLength(size.width, size.height, perPixel, view.getUint8(at + 20) === 1),
        };
        break;
      }
      case 'IDAT':
        data.push(bytes.subarray(at + 8, end - 4));
        break;
      case 'IEND': {
        if (header === null) return null;
        const pixels = inflateSync(Buffer.concat(data), { maxOutputLength: header.rawLength + 1 });
        return pixels.length === header.rawLength ? header.size : null;
      }
    }
    at = end;
  }
  return null;
}

/** Size of a sound PNG or JPEG as it is looked at; `null` when the file is damaged, cut short or beyond all measure. */
export function imageSize(bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg'): ImageSize | null {
  try {
    return mediaType === 'image/png' ? pngSize(bytes) : jpegSize(bytes);
  } catch {
    // Too short for what it announces, or pixels that do not inflate: damaged either way.
    return null;
  }
}
