import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';

/** A JPEG of 48 × 24 pixels, from black to white. */
export const wideJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/wAALCAAYADABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAWEAADAAAAAAAAAAAAAAAAAAAAFGH/2gAIAQEAAD8Am0YEYEYEYEYEYUiUCUCUCUCUCUKNGBGBGBGBGBGH/9k=',
  'base64',
);

/** The same JPEG as a telephone writes it: an EXIF segment says how it was held (1 to 8). */
export function jpegHeld(orientation: number, byteOrder: 'II' | 'MM' = 'MM'): Buffer {
  const little = byteOrder === 'II';
  const tiff = Buffer.alloc(26);
  const write16 = (value: number, at: number): number =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const write32 = (value: number, at: number): number =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(byteOrder, 0, 'latin1');
  write16(42, 2);
  write32(8, 4);
  write16(1, 8);
  write16(0x0112, 10);
  write16(3, 12);
  write32(1, 14);
  write16(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 8 + tiff.length]);
  return Buffer.concat([
    wideJpeg.subarray(0, 2),
    head,
    Buffer.from('Exif\0\0', 'latin1'),
    tiff,
    wideJpeg.subarray(2),
  ]);
}

function block(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** A PNG of red pixels, half transparent where `hasAlpha`. */
export function png(width: number, height: number, hasAlpha = false): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, hasAlpha ? 6 : 2, 0, 0, 0], 8);
  const line = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: width }, () => Buffer.from(hasAlpha ? [200, 0, 0, 128] : [200, 0, 0])),
  ]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    block('IHDR', header),
    block('IDAT', pixels),
    block('IEND', Buffer.alloc(0)),
  ]);
}

/** A PDF of `pages` pages, each with its number written on it; protected by a password where one is given. */
export async function pdf(pages: number, password?: string): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont('Helvetica');
  for (let number = 1; number <= pages; number += 1)
    document.addPage([300, 400]).drawText(`feuille ${number}`, { x: 40, y: 200, font, size: 20 });
  if (password !== undefined) document.encrypt({ userPassword: password, ownerPassword: password });
  return document.save({ useObjectStreams: false });
}
