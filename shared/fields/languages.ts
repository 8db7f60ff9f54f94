import iso639 from '../../resources/reference/iso-639.json' with { type: 'json' };
import { referenceTable } from './reference-table';

/** Languages that people speak, by their ISO 639 code (docs/sources/reference-tables.md, Languages). */
export const languageTable = referenceTable(iso639);
