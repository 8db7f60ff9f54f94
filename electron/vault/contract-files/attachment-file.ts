import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import type { Attachment } from '../../../shared/contract-files';
import { Refusal } from '../../../shared/ipc';

const maxBytes = 20 * 1024 * 1024;
const maxPages = 100;
/** A scanned A0 at 300 dpi; beyond that a small file would unfold into gigabytes. */
const maxPixels = 150_000_000;
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
    if (size === 0) throw new Refusal('ATTACHMENT_DAMAGED', { message: 'Ce fichier est vide\u202F; choisissez-en un autre.' });
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
const activeNames = new Set(['JavaScript', 'JS', 'Launch', 'EmbeddedFiles', 'EmbeddedFile', 'RichMedia', 'XFA']);

const isActiveName = (name: PDFObject | undefined): boolean =>
  name instanceof PDFName && activeNames.has(name.decodeText());

/** Looks at one object and at what it holds directly; references lead to objects that are looked at in their turn. */
function isActive(object: PDFObject): boolean {
  if (object instanceof PDFStream) return isActive(object.dict);
  if (object instanceof PDFArray) return object.asArray().some(isActive);
  if (!(object instanceof PDFDict)) return false;
  return object.entries().some(([key, value]) => isActiveName(key) || isActiveName(value) || isActive(value));
}

async function checkPdf(bytes: Buffer): Promise<void> {
  const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false }).catch(() => null);
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

/** Width and height of a PNG, in its first chunk; `null` when that chunk is not where it must be. */
function pngPixels(bytes: Buffer): number | null {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
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

/** An image must have sensible dimensions, an end, and be readable by what will put it in the liasse. */
async function checkImage(bytes: Buffer, mediaType: 'image/png' | 'image/jpeg'): Promise<void> {
  const pixels = mediaType === 'image/png' ? pngPixels(bytes) : jpegPixels(bytes);
  if (pixels === null || pixels === 0) throw new Refusal('ATTACHMENT_DAMAGED');
  if (pixels > maxPixels) {
    throw new Refusal('ATTACHMENT_TOO_LARGE', {
      message: 'Cette image a des dimensions démesurées\u202F; numérisez-la avec une définition plus basse.',
    });
  }
  const isWhole =
    mediaType === 'image/png' ? bytes.includes('IEND') : bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 2;
  if (!isWhole) throw new Refusal('ATTACHMENT_DAMAGED');
  const scratch = await PDFDocument.create();
  const embedded = mediaType === 'image/png' ? scratch.embedPng(bytes) : scratch.embedJpg(bytes);
  if ((await embedded.catch(() => null)) === null) throw new Refusal('ATTACHMENT_DAMAGED');
}

/** The name without its path, in one line, of a bounded length; separators of both worlds count. */
export function bareName(path: string): string {
  const name = basename(path).split('\\').at(-1) ?? '';
  return [...name.replace(/\p{Cc}/gu, '').trim()].slice(-maxNameLength).join('') || 'pièce';
}

/**
 * Reads a document that the user chose: PDF, PNG or JPEG told by the content, 20 MB and 100 pages at most, neither
 * protected nor active. Throws a `Refusal` (FILE_UNREADABLE, ATTACHMENT_…). Nothing is written anywhere.
 */
export async function readAttachmentFile(path: string): Promise<ReadAttachment> {
  const bytes = readBounded(path);
  const mediaType = mediaTypeOf(bytes);
  switch (mediaType) {
    case null:
      throw new Refusal('ATTACHMENT_TYPE');
    case 'application/pdf':
      await checkPdf(bytes);
      break;
    case 'image/png':
    case 'image/jpeg':
      await checkImage(bytes, mediaType);
  }
  return { fileName: bareName(path), mediaType, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}
