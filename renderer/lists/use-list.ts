import { useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import { type CandidateId, candidateIdSchema } from '../../shared/fields';
import {
  columnIdsSchema,
  columnNamed,
  type DeclaredView,
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
  type Named,
  namedIn,
  type SavedView,
} from '../../shared/lists';
import { call, refreshDomains, tellFailure, useDraftState, useIsBeside, useProcedure } from '../bridge';

const askedSchema = z.object({
  text: z.string().max(200),
  filters: listFiltersSchema,
  sort: listSortSchema,
  /** The view that is looked at, one of the list's own or one that was saved. */
  view: z.string().max(60).nullable(),
  columns: columnIdsSchema.nullable(),
});
/** What a list is asked, as the adviser left it: kept in the portfolio, it comes back after a lock. */
type Asked = z.infer<typeof askedSchema>;

/** A view as the tabs show it. */
export interface ShownView extends Omit<SavedView, 'id'> {
  readonly id: string;
  /** What the list's own view says where it shows nothing; `null`: an adviser made this one. */
  readonly own: Pick<DeclaredView, 'none' | 'advice'> | null;
}

export interface ListState {
  readonly query: ListQuery;
  readonly columns: readonly string[];
  readonly layout: ListLayout;
  readonly views: readonly ShownView[];
  /** The view that is looked at; `null`: all rows. */
  readonly view: ShownView | null;
  /** What the people whom the filters ask for are called. */
  readonly named: Named;
  /** Whether something was changed since the view was opened. */
  readonly isViewChanged: boolean;
  /** Whether only the rows of the adviser herself are asked for; `null`: nobody follows them, or her name is not known. */
  readonly isMine: boolean | null;
  readonly setMine: (isMine: boolean) => void;
  /** What is asked besides: the filters that are shown one by one. */
  readonly others: readonly ListFilter[];
  readonly askOthers: (others: readonly ListFilter[]) => void;
  readonly ask: (change: Partial<Pick<Asked, 'text' | 'filters' | 'sort'>>) => void;
  readonly show: (view: Omit<ShownView, 'own'> | null) => void;
  readonly setColumns: (columns: readonly string[]) => void;
  /** Columns of the view that is looked at, or of the list, and their first widths. */
  readonly resetColumns: () => void;
  readonly setLayout: (change: Partial<ListLayout>) => void;
}

const ownViews = (list: ListDeclaration): readonly ShownView[] =>
  (list.views ?? []).map(({ none, advice, filters, columns, ...view }) => ({
    ...view,
    list: list.id,
    text: '',
    filters: [...filters],
    columns: [...columns],
    picked: null,
    own: { none, advice },
  }));
const askedOf = ({ text, filters, sort, id, columns }: Omit<ShownView, 'own'>): Asked => ({
  text,
  filters,
  sort,
  view: id,
  columns,
});
/** What is not an identifier, of a filter of another version, names nobody. */
const idsOf = (values: readonly string[]): CandidateId[] =>
  values.flatMap((value) => candidateIdSchema.safeParse(value).data ?? []);

const isSame = (a: ListFilter, b: ListFilter): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The question that keeps the rows of the adviser whom the settings name; `null` where there is none. */
function useMine(list: ListDeclaration): ListFilter | null {
  const column = list.columns.find(({ isFollower }) => isFollower);
  const settings = useProcedure('settings.get', column === undefined ? null : {});
  const adviser = settings.data?.settings.adviser.trim() ?? '';
  return column === undefined || adviser === ''
    ? null
    : { field: column.id, operator: 'one-of', value: [adviser] };
}

/** The question, the columns and the views of one list. `linked`: filters that a link asks for, in the place of those kept. */
export function useList(list: ListDeclaration, linked: readonly ListFilter[] | undefined): ListState {
  const isBeside = useIsBeside();
  const rest: Asked = { text: '', filters: [], sort: list.sort, view: null, columns: null };
  const own = ownViews(list);
  const opening = own.find(({ id }) => id === list.opensOn);
  const [draft, setKept] = useDraftState<Asked>(
    `lists.${list.id}`,
    askedSchema,
    opening === undefined ? rest : askedOf(opening),
  );
  // A link shows what it asks for, whatever was looked for or looked at before.
  const kept = linked === undefined ? draft : { ...rest, filters: [...linked] };
  const known = useProcedure('lists.views', { list: list.id });
  const stored = useProcedure('lists.layout', { list: list.id });
  const [changed, setChanged] = useState<ListLayout | null>(null);
  const layout = changed ?? stored.data?.layout ?? defaultLayout;
  const views = [...own, ...(known.data?.views ?? []).map((each) => ({ ...each, own: null }))];
  const view = views.find(({ id }) => id === kept.view) ?? null;
  // What an earlier version kept may name a column that is gone.
  const fits = (filter: ListFilter): boolean => faultOfFilter(list, filter) === null;
  const filters = kept.filters.filter(fits);
  const mine = useMine(list);
  const isOwn = (filter: ListFilter): boolean => mine !== null && isSame(filter, mine);
  const others = filters.filter((filter) => !isOwn(filter));
  const isMine = mine === null ? null : others.length < filters.length;
  const together = (asked: readonly ListFilter[], isHers: boolean): ListFilter[] =>
    isHers && mine !== null ? [...asked, mine] : [...asked];
  /** Her own rows stay hers from one view to the other; rows picked by hand are those that were picked. */
  const withMine = (next: Asked): Asked =>
    mine !== null && isMine === true && !next.filters.some(({ field }) => field === mine.field)
      ? { ...next, filters: [...next.filters, mine] }
      : next;
  const sort: ListSort = columnNamed(list, kept.sort.key) === undefined ? list.sort : kept.sort;
  const isPicked = view !== null && view.picked !== null;
  const key = JSON.stringify([kept.text, filters, sort, isPicked ? view.id : null]);
  const query = useMemo((): ListQuery => {
    const [text, asked, order, picked] = JSON.parse(key);
    return { text, filters: asked, sort: order, picked };
  }, [key]);
  const people = namedIn(list, filters);
  const names = useProcedure('lists.names', people.length === 0 ? null : { ids: idsOf(people) }, {
    keepPrevious: true,
  });
  const named = useMemo(
    () => new Map((names.data?.people ?? []).map(({ id, name }): [string, string] => [id, name])),
    [names.data],
  );
  const isThere = (id: string): boolean => columnNamed(list, id) !== undefined;
  const wanted = (kept.columns ?? layout.columns ?? defaultColumns(list)).filter(isThere);
  const setLayout = useCallback(
    (change: Partial<ListLayout>): void => {
      const next = { ...layout, ...change };
      setChanged(next);
      // What the window beside shows otherwise is not kept.
      if (isBeside) return;
      call('lists.saveLayout', { list: list.id, layout: next }).catch(tellFailure);
    },
    [layout, list.id, isBeside],
  );
  return {
    query,
    columns: wanted.length === 0 ? defaultColumns(list) : wanted,
    layout,
    views,
    view,
    named,
    isViewChanged:
      view !== null &&
      JSON.stringify([view.text, view.filters, view.sort, view.columns]) !==
        JSON.stringify([kept.text, view.filters.some(isOwn) ? filters : others, sort, kept.columns]),
    isMine,
    setMine: (wanted) => setKept({ ...kept, filters: together(others, wanted) }),
    others,
    askOthers: (asked) => setKept({ ...kept, filters: together(asked, isMine === true) }),
    ask: (change) => setKept({ ...kept, filters, ...change }),
    show: (next) => {
      setKept(withMine(next === null ? rest : askedOf(next)));
      // A view may have been made a moment ago.
      void refreshDomains(['lists']);
    },
    setColumns: (columns) => {
      if (view !== null) setKept({ ...kept, filters, columns: [...columns] });
      else setLayout({ columns: [...columns] });
    },
    resetColumns: () => {
      if (view !== null) setKept({ ...kept, filters, columns: view.columns });
      setLayout({ widths: {}, ...(view === null ? { columns: null } : {}) });
    },
    setLayout,
  };
}
