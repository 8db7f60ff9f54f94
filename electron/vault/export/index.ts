/**
 * The quarterly export: masking of small counts, CSV files with their description, readable PDF, hashes, one ZIP.
 * Data in, bytes out: no clock, no disk, no database, and no type in it has room for a person (docs/adr/0006-masking.md,
 * docs/adr/0029-the-export-as-one-system.md).
 * `checkExport` reads such a file back, whoever sent it.
 */
export { archiveLimits } from './archive';
export { countedFigures, isPublishableAfter, type KeptFigures, keptFigures } from './corrections';
export { type CsvLine, writeCsv } from './csv';
export { sha256Of } from './manifest';
export {
  cellOf,
  type FigureId,
  maskPublication,
  type Population,
  type Publication,
  type SubsetOf,
  subsetsOf,
} from './masking';
export { hasPersonalTrace, type Identity } from './personal-traces';
export { exportTexts, renderExport } from './quarter-export';
export { checkExport } from './verify';
export { type SheetCell, writeXlsx } from './xlsx';
