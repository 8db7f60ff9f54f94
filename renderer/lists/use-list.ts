import { useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import {
  columnIdsSchema,
  columnNamed,
  defaultColumns,
  defaultLayout,
  faultOfFilter,
  type ListDeclaration,
  type ListFilter,
  type ListLayout,
  type ListQuery,
  type ListSort,
  listFiltersSchema,
  listSortSchema,
  type SavedView,
} from '../../shared/lists';
import { call, refreshDomains, tellFailure, useDraftState, useProcedure } from '../bridge';

const askedSchema = z.object({
  text: z.string().max(200),
  filters: listFiltersSchema,
  sort: listSortSchema,
  /** The view that is looked at. */
  view: z.uuid().nullable(),
  columns: columnIdsSchema.nullable(),
});
/** What a list is asked, as the adviser left it: kept in the portfolio, it comes back after a lock. */
type Asked = z.infer<typeof askedSchema>;

export interface ListState {
  readonly query: ListQuery;
  readonly columns: readonly string[];
  readonly layout: ListLayout;
  readonly views: readonly SavedView[];
  /** The view that is looked at; `null`: all rows. */
  readonly view: SavedView | null;
  /** Whether something was changed since the view was opened. */
  readonly isViewChanged: boolean;
  readonly ask: (change: Partial<Pick<Asked, 'text' | 'filters' | 'sort'>>) => void;
  readonly show: (view: SavedView | null) => void;
  readonly setColumns: (columns: readonly string[] | null) => void;
  readonly setLayout: (change: Partial<ListLayout>) => void;
}

/** The question, the columns and the views of one list. `linked`: filters that a link asks for, in the place of those kept. */
export function useList(list: ListDeclaration, linked: readonly ListFilter[] | undefined): ListState {
  const rest: Asked = { text: '', filters: [], sort: list.sort, view: null, columns: null };
  const [kept, setKept] = useDraftState<Asked>(`lists.${list.id}`, askedSchema, rest);
  const known = useProcedure('lists.views', { list: list.id });
  const stored = useProcedure('lists.layout', { list: list.id });
  const [changed, setChanged] = useState<ListLayout | null>(null);
  const layout = changed ?? stored.data?.layout ?? defaultLayout;
  const views = known.data?.views ?? [];
  const view = views.find(({ id }) => id === kept.view) ?? null;
  // What an earlier version kept may name a column that is gone.
  const fits = (filter: ListFilter): boolean => faultOfFilter(list, filter) === null;
  const filters = (linked ?? kept.filters).filter(fits);
  const sort: ListSort = columnNamed(list, kept.sort.key) === undefined ? list.sort : kept.sort;
  const isPicked = view !== null && view.picked !== null;
  const key = JSON.stringify([kept.text, filters, sort, isPicked ? view.id : null]);
  const query = useMemo((): ListQuery => {
    const [text, asked, order, picked] = JSON.parse(key);
    return { text, filters: asked, sort: order, picked };
  }, [key]);
  const isThere = (id: string): boolean => columnNamed(list, id) !== undefined;
  const wanted = (kept.columns ?? layout.columns ?? defaultColumns(list)).filter(isThere);
  const setLayout = useCallback(
    (change: Partial<ListLayout>): void => {
      const next = { ...layout, ...change };
      setChanged(next);
      call('lists.saveLayout', { list: list.id, layout: next }).catch(tellFailure);
    },
    [layout, list.id],
  );
  return {
    query,
    columns: wanted.length === 0 ? defaultColumns(list) : wanted,
    layout,
    views,
    view,
    isViewChanged:
      view !== null &&
      JSON.stringify([view.text, view.filters, view.sort, view.columns]) !==
        JSON.stringify([kept.text, filters, sort, kept.columns]),
    ask: (change) => setKept({ ...kept, filters, ...change }),
    show: (next) => {
      setKept(
        next === null
          ? rest
          : {
              text: next.text,
              filters: next.filters,
              sort: next.sort,
              view: next.id,
              columns: next.columns,
            },
      );
      // A view may have been made a moment ago.
      void refreshDomains(['lists']);
    },
    setColumns: (columns) => {
      if (view !== null) setKept({ ...kept, filters, columns: columns === null ? null : [...columns] });
      else setLayout({ columns: columns === null ? null : [...columns] });
    },
    setLayout,
  };
}
