import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { contentOf } from './attachment-content';
import { bareName, readAttachmentFile } from './attachment-file';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-pieces-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const outcomeOf = async (path: string): Promise<string> => {
  try {
    return (await readAttachmentFile(path)).mediaType;
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

async function pdf(pages: number, change?: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < pages; page += 1) document.addPage([200, 200]);
  change?.(document);
  return document.save({ useObjectStreams: false });
}

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}
/** A grey PNG whose header may lie about its size. */
function png(width: number, height: number, pixels: Buffer = Buffer.alloc((4 + 1) * 4)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const jpegHeader = (width: number, height: number): Buffer =>
  Buffer.from([
    ...[
      0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00,
      0x01, 0x00, 0x00,
    ],
    ...[
      0xff,
      0xc0,
      0x00,
      0x0b,
      0x08,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      0x01,
      0x01,
      0x11,
      0x00,
    ],
    ...[0xff, 0xda, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3f, 0x00, 0x00, 0xff, 0xd9],
  ]);

describe('a document that comes in is what its content says', () => {
  test('a PDF, whatever its name', async () => {
    expect(await outcomeOf(written('scan.exe', await pdf(1)))).toBe('application/pdf');
  });
  test('a PNG and a JPEG', async () => {
    expect(await outcomeOf(written('piece.png', png(4, 4)))).toBe('image/png');
    expect(await outcomeOf(written('piece.jpg', jpegHeader(4, 4)))).toBe('image/jpeg');
  });
  test.each([
    [
      'an executable of Windows renamed .pdf',
      Buffer.from(`MZ\u0090\u0000${'x'.repeat(500)}`, 'latin1'),
      'ATTACHMENT_TYPE',
    ],
    [
      'an executable of Linux renamed .pdf',
      Buffer.from(`\u007fELF${'x'.repeat(500)}`, 'latin1'),
      'ATTACHMENT_TYPE',
    ],
    ['a page of a browser renamed .pdf', Buffer.from('<html><script>1</script></html>'), 'ATTACHMENT_TYPE'],
    ['an executable with a PDF further in', Buffer.from(`MZ${'x'.repeat(100)}%PDF-1.7`), 'ATTACHMENT_TYPE'],
    ['an archive', Buffer.from('PK\u0003\u0004aaaa', 'latin1'), 'ATTACHMENT_TYPE'],
    ['nothing but the first bytes of a PDF', Buffer.from('%PDF-1.7\n'), 'ATTACHMENT_DAMAGED'],
    [
      'a PDF of noise',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 0xa7)]),
      'ATTACHMENT_DAMAGED',
    ],
    ['a PNG cut short', png(4, 4).subarray(0, 40), 'ATTACHMENT_DAMAGED'],
    ['a PNG of noise', Buffer.concat([png(4, 4).subarray(0, 8), Buffer.alloc(400, 7)]), 'ATTACHMENT_DAMAGED'],
    ['a JPEG without an end', jpegHeader(4, 4).subarray(0, 40), 'ATTACHMENT_DAMAGED'],
    ['a PNG that says it is gigantic', png(60_000, 60_000), 'ATTACHMENT_TOO_LARGE'],
    ['a JPEG that says it is gigantic', jpegHeader(65_000, 65_000), 'ATTACHMENT_TOO_LARGE'],
    ['an empty file', Buffer.alloc(0), 'ATTACHMENT_DAMAGED'],
  ])('%s is refused', async (_what, bytes, code) => {
    expect(await outcomeOf(written('piece.pdf', bytes))).toBe(code);
  });
  test('a PDF cut anywhere is either readable without loss of a page, or refused', async () => {
    const whole = await pdf(3);
    for (let at = 40; at < whole.length; at += 1) {
      const cut = whole.subarray(0, at);
      const outcome = await contentOf(Buffer.from(cut)).catch((error: unknown) =>
        error instanceof Refusal ? error.code : String(error),
      );
      const all = await PDFDocument.load(cut)
        .then((document) => document.getPageCount() === 3)
        .catch(() => false);
      expect([at, outcome]).toEqual([
        at,
        all ? expect.stringMatching(/^application.pdf$|DAMAGED/u) : 'ATTACHMENT_DAMAGED',
      ]);
    }
  });
  test('100 pages are taken, 101 are not', async () => {
    expect(await outcomeOf(written('piece.pdf', await pdf(100)))).toBe('application/pdf');
    expect(await outcomeOf(written('piece.pdf', await pdf(101)))).toBe('ATTACHMENT_TOO_LONG');
  });
  test('a PDF behind a password is refused with the way out', async () => {
    const bytes = await pdf(1, (document) =>
      document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' }),
    );
    expect(await outcomeOf(written('piece.pdf', bytes))).toBe('ATTACHMENT_PROTECTED');
  });
  test.each([
    ['JavaScript', 'JS'],
    ['Launch', 'F'],
  ])('a PDF that acts when it is opened (%s) is refused', async (action, key) => {
    const bytes = await pdf(1, (document) => {
      const act = PDFDict.withContext(document.context);
      act.set(PDFName.of('S'), PDFName.of(action));
      act.set(PDFName.of(key), PDFString.of('app.alert(1)'));
      document.catalog.set(PDFName.of('OpenAction'), act);
    });
    expect(await outcomeOf(written('piece.pdf', bytes))).toBe('ATTACHMENT_ACTIVE');
  });
  test('a PDF that carries a file is refused', async () => {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.addPage([200, 200]);
    await document.attach(new Uint8Array([77, 90, 0]), 'outil.exe');
    expect(await outcomeOf(written('piece.pdf', await document.save()))).toBe('ATTACHMENT_ACTIVE');
  });
});

