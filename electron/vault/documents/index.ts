/**
 * Documents: the PDF dossier of a contract file, and the liasse (dossier and attachments in one PDF).
 * Data in, bytes out: no clock, no disk, no database; the same dossier gives the same bytes (docs/adr/0005-documents.md).
 */
export { type Liasse, type LiasseAttachment, renderLiasse } from './liasse';
export { createPdfPool, type PdfPool } from './pdf-pool';
export { publicDossier } from './public-dossier';
export type { RenderedPdf } from './render';
export { renderDossier } from './render-dossier';
