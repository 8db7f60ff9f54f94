import { branchTable } from './branches';
import { languageTable } from './languages';
import { nafTables } from './naf';
import type { ReferenceTable } from './reference-table';
import { romeTables } from './rome';

/** Every table of codes of the product. */
export const referenceTables: readonly ReferenceTable[] = [
  branchTable,
  ...nafTables,
  ...romeTables,
  languageTable,
];
