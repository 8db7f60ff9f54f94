import { type UseQueryOptions, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Output, ProcedureName } from '../../shared/ipc';
import { type AppFailure, call } from '../bridge/bridge';
import { procedureKey } from '../bridge/procedures';

/** Rows read at a time. */
const PAGE = 100;

/** What a paged procedure answers. */
interface Slice<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface PagedRows<Row> {
  /** Rows in all; `undefined` until the first page has come. */
  readonly total: number | undefined;
  readonly rowAt: (index: number) => Row | undefined;
  /** To give to the list: reads the pages that come into view. */
  readonly onRange: (first: number, last: number) => void;
  readonly failure: AppFailure | null;
  readonly retry: () => void;
}

/**
 * Rows of a procedure that answers by slices (`offset`, `limit` → `rows`, `total`), read as they come into view.
 * `read` calls the procedure for one slice; `inputOf` gives the slice's input, which is also its cache key: a change of
 * filter or sort starts again from the first page. `isFixed`: what an input names never changes, as the rows of a plan, and
 * is read once; a change made elsewhere does not ask for it again, when it may be gone.
 */
export function usePagedRows<N extends ProcedureName, Row>(options: {
  readonly name: N;
  readonly inputOf: (offset: number, limit: number) => Input<N>;
  readonly select: (output: Output<N>) => Slice<Row>;
  readonly isFixed?: boolean;
}): PagedRows<Row> {
  const { name, inputOf, select, isFixed = false } = options;
  const [range, setRange] = useState({ first: 0, last: 0 });
  const onRange = useCallback((first: number, last: number) => {
    setRange((before) => {
      const next = { first: Math.floor(first / PAGE), last: Math.floor(last / PAGE) };
      return before.first === next.first && before.last === next.last ? before : next;
    });
  }, []);
  // The first page is always kept: it holds the total.
  const pages = [
    ...new Set([
      0,
      ...Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index),
    ]),
  ];
  const queries = useQueries({
    queries: pages.map((page): UseQueryOptions<Output<N>, AppFailure> => {
      const input = inputOf(page * PAGE, PAGE);
      return {
        queryKey: procedureKey(name, input),
        queryFn: () => call(name, input),
        gcTime: 30_000,
        ...(isFixed ? { staleTime: 'static' } : {}),
      };
    }),
  });
  const slices = new Map<number, Slice<Row>>();
  queries.forEach((query, index) => {
    const page = pages[index];
    if (page !== undefined && query.data !== undefined) slices.set(page, select(query.data));
  });
  // Between two filters the former total stands, so that the list stays in place for the time of one reading.
  const total = slices.get(0)?.total;
  const lastTotal = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (total !== undefined) lastTotal.current = total;
  });
  const failed = queries.find((query) => query.error);
  return {
    total: total ?? lastTotal.current,
    rowAt: (index) => slices.get(Math.floor(index / PAGE))?.rows[index % PAGE],
    onRange,
    failure: failed?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch();
    },
  };
}
