import type { z } from 'zod';
import {
  defaultLayout,
  type ListId,
  type ListLayout,
  listIdSchema,
  listLayoutSchema,
  type SavedView,
  savedViewSchema,
} from '../../../shared/lists';
import type { Db } from '../db';

interface StoredView {
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly rule: string;
  readonly isPicked: 0 | 1;
  readonly members: number;
}
/** A view as it is kept: its question is one value, read again under this very schema. */
const ruleSchema = savedViewSchema.pick({ filters: true, text: true, sort: true, columns: true });

const columns = `id, list, name, rule, is_picked AS isPicked,
  (SELECT count(*) FROM saved_view_member WHERE view_id = saved_view.id) AS members`;

/** A view whose question no longer reads is left out: a convenience of an earlier version stops nobody. */
function viewOf(stored: StoredView): readonly SavedView[] {
  const rule = ruleSchema.safeParse(JSON.parse(stored.rule));
  const list = listIdSchema.safeParse(stored.list);
  if (!rule.success || !list.success) return [];
  const { id, name, isPicked, members } = stored;
  return [{ id, list: list.data, name, ...rule.data, picked: isPicked === 1 ? members : null }];
}

export const viewsOf = (db: Db, list: ListId): readonly SavedView[] =>
  db
    .prepare<[string], StoredView>(`SELECT ${columns} FROM saved_view WHERE list = ? ORDER BY position, id`)
    .all(list)
    .flatMap(viewOf);

export const viewById = (db: Db, id: string): SavedView | null =>
  db
    .prepare<[string], StoredView>(`SELECT ${columns} FROM saved_view WHERE id = ?`)
    .all(id)
    .flatMap(viewOf)[0] ?? null;

const ruleText = ({ filters, text, sort, columns: shown }: z.infer<typeof ruleSchema>): string =>
  JSON.stringify({ filters, text, sort, columns: shown });

/** A view and whom it picked, at its place among the others. */
export interface WholeView {
  readonly view: SavedView;
  readonly members: readonly string[];
  readonly position: number;
}

export function insertView(db: Db, { view, members, position }: WholeView): void {
  db.prepare(
    `INSERT INTO saved_view (id, list, name, rule, is_picked, position)
     VALUES (@id, @list, @name, @rule, @isPicked, @position)`,
  ).run({
    id: view.id,
    list: view.list,
    name: view.name,
    rule: ruleText(view),
    isPicked: view.picked === null ? 0 : 1,
    position,
  });
  const insert = db.prepare('INSERT OR IGNORE INTO saved_view_member (view_id, record_id) VALUES (?, ?)');
  for (const member of members) insert.run(view.id, member);
}

export const nextPosition = (db: Db, list: ListId): number =>
  db
    .prepare<[string], number>('SELECT coalesce(max(position), 0) + 1 FROM saved_view WHERE list = ?')
    .pluck()
    .get(list) ?? 1;

export function updateView(db: Db, view: Omit<SavedView, 'list' | 'picked'>): void {
  db.prepare('UPDATE saved_view SET name = @name, rule = @rule WHERE id = @id').run({
    id: view.id,
    name: view.name,
    rule: ruleText(view),
  });
}

/** Takes a view away, and answers it whole, to be put back. */
export function deleteView(db: Db, view: SavedView): WholeView {
  const members = db
    .prepare<[string], string>('SELECT record_id FROM saved_view_member WHERE view_id = ?')
    .pluck()
    .all(view.id);
  const position =
    db.prepare<[string], number>('SELECT position FROM saved_view WHERE id = ?').pluck().get(view.id) ?? 1;
  db.prepare('DELETE FROM saved_view WHERE id = ?').run(view.id);
  return { view, members, position };
}

export function layoutOf(db: Db, list: ListId): ListLayout {
  const stored = db
    .prepare<[string], string>('SELECT layout FROM list_layout WHERE list = ?')
    .pluck()
    .get(list);
  const layout = listLayoutSchema.safeParse(stored === undefined ? null : JSON.parse(stored));
  return layout.success ? layout.data : defaultLayout;
}

export function writeLayout(db: Db, list: ListId, layout: ListLayout): void {
  db.prepare(
    'INSERT INTO list_layout (list, layout) VALUES (?, ?) ON CONFLICT (list) DO UPDATE SET layout = excluded.layout',
  ).run(list, JSON.stringify(layout));
}
