/**
 * Documents: the PDF dossier of a contract file, the adviser's checklist, and the liasse (dossier and attachments in one PDF).
 * Data in, bytes out: no clock, no disk, no database; the same dossier gives the same bytes (docs/adr/0005-documents.md).
 */

import type { renderLiasse as RenderLiasse } from './liasse';

// What the other documents of the vault share with the dossier: engine, look, tables.
export { documentDefinition } from './document';
export type { DossierLook } from './dossier.definition';
export { imageSize } from './image-file';
export type { LiasseAttachment } from './liasse';
export type { WidthOf } from './lines';
export { PART_ROWS, renderLongList } from './list-parts';
export { partTable } from './part-table';
export { printable } from './printable';
export { renderRecoverySheet } from './recovery-sheet';
export { pdfEngine, type RenderedPdf } from './render';
export { renderComparison } from './render-comparison';
export { renderChecklist, renderDossier } from './render-dossier';
export { renderPresentation } from './render-presentation';
export { type Report, renderReport } from './report';
export { runningLine } from './running';
export { colours } from './style';

/** Loaded with the first liasse: the library that reads the PDFs of others is hundreds of files. */
export const renderLiasse: typeof RenderLiasse = async (...given) =>
  (await import('./liasse')).renderLiasse(...given);
