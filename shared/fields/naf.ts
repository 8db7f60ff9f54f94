import naf2025 from '../../resources/reference/naf-2025.json' with { type: 'json' };
import nafRev1 from '../../resources/reference/naf-rev1.json' with { type: 'json' };
import nafRev2 from '../../resources/reference/naf-rev2.json' with { type: 'json' };
import { type CivilDate, formatFrenchDate } from '../base/time';
import { codeTable, type ReferenceTable, referenceTable } from './reference-table';

/** The three nomenclatures of activities, the one in use first; no code stands in two of them (docs/sources/reference-tables.md, NAF). */
export const nafTables: readonly ReferenceTable[] = [nafRev2, naf2025, nafRev1].map(referenceTable);

const tableOf = new Map(nafTables.flatMap((table) => table.rows.map(([code]) => [code, table] as const)));

/** Activities by code, without point (`8220Z`). Never deduce the branch from them: only a warning compares. */
export const nafCodes = codeTable(
  nafTables.flatMap(({ rows }) => rows.map(([code, label]) => ({ code, label }))),
);

/** What is said under the box of a code on a day: its label, and the nomenclature when it is not the one in use. */
export function nafWords(code: string, on: CivilDate): string | null {
  const label = nafCodes.labelOf(code);
  const table = tableOf.get(code);
  if (label === null || table === undefined) return null;
  const { title, validFrom, validTo } = table;
  if (validTo !== null && validTo < on)
    return `${label} (${title}, jusqu’au ${formatFrenchDate(validTo)}\u00a0: demandez le code d’aujourd’hui)`;
  if (validFrom !== null && on < validFrom)
    return `${label} (${title}, à compter du ${formatFrenchDate(validFrom)})`;
  return label;
}
