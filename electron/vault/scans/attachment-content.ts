import { Refusal, type ScanMediaType } from '../../../shared/base';
import { checkPdf } from './attachment-pdf';
import { unfoldedLength } from './unfolded-length';

/** An A4 page at 600 dpi: a PNG is unfolded to be drawn. A JPEG goes as it is into the PDF. */
const maxPngPixels = 40_000_000;
const maxJpegPixels = 150_000_000;

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const pngMagic = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpegMagic = [0xff, 0xd8, 0xff];

/** Told by the first bytes; the name of the file says nothing. `null`: none of the three types. */
function mediaTypeOf(bytes: Buffer): ScanMediaType | null {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (startsWith(bytes, pngMagic)) return 'image/png';
  return startsWith(bytes, jpegMagic) ? 'image/jpeg' : null;
}

/** What the header of a PNG says; `null` when it is not where it must be, or says what PNG does not know. */
interface PngHeader {
  readonly pixels: number;
  /** Bytes that the pixels unfold into, line marks included. */
  readonly unfolded: number;
}
/** Samples of a pixel for each kind of colour. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function pngHeader(bytes: Buffer): PngHeader | null {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const perPixel = (samples[bytes[25] ?? 9] ?? 0) * (bytes[24] ?? 0);
  return perPixel === 0
    ? null
    : { pixels: width * height, unfolded: (Math.ceil((width * perPixel) / 8) + 1) * height };
}

/** The compressed pixels of a PNG; `null` when a chunk is cut or the end is missing. */
function pngData(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = pngMagic.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') return Buffer.concat(parts);
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return null;
}

/** Whether the pixels are all there and no more than the header says: more would be a bomb. */
function holdsItsPixels(bytes: Buffer, { unfolded }: PngHeader): boolean {
  const data = pngData(bytes);
  // Interlacing adds line marks: less than the slack.
  const length = data === null ? null : unfoldedLength(data, Math.ceil(unfolded * 1.2) + 65_536);
  return length !== null && length >= unfolded;
}

/** Pixels of a JPEG, from its frame header; `null` when there is none. */
function jpegPixels(bytes: Buffer): number | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** An image must have sensible dimensions, hold its pixels, and have an end. */
function checkImage(bytes: Buffer, mediaType: 'image/png' | 'image/jpeg'): void {
  const png = mediaType === 'image/png' ? pngHeader(bytes) : null;
  const pixels = mediaType === 'image/png' ? (png?.pixels ?? 0) : (jpegPixels(bytes) ?? 0);
  if (pixels === 0) throw new Refusal('ATTACHMENT_DAMAGED');
  if (pixels > (png === null ? maxJpegPixels : maxPngPixels)) {
    throw new Refusal('ATTACHMENT_TOO_LARGE', {
      message: 'Cette image a des dimensions démesurées\u202F; numérisez-la avec une définition plus basse.',
    });
  }
  const isWhole =
    png === null ? bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 2 : holdsItsPixels(bytes, png);
  if (!isWhole) throw new Refusal('ATTACHMENT_DAMAGED');
}

/**
 * What a document is, told by its content: PDF, PNG or JPEG, 100 pages at most, neither protected nor active. For the
 * process that reads. Throws a `Refusal` (ATTACHMENT_…).
 */
export async function contentOf(bytes: Buffer): Promise<ScanMediaType> {
  const mediaType = mediaTypeOf(bytes);
  switch (mediaType) {
    case null:
      throw new Refusal('ATTACHMENT_TYPE');
    case 'application/pdf':
      await checkPdf(bytes);
      break;
    case 'image/png':
    case 'image/jpeg':
      checkImage(bytes, mediaType);
  }
  return mediaType;
}
