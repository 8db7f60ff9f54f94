import { Refusal } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import {
  columnNamed,
  faultOfQuery,
  type ListId,
  type ListLayout,
  type ListQuery,
  type ListSelection,
  listIds,
  type SavedView,
} from '../../../shared/lists';
import type { Db } from '../db';
import { type EventKind, recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { lists } from './declared';
import { check, idsOf, resultOf } from './lists.service';
import {
  deleteView,
  insertView,
  layoutOf,
  nextPosition,
  updateView,
  viewById,
  viewsOf,
  type WholeView,
  writeLayout,
} from './views.repository';

type Content = Omit<SavedView, 'id' | 'picked'>;

/** Views taken away since the portfolio was opened, to be put back. They go with the process. */
const removed = new WeakMap<Db, Map<string, WholeView>>();
const MOST_VIEWS = 40;

const questionOf = ({ text, filters, sort }: Content): ListQuery => ({ text, filters, sort, picked: null });

/** A view that names a column of an earlier version is shown without what it no longer can ask. */
function fitting(view: SavedView): SavedView {
  const list = lists[view.list];
  const isKnown = (id: string): boolean => columnNamed(list, id) !== undefined;
  const columns = view.columns?.filter(isKnown) ?? [];
  return {
    ...view,
    filters: view.filters.filter(
      (filter) =>
        faultOfQuery(list, { ...questionOf(view), filters: [filter], sort: list.sort }, []) === null,
    ),
    sort: isKnown(view.sort.key) ? view.sort : list.sort,
    columns: columns.length === 0 ? null : columns,
  };
}

export const shownViews = (deps: Deps, list: ListId): readonly SavedView[] =>
  viewsOf(deps.db, list).map(fitting);

function record(deps: Deps, kind: EventKind, list: ListId): void {
  recordEvent(deps, { kind, subject: { type: 'portfolio', id: 'views' }, payload: { list } });
}

function viewThere(deps: Deps, id: string): SavedView {
  const view = viewById(deps.db, id);
  if (view === null) throw new Refusal('NOT_FOUND', { message: 'Cette vue n’existe plus.' });
  return view;
}

function ensureName(deps: Deps, list: ListId, name: string, except: string | null): void {
  if (viewsOf(deps.db, list).some((view) => view.name === name && view.id !== except)) throw taken(name);
}
/** The name that a view is given is not that of one of the list's own either: their tabs stand side by side. */
function ensureNewName(deps: Deps, list: ListId, name: string, except: string | null): void {
  if ((lists[list].views ?? []).some((view) => fold(view.name) === fold(name))) throw taken(name);
  ensureName(deps, list, name, except);
}
const taken = (name: string): Refusal =>
  new Refusal('DUPLICATE', {
    field: 'name',
    message: `Une vue s’appelle déjà «\u202f${name}\u202f»\u202f; donnez-lui un autre nom.`,
  });

export function addView(
  deps: Deps,
  content: Content,
  pick: { readonly query: ListQuery; readonly selection: ListSelection } | null,
): SavedView {
  const { list, name } = content;
  check(list, questionOf(content), content.columns ?? []);
  if (pick !== null) check(list, pick.query, []);
  ensureNewName(deps, list, name, null);
  if (viewsOf(deps.db, list).length >= MOST_VIEWS)
    throw new Refusal('REFUSED_BY_STATE', {
      message: `Une liste garde ${MOST_VIEWS} vues au plus\u202f; retirez-en une d’abord.`,
    });
  const members = pick === null ? [] : idsOf(deps, list, resultOf(deps, list, pick.query, pick.selection));
  const view: SavedView = { ...content, id: deps.newId(), picked: pick === null ? null : members.length };
  deps.db.transaction(() => {
    insertView(deps.db, { view, members, position: nextPosition(deps.db, list) });
    record(deps, 'view.saved', list);
  })();
  return view;
}

export function changeView(deps: Deps, id: string, content: Omit<Content, 'list'>): SavedView {
  const { list, name } = viewThere(deps, id);
  check(list, questionOf({ ...content, list }), content.columns ?? []);
  if (content.name !== name) ensureNewName(deps, list, content.name, id);
  deps.db.transaction(() => {
    updateView(deps.db, { id, ...content });
    record(deps, 'view.saved', list);
  })();
  return viewThere(deps, id);
}

export function removeView(deps: Deps, id: string): void {
  const view = viewThere(deps, id);
  deps.db.transaction(() => {
    const whole = deleteView(deps.db, view);
    removed.set(deps.db, (removed.get(deps.db) ?? new Map()).set(id, whole));
    record(deps, 'view.removed', view.list);
  })();
}

/** Puts a view back, with those it picked who are still there. */
export function restoreView(deps: Deps, id: string): SavedView {
  const whole = removed.get(deps.db)?.get(id);
  if (whole === undefined) throw new Refusal('NOT_FOUND', { message: 'Cette vue ne peut plus être remise.' });
  const { list } = whole.view;
  ensureName(deps, list, whole.view.name, null);
  const members =
    whole.members.length === 0
      ? []
      : idsOf(
          deps,
          list,
          resultOf(
            deps,
            list,
            { text: '', filters: [], sort: lists[list].sort, picked: null },
            { ids: [...whole.members] },
          ),
        );
  deps.db.transaction(() => {
    insertView(deps.db, { ...whole, members });
    record(deps, 'view.saved', list);
  })();
  removed.get(deps.db)?.delete(id);
  return viewThere(deps, id);
}

/** Takes away for good the views whose name or question names somebody who is erased; nothing that was taken away comes back. */
export function eraseViews({ db }: Pick<Deps, 'db'>, names: (text: string) => boolean): void {
  for (const list of listIds)
    for (const view of viewsOf(db, list))
      if (names(`${view.name} | ${JSON.stringify([view.text, view.filters])}`)) deleteView(db, view);
  removed.delete(db);
}

export const shownLayout = (deps: Deps, list: ListId): ListLayout => {
  const layout = layoutOf(deps.db, list);
  const columns = layout.columns?.filter((id) => columnNamed(lists[list], id) !== undefined) ?? [];
  return { ...layout, columns: columns.length === 0 ? null : columns };
};

export function saveLayout(deps: Deps, list: ListId, layout: ListLayout): void {
  const { sort } = lists[list];
  check(list, { text: '', filters: [], sort, picked: null }, layout.columns ?? []);
  writeLayout(deps.db, list, layout);
}
