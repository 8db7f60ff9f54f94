import { createHash } from 'node:crypto';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { jpegHeld, pdf, png, wideJpeg } from '../../../test/golden/attachments.fixture';
import { dossierFixture, incompleteDossierFixture } from '../../../test/golden/dossier.fixture';
import { readPdf } from '../../../test/golden/pdf-reader';
import { type LiasseAttachment, renderLiasse } from './liasse';
import { renderDossier } from './render-dossier';

const attachment = (over: Partial<LiasseAttachment>): LiasseAttachment => ({
  code: 'ID',
  label: 'Pièce d’identité',
  fileName: 'carte.pdf',
  mediaType: 'application/pdf',
  bytes: new Uint8Array(),
  ...over,
});
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a liasse', () => {
  it('is the dossier, then each document behind a page that names it', async () => {
    const dossier = await renderDossier(dossierFixture);
    const { bytes, pages } = await renderLiasse(dossierFixture, [
      attachment({ bytes: await pdf(3) }),
      attachment({
        code: 'DIP',
        label: 'Diplôme',
        fileName: 'cap.png',
        mediaType: 'image/png',
        bytes: png(30, 60),
      }),
    ]);
    const read = await readPdf(bytes);
    expect(read.pages).toHaveLength(pages);
    expect(pages).toBe(dossier.pages + 1 + 3 + 1);
    const after = read.pages.slice(dossier.pages);
    expect(after[0]).toMatch(/Pièce 1 sur 2\s: ID/);
    expect(after[0]).toContain('Pièce d’identité');
    expect(after[0]).toContain('carte.pdf');
    expect(after[0]).toMatch(/3\spages suivent/);
    expect(after.slice(1, 4).map((text) => text.trim())).toEqual(['feuille 1', 'feuille 2', 'feuille 3']);
    expect(after[4]).toMatch(/Pièce 2 sur 2\s: DIP/);
    expect(after[4]).toContain('cap.png');
  });

  it('leaves the adviser’s page out, keeps the data, and no longer claims to be PDF/A', async () => {
    const { bytes } = await renderLiasse(incompleteDossierFixture, []);
    const read = await readPdf(bytes);
    expect(read.pages.join('')).not.toContain('Page pour le conseiller');
    expect(Object.keys(read.attachments)).toEqual(['dossier.json']);
    expect(read.xmp).toBe('');
    expect(read.info).toMatchObject({
      Title: 'Liasse du dossier CPRO-2026-0043',
      Creator: 'Vivier',
      Producer: 'Vivier',
    });
  });

  it('is the same bytes for the same documents, and another file for others', async () => {
    const documents = [
      attachment({ bytes: await pdf(2) }),
      attachment({ code: 'DIP', mediaType: 'image/png', bytes: png(20, 10, true) }),
    ];
    const first = await renderLiasse(dossierFixture, documents);
    expect(sha256((await renderLiasse(dossierFixture, documents)).bytes)).toBe(sha256(first.bytes));
    const other = await renderLiasse(dossierFixture, documents.slice(1));
    const idOf = async (bytes: Uint8Array): Promise<string> =>
      String((await PDFDocument.load(bytes, { updateMetadata: false })).context.trailerInfo.ID);
    expect(await idOf(other.bytes)).not.toBe(await idOf(first.bytes));
  });

  it('lays an image on the side on which it was photographed', async () => {
    const upright = await renderLiasse(dossierFixture, [
      attachment({ mediaType: 'image/jpeg', bytes: wideJpeg }),
      attachment({ mediaType: 'image/jpeg', bytes: jpegHeld(6) }),
    ]);
    const { sizes } = await readPdf(upright.bytes);
    expect(sizes.slice(-2)).toEqual([
      [842, 595],
      [595, 842],
    ]);
  });

  it('takes away what a PDF could do when opened, and keeps what it shows', async () => {
    const source = await PDFDocument.create({ updateMetadata: false });
    const page = source.addPage([200, 200]);
    page.drawText('visible');
    const script = source.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
    page.node.set(PDFName.of('AA'), source.context.obj({ O: script }));
    const link = source.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 50, 50], A: script });
    page.node.set(PDFName.of('Annots'), source.context.obj([source.context.register(link)]));
    const { bytes } = await renderLiasse(dossierFixture, [
      attachment({ bytes: await source.save({ useObjectStreams: false }) }),
    ]);
    const opened = await PDFDocument.load(bytes, { updateMetadata: false });
    const everything = opened.context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .join('\n');
    expect(everything).not.toContain('app.alert');
    expect((await readPdf(bytes)).pages.at(-1)).toContain('visible');
  });
});

describe('a document that cannot be read', async () => {
  const sound = await pdf(2);
  const corrupted = Buffer.from(sound);
  const stream = corrupted.indexOf('stream\n') + 9;
  corrupted.fill(0xff, stream, stream + 12);
  const flippedPng = png(40, 40);
  flippedPng[60] = (flippedPng[60] ?? 0) ^ 0xff;
  const cases: readonly (readonly [string, LiasseAttachment['mediaType'], Uint8Array])[] = [
    ['a PDF cut in the middle', 'application/pdf', sound.slice(0, sound.length / 2)],
    ['a PDF whose drawing does not inflate', 'application/pdf', corrupted],
    ['noise named PDF', 'application/pdf', Buffer.from('%PDF-1.4\nrien\n%%EOF')],
    ['nothing', 'application/pdf', new Uint8Array()],
    ['a PNG with a false checksum', 'image/png', flippedPng],
    ['a PNG cut in the middle', 'image/png', png(40, 40).subarray(0, 60)],
    ['a JPEG without an end', 'image/jpeg', wideJpeg.subarray(0, wideJpeg.length - 2)],
    ['a PNG named JPEG', 'image/jpeg', png(10, 10)],
  ];
  for (const [name, mediaType, bytes] of cases)
    it(`stops the liasse and is named: ${name}`, async () => {
      const made = renderLiasse(dossierFixture, [
        attachment({
          code: 'RIB',
          label: 'Relevé d’identité bancaire',
          fileName: 'rib.bin',
          mediaType,
          bytes,
        }),
      ]);
      await expect(made).rejects.toMatchObject({
        code: 'ATTACHMENT_DAMAGED',
        message: expect.stringMatching(/Relevé d’identité bancaire.*rib\.bin.*illisible/),
      });
    });

  it('stops the liasse and says so: a PDF with a password', async () => {
    const made = renderLiasse(dossierFixture, [attachment({ bytes: await pdf(1, 'secret') })]);
    await expect(made).rejects.toMatchObject({
      code: 'ATTACHMENT_DAMAGED',
      message: expect.stringContaining('protégée par un mot de passe'),
    });
  });
});
