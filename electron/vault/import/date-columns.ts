import { type DateColumnJudgement, judgeDateColumn } from '../../../shared/base/time';
import { type ImportMapping, type ImportTarget, targetFields } from '../../../shared/import';
import type { Table } from './table';

/** Whether the cells of a target hold dates. */
const holdsDates = (target: ImportTarget): boolean =>
  target === 'lastInterviewOn' || targetFields.get(target)?.control.kind === 'date';

/** What each column of dates says of the way its dates are written, judged from all of its cells. */
export function judgeDateColumns(
  { headings, rows }: Pick<Table, 'headings' | 'rows'>,
  mapping: ImportMapping,
): ReadonlyMap<ImportTarget, DateColumnJudgement> {
  const judged = new Map<ImportTarget, DateColumnJudgement>();
  for (const [column, target] of mapping.entries())
    if (holdsDates(target))
      judged.set(
        target,
        judgeDateColumn(
          rows.map((row) => row.cells[column] ?? ''),
          headings[column] ?? '',
        ),
      );
  return judged;
}
