import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { readSource, sourceFiles } from '../architecture/import-graph';
import { dossiersOfEveryKind, type Paper, producers } from './papers';
import { placedPages, textsOutside, textsOverlapping } from './placed-words';

const root = process.cwd();
const dossiers = dossiersOfEveryKind();
const papers = producers.flatMap(({ papers: made }) => made(dossiers));

/** Points. The running lines stand above and below the text, inside these. */
const margins = { side: 56, head: 18, foot: 10 } as const;

/** A page of a supporting document, which somebody else drew. */
const isOthers = (texts: readonly string[]): boolean => texts.some((text) => text.startsWith('feuille '));

test.each(papers)(
  '$name: nothing leaves the page, nothing is printed over something else',
  async ({ make }: Paper) => {
    const pages = await placedPages(await make());
    expect(pages.length).toBeGreaterThan(0);
    for (const [index, page] of pages.entries()) {
      if (isOthers(page.texts.map(({ text }) => text))) continue;
      expect(textsOutside(page, margins), `page ${index + 1}`).toEqual([]);
      expect(textsOverlapping(page), `page ${index + 1}`).toEqual([]);
    }
  },
);

describe('the list of what is tried', () => {
  test('holds every place that draws a PDF: one that is not there would go untried', () => {
    const drawing = sourceFiles(root, ['electron', 'renderer', 'shared'])
      .filter((path) => !path.startsWith('electron/launch/'))
      .filter((path) =>
        /(?<!function )\b(?:documentDefinition|createPdf|PDFDocument\.create|printToPDF)\(/u.test(
          readSource(root, path),
        ),
      );
    expect(drawing).toEqual(
      [
        ...producers.map(({ drawnIn }) => drawnIn),
        // The engine itself, and the screens that the window prints.
        'electron/vault/documents/render.ts',
        'electron/main/printing.ts',
      ].sort(),
    );
  });
  test('holds every kind of contract, with and without missing facts', () => {
    for (const { kind } of dossiers) {
      const own = dossiers.filter((each) => each.kind === kind);
      expect(own.some(({ dossier }) => dossier.missing.length === 0)).toBe(true);
      expect(own.some(({ dossier }) => dossier.missing.length > 3)).toBe(true);
    }
  });
});

describe('the check itself', () => {
  const drawn = async (...texts: readonly (readonly [string, number])[]): Promise<Uint8Array> => {
    const document = await PDFDocument.create({ updateMetadata: false });
    const font = await document.embedFont('Helvetica');
    const page = document.addPage([595, 842]);
    for (const [text, x] of texts) page.drawText(text, { x, y: 400, size: 9, font });
    return document.save();
  };
  test('finds a text that leaves the page, and two of which one hides the other', async () => {
    const [page] = await placedPages(await drawn(['dans la page', 56], ['bien trop long pour tenir', 500]));
    if (page === undefined) throw new Error('No page');
    expect(textsOutside(page, margins)).toHaveLength(1);
    expect(textsOverlapping(page)).toEqual([]);
    const [other] = await placedPages(await drawn(['dans la page', 56], ['par-dessus', 70]));
    if (other === undefined) throw new Error('No page');
    expect(textsOverlapping(other)).toHaveLength(1);
  });
});
