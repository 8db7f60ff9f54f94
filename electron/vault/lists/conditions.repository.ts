import { fold } from '../../../shared/base/text';
import { addDays, type CivilDate } from '../../../shared/base/time';
import {
  type ColumnKind,
  columnNamed,
  type ListColumn,
  type ListFilter,
  type ListId,
} from '../../../shared/lists';
import { lists } from './declared';
import type { Bind, SourceColumn } from './source';
import { sources } from './sources.repository';

/** Instants of a local midnight: days are those of the person who reads. */
const midnight = (day: CivilDate): string => new Date(`${day}T00:00:00`).toISOString();

/** Both bounds count. */
function betweenSql(
  kind: ColumnKind,
  sql: string,
  { from, to }: { readonly from: string | number | null; readonly to: string | number | null },
  bind: Bind,
): string {
  const isInstant = kind === 'instant';
  return [
    ...(from === null ? [] : [`${sql} >= ${bind(isInstant ? midnight(from as CivilDate) : from)}`]),
    ...(to === null
      ? []
      : isInstant
        ? [`${sql} < ${bind(midnight(addDays(to as CivilDate, 1)))}`]
        : [`${sql} <= ${bind(to)}`]),
  ].join(' AND ');
}

/** A condition on a column that has none of its own, by what it holds. `null`: no such question. */
function ordinaryCondition(
  { kind }: ListColumn,
  { sql, folded }: SourceColumn,
  filter: ListFilter,
  bind: Bind,
  today: CivilDate,
): string | null {
  const isText = kind === 'text' || kind === 'phone' || kind === 'siret';
  const nothing =
    isText || kind === 'tri-state'
      ? `${sql} = ''`
      : kind === 'several'
        ? `(${sql} IS NULL OR ${sql} = '[]')`
        : `${sql} IS NULL`;
  switch (filter.operator) {
    case 'empty':
      return nothing;
    case 'filled':
      return `NOT ${nothing}`;
    case 'contains': {
      // A number is kept as +33639981234, and read as 06 39 98 12 34.
      const digits = filter.value.replaceAll(/\D/gu, '');
      if (kind === 'phone' || kind === 'siret')
        return digits === ''
          ? '0'
          : `instr(${sql}, ${bind(kind === 'phone' ? digits.replace(/^0033|^00|^0/u, (head) => (head === '0033' ? '33' : '')) : digits)}) > 0`;
      const words = fold(filter.value)
        .split(' ')
        .filter((word) => word !== '');
      const within = folded ?? `fold(${sql})`;
      // Signs alone: what is written is looked for as it is.
      if (words.length === 0) return `instr(${sql}, ${bind(filter.value)}) > 0`;
      return words.map((word) => `instr(${within}, ${bind(word)}) > 0`).join(' AND ');
    }
    case 'one-of': {
      const among = (values: readonly unknown[]): string =>
        `(SELECT value FROM json_each(${bind(JSON.stringify(values))}))`;
      if (kind === 'several')
        return `EXISTS (SELECT 1 FROM json_each(${sql}) AS held WHERE held.value IN ${among(filter.value)})`;
      if (kind === 'yes-no')
        return `${sql} IN ${among(filter.value.map((value) => (value === 'yes' ? 1 : 0)))}`;
      if (kind === 'text') return `${folded ?? `fold(${sql})`} IN ${among(filter.value.map(fold))}`;
      return `${sql} IN ${among(filter.value)}`;
    }
    case 'between':
      return betweenSql(kind, sql, filter.value, bind);
    case 'coming':
      return betweenSql(kind, sql, { from: today, to: addDays(today, filter.value) }, bind);
    case 'past':
      return betweenSql(kind, sql, { from: addDays(today, -filter.value), to: today }, bind);
    case 'older':
      return betweenSql(kind, sql, { from: null, to: addDays(today, -filter.value - 1) }, bind);
  }
}

/** A filter as a condition of SQL, on the row or, of a line, on a line. The caller has checked that it fits the list. */
function conditionOf(list: ListId, filter: ListFilter, bind: Bind, today: CivilDate): string {
  const [column, source] = [columnNamed(lists[list], filter.field), sources[list].columns[filter.field]];
  if (column === undefined || source === undefined) throw new Error('a filter that was not checked');
  const condition =
    source.condition?.(filter, bind, today) ??
    (source.condition === undefined ? ordinaryCondition(column, source, filter, bind, today) : null);
  if (condition === null) throw new Error('a filter that was not checked');
  return `(${condition})`;
}

/** Filters that are asked of the lines of a row, apart from those of the row itself. */
const isOfLine = (list: ListId, { field }: ListFilter): boolean =>
  sources[list].columns[field]?.isOfLine === true;

/** What a row must meet: each of its own filters, and all those of its lines on one line. */
export function conditionsOf(
  list: ListId,
  filters: readonly ListFilter[],
  bind: Bind,
  today: CivilDate,
): readonly string[] {
  const own = filters
    .filter((filter) => !isOfLine(list, filter))
    .map((filter) => conditionOf(list, filter, bind, today));
  const shown = shownLines(list, filters, bind, today);
  return shown === null || !filters.some((filter) => isOfLine(list, filter))
    ? own
    : [...own, `EXISTS (SELECT 1 FROM ${shown})`];
}

/** The lines of a row that meet the filters, as what follows FROM; `null` where rows have no lines. */
export function shownLines(
  list: ListId,
  filters: readonly ListFilter[],
  bind: Bind,
  today: CivilDate,
): string | null {
  const { lines } = sources[list];
  if (lines === undefined) return null;
  const conditions = filters
    .filter((filter) => isOfLine(list, filter))
    .map((filter) => conditionOf(list, filter, bind, today));
  if (conditions.length === 0) return lines.from;
  const counted = lines.counted?.(filters, today) ?? null;
  return `${lines.from} WHERE ${[...conditions, ...(counted === null ? [] : [counted])].join(' AND ')}`;
}

/** What is read of a column: of a line, all those that are shown, the same for each such column. */
export function readSql(
  list: ListId,
  source: SourceColumn,
  filters: readonly ListFilter[],
  bind: Bind,
  today: CivilDate,
): string {
  const { lines } = sources[list];
  return source.isOfLine === true && lines !== undefined
    ? `(SELECT ${lines.sql} FROM ${shownLines(list, filters, bind, today)})`
    : source.sql;
}
