import { type ImportChoices, type ImportMapping, REASON_HEADING } from '../../../shared/import';
import { writeCsv } from '../export';
import type { ImportPlan } from './plan';
import type { Table, TableRow } from './table';

/** Nothing stands in a row: it is refused, and there is nothing of it to mend. */
export const isBlank = ({ cells }: Pick<TableRow, 'cells'>): boolean =>
  cells.every((cell) => cell.trim() === '');

/**
 * The refused rows of a plan, as the file had them (with what was corrected by hand), under its own headings, and why. Blank
 * rows have nothing to mend; a social security number goes nowhere. Cells beyond the headings stand after the reason, where
 * whoever mends the row finds them.
 */
export function refusedRows(
  { headings, rows }: Table,
  { lines }: ImportPlan,
  mapping: ImportMapping,
  choices: ImportChoices,
): {
  readonly bytes: Uint8Array;
  readonly rows: number;
} {
  const refused = lines.flatMap((line) => {
    const cells = rows[line.row - 1]?.cells ?? [];
    if (line.outcome !== 'refused' || isBlank({ cells })) return [];
    const corrected = choices.rows[line.row]?.cells ?? {};
    const own = mapping.map((target, column) =>
      target === 'nir' ? '' : (corrected[target] ?? cells[column] ?? ''),
    );
    return [{ own, reason: line.reason, beyond: cells.slice(headings.length) }];
  });
  const most = Math.max(0, ...refused.map(({ beyond }) => beyond.length));
  const blank = (count: number): string[] => Array.from({ length: count }, () => '');
  const kept = [...headings.keys()].filter((column) => headings[column] !== REASON_HEADING);
  return {
    bytes: writeCsv(
      [...kept.map((column) => headings[column] ?? ''), REASON_HEADING, ...blank(most)],
      refused.map(({ own, reason, beyond }) => [
        ...kept.map((column) => own[column] ?? ''),
        reason,
        ...beyond,
        ...blank(most - beyond.length),
      ]),
    ),
    rows: refused.length,
  };
}
