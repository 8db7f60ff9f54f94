import type { ReactNode } from 'react';
import { type Fields, shortOf, valueWords } from '../../shared/fields';
import type { Column } from './data-table';

/** A column of a list, with its rank among the others. */
export interface RankedColumn<R, K extends string> {
  readonly rank: number;
  readonly column: Column<R, K>;
}

/**
 * Columns of the fields that are described with one. `cells` draws those that say more than the words of their field, and
 * `absent` what is not known.
 */
export function recordColumns<R extends Readonly<Record<string, unknown>>, K extends string>(
  fields: Fields,
  {
    sortKeys,
    cells,
    absent,
  }: {
    readonly sortKeys: readonly K[];
    readonly cells: Readonly<Partial<Record<keyof R, (row: R) => ReactNode>>>;
    readonly absent: ReactNode;
  },
): readonly RankedColumn<R, K>[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const use = field.row?.column;
    if (use === undefined) return [];
    const sortKey = sortKeys.find((one) => one === key);
    const column: Column<R, K> = {
      id: key,
      heading: shortOf(field),
      width: use.width,
      ...(sortKey === undefined ? {} : { sortKey }),
      cell: cells[key] ?? ((row) => valueWords(field, row[key]) ?? absent),
    };
    return [{ rank: use.rank, column }];
  });
}

/** Columns in the order of their ranks. */
export const inRankOrder = <R, K extends string>(
  columns: readonly RankedColumn<R, K>[],
): readonly Column<R, K>[] => [...columns].sort((a, b) => a.rank - b.rank).map(({ column }) => column);
