import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { constants, inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import type { Attachment } from '../../../shared/contract-files';
import { Refusal } from '../../../shared/ipc';

const maxBytes = 20 * 1024 * 1024;
const maxPages = 100;
/** An A4 page at 600 dpi: a PNG is unfolded to be drawn. A JPEG goes as it is into the PDF. */
const maxPngPixels = 40_000_000;
const maxJpegPixels = 150_000_000;
/** What one stream of a PDF, and all of them, may unfold into: an A4 page in colour at 600 dpi is 104 MB. */
const maxUnfoldedStream = 128 * 1024 * 1024;
const maxUnfolded = 512 * 1024 * 1024;
const maxNameLength = 200;

/** A document taken in, checked: what it is was told by its content. */
export interface ReadAttachment {
  readonly fileName: string;
  readonly mediaType: Attachment['mediaType'];
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Reads the chosen file, its size being looked at before a byte is read. */
function readBounded(path: string): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    // Missing, forbidden or a device: the same advice to the person, and no path in the message.
    throw new Refusal('FILE_UNREADABLE');
  }
  try {
    const stat = fstatSync(descriptor);
    const { size } = stat;
    if (!stat.isFile()) throw new Refusal('FILE_UNREADABLE');
    if (size > maxBytes) throw new Refusal('ATTACHMENT_TOO_LARGE');
    if (size === 0)
      throw new Refusal('ATTACHMENT_DAMAGED', {
        message: 'Ce fichier est vide\u202F; choisissez-en un autre.',
      });
    const bytes = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const more = readSync(descriptor, bytes, read, size - read, read);
      if (more === 0) throw new Refusal('FILE_UNREADABLE');
      read += more;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const pngMagic = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpegMagic = [0xff, 0xd8, 0xff];

/** Told by the first bytes; the name of the file says nothing. `null`: none of the three types. */
export function mediaTypeOf(bytes: Buffer): Attachment['mediaType'] | null {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (startsWith(bytes, pngMagic)) return 'image/png';
  return startsWith(bytes, jpegMagic) ? 'image/jpeg' : null;
}

/** Names that make a PDF act: scripts, programs to launch, files carried inside. */
const activeNames = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFiles',
  'EmbeddedFile',
  'RichMedia',
  'XFA',
]);

const isActiveName = (name: PDFObject | undefined): boolean =>
  name instanceof PDFName && activeNames.has(name.decodeText());

/**
 * Looks at one object and at what it holds directly; references lead to objects that are looked at in their turn. A list
 * of what is left rather than recursion: the depth of the nesting is the author's choice.
 */
function isActive(object: PDFObject): boolean {
  const left: PDFObject[] = [object];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next instanceof PDFStream) left.push(next.dict);
    else if (next instanceof PDFArray) left.push(...next.asArray());
    else if (next instanceof PDFDict) {
      for (const [key, value] of next.entries()) {
        if (isActiveName(key) || isActiveName(value)) return true;
        left.push(value);
      }
    }
  }
  return false;
}

/** Length of what compressed bytes unfold into, or `null` beyond `most`; bytes that do not unfold count for nothing. */
function unfoldedLength(bytes: Buffer, most: number): number | null {
  try {
    return inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? null : 0;
  }
}

/** A PDF of a few megabytes may unfold into gigabytes when it is read: its streams are measured before. */
function unfoldsTooFar(bytes: Buffer): boolean {
  let total = 0;
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    // The word ends "endstream" too.
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    const start = at + (bytes.toString('latin1', at + 6, at + 8) === '\r\n' ? 8 : 7);
    const end = bytes.indexOf('endstream', start);
    const length = unfoldedLength(bytes.subarray(start, end === -1 ? bytes.length : end), maxUnfoldedStream);
    if (length === null) return true;
    total += length;
    if (total > maxUnfolded) return true;
    if (end !== -1) at = end;
  }
  return false;
}

async function checkPdf(bytes: Buffer): Promise<void> {
  if (unfoldsTooFar(bytes)) {
    throw new Refusal('ATTACHMENT_TOO_LARGE', {
      message: 'Ce PDF, une fois ouvert, serait démesuré\u202F; numérisez la pièce et recommencez.',
    });
  }
  const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false }).catch(
    () => null,
  );
  if (document === null) throw new Refusal('ATTACHMENT_DAMAGED');
  if (document.isEncrypted) throw new Refusal('ATTACHMENT_PROTECTED');
  const pages = pageCountOf(document);
  if (pages === 0) throw new Refusal('ATTACHMENT_DAMAGED');
  if (pages > maxPages) throw new Refusal('ATTACHMENT_TOO_LONG');
  if (document.context.enumerateIndirectObjects().some(([, object]) => isActive(object))) {
    throw new Refusal('ATTACHMENT_ACTIVE');
  }
}

/** A broken tree of pages throws when it is counted: that is a damaged file too. */
function pageCountOf(document: PDFDocument): number {
  try {
    return document.getPageCount();
  } catch {
    return 0;
  }
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

/** The name without its path, in one line, of a bounded length; separators of both worlds count. */
export function bareName(path: string): string {
  const name = basename(path).split('\\').at(-1) ?? '';
  return [...name.replace(/\p{Cc}/gu, '').trim()].slice(-maxNameLength).join('') || 'pièce';
}

/** What the content of a document says of it. */
export type CheckedAttachment = Omit<ReadAttachment, 'fileName'>;

/**
 * Looks at the bytes of a document: PDF, PNG or JPEG told by the content, 20 MB and 100 pages at most, neither
 * protected nor active. Throws a `Refusal` (ATTACHMENT_…).
 */
export async function checkAttachment(bytes: Buffer): Promise<CheckedAttachment> {
  if (bytes.length > maxBytes) throw new Refusal('ATTACHMENT_TOO_LARGE');
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
  return { mediaType, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

/**
 * Reads a document that the user chose: see `checkAttachment`. Throws a `Refusal` (FILE_UNREADABLE, ATTACHMENT_…).
 * Nothing is written anywhere.
 */
export async function readAttachmentFile(path: string): Promise<ReadAttachment> {
  return { fileName: bareName(path), ...(await checkAttachment(readBounded(path))) };
}
