/**
 * The quarterly export: masking of small counts, CSV files with their description, readable PDF, hashes, one ZIP.
 * Data in, bytes out: no clock, no disk, no database, and no type in it has room for a person (docs/adr/0006-masking.md).
 * `checkExport` reads such a file back, whoever sent it.
 */
export { archiveLimits } from './archive';
export { writeCsv } from './csv';
export { sha256Of } from './manifest';
export { maskActs, maskCount, maskPopulation } from './masking';
export { hasPersonalTrace, type Identity } from './personal-traces';
export { exportTexts, renderExport } from './quarter-export';
export { checkExport } from './verify';
