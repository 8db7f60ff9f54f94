import { createHash } from 'node:crypto';
import { PDFArray, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { formatNumber, typography } from '../../../shared/base/text';
import { type ListPages, renderList } from './list.definition';
import type { RenderedPdf } from './render';

/** Rows drawn at once: a second or so, in which the process answers nobody else. */
export const PART_ROWS = 1000;

/**
 * A list of any length as one PDF. What is longer than a part is drawn part by part, each on pages of its own that say
 * which rows it holds, numbered from the first to the last; others are answered in between.
 */
export async function renderLongList(
  given: Omit<ListPages, 'rows' | 'part'>,
  total: number,
  parts: AsyncIterable<readonly (readonly string[])[]>,
): Promise<RenderedPdf> {
  const of = Math.ceil(total / PART_ROWS);
  let whole: PDFDocument | null = null;
  const hash = createHash('sha256');
  let [number, from] = [1, 1];
  for await (const rows of parts) {
    if (of <= 1) return renderList({ ...given, rows });
    const words = typography(
      `Partie ${number} sur ${of} : lignes ${formatNumber(from)} à ${formatNumber(from + rows.length - 1)}`,
    );
    const drawn = await renderList({
      ...given,
      rows,
      part: { words, isFirst: whole === null, pagesBefore: whole?.getPageCount() ?? 0 },
    });
    hash.update(drawn.bytes);
    const document: PDFDocument = await PDFDocument.load(drawn.bytes, { updateMetadata: false });
    if (whole === null) whole = document;
    else for (const page of await whole.copyPages(document, document.getPageIndices())) whole.addPage(page);
    number += 1;
    from += rows.length;
  }
  if (whole === null) return renderList({ ...given, rows: [] });
  // Several drawings in one file are no PDF/A any more, and the mark of it goes.
  for (const key of ['Metadata', 'OutputIntents']) whole.catalog.delete(PDFName.of(key));
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32).toUpperCase());
  const ids = PDFArray.withContext(whole.context);
  ids.push(id);
  ids.push(id);
  whole.context.trailerInfo.ID = ids;
  return {
    bytes: await whole.save({ addDefaultPage: false, updateFieldAppearances: false }),
    pages: whole.getPageCount(),
  };
}
