import rome3 from '../../resources/reference/rome-3.json' with { type: 'json' };
import rome4 from '../../resources/reference/rome-4.json' with { type: 'json' };
import { codeTable, type ReferenceTable, referenceTable } from './reference-table';

/** The two versions of the ROME in use since 2009, the newest first (docs/sources/reference-tables.md, ROME). */
export const romeTables: readonly ReferenceTable[] = [rome4, rome3].map(referenceTable);

/** Jobs by code, each with the label of the newest version that knows it: a code keeps its number and changes its label. */
export const romeCodes = codeTable(
  romeTables.flatMap(({ rows }) => rows.map(([code, label]) => ({ code, label }))),
);