describe('what unfolds into far more than it weighs', () => {
  test('a PDF whose stream is a bomb is refused before it is read', async () => {
    const bomb = deflateSync(Buffer.alloc(160 * 1024 * 1024));
    const bytes = Buffer.concat([
      Buffer.from(
        `%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`,
      ),
      bomb,
      Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
    ]);
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(await outcomeOf(written('piece.pdf', bytes))).toBe('ATTACHMENT_TOO_LARGE');
  });
  test('a PNG that holds more, or less, than its header says', async () => {
    const more = Buffer.alloc(8 * 1024 * 1024);
    const less = Buffer.alloc(3);
    for (const pixels of [more, less]) {
      expect(await outcomeOf(written('piece.png', png(4, 4, pixels)))).toBe('ATTACHMENT_DAMAGED');
    }
  });
  test('a PDF nested beyond reason is refused, not a fault', async () => {
    const depth = 200_000;
    const bytes = Buffer.from(`%PDF-1.5\n1 0 obj\n${'['.repeat(depth)}${']'.repeat(depth)}\nendobj\n%%EOF`);
    expect(await outcomeOf(written('piece.pdf', bytes))).toBe('ATTACHMENT_DAMAGED');
  });
});

describe('size and place', () => {
  test('a file of more than 20 MB is refused before it is read', async () => {
    const path = written('piece.pdf', '');
    truncateSync(path, 20 * 1024 * 1024 + 1);
    expect(await outcomeOf(path)).toBe('ATTACHMENT_TOO_LARGE');
    // A hole of a terabyte takes no memory either.
    truncateSync(path, 1024 ** 4);
    expect(await outcomeOf(path)).toBe('ATTACHMENT_TOO_LARGE');
  });
  test('a folder, a device and a path that does not exist are refused', async () => {
    expect(await outcomeOf(folder)).toBe('FILE_UNREADABLE');
    expect(await outcomeOf(join(folder, 'absent.pdf'))).toBe('FILE_UNREADABLE');
    if (process.platform === 'linux') expect(await outcomeOf('/dev/zero')).toBe('FILE_UNREADABLE');
  });
  test.each([
    ['/home/conseillere/Bureau/Diplôme.pdf', 'Diplôme.pdf'],
    ['C:\\Users\\conseillere\\Diplôme.pdf', 'Diplôme.pdf'],
    ['/tmp/a\u0007b.pdf', 'ab.pdf'],
    [`/tmp/${'x'.repeat(250)}.pdf`, `${'x'.repeat(196)}.pdf`],
    ['/', 'pièce'],
  ])('the name %j is kept as %j', (path, name) => {
    expect(bareName(path)).toBe(name);
  });
});
