import { Button, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../shared/base/text';
import { formatFrenchDate } from '../../shared/base/time';
import {
  cellText,
  columnNamed,
  countWords,
  type ListColumn,
  type ListFilter,
  type ListId,
  type ListRow,
  listSentence,
  lists,
  MOST_PRINTED,
} from '../../shared/lists';
import { AppFailure, call, today, useProcedure } from '../bridge';
import {
  type Column,
  DataTable,
  EmptyState,
  FailureNotice,
  ListSkeleton,
  Loaded,
  Page,
  PrintButton,
  Private,
  type TableSelection,
  usePagedRows,
  usePrintable,
} from '../ui';
import { ColumnsMenu } from './columns-menu';
import { FilterChips } from './filter-chips';
import classes from './lists.module.css';
import { texts } from './lists.texts';
import { SaveMenu } from './save-menu';
import {
  type Chosen,
  chosenCount,
  everything,
  isChosen,
  nothingChosen,
  onlyThese,
  selectionOf,
  toggled,
} from './selection';
import { useList } from './use-list';
import { SaveView, ViewTabs } from './views';

/** Height of a row when rows stand close, in pixels. */
const COMPACT = 28;
const READ_TO_PRINT = 500;

/** What a column draws instead of its text. */
export type Cells = Readonly<Record<string, (row: ListRow) => ReactNode>>;
const noCells: Cells = {};
const nothing: readonly string[] = [];

interface ListViewProps {
  readonly list: ListId;
  /** Title of the page; that of the list without it. */
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly onPrimary?: () => void;
  readonly onOpen: (row: ListRow) => void;
  /** What stands there as long as the list has no row at all. */
  readonly empty: ReactNode;
  readonly cells?: Cells;
  /** Columns read beside those that are shown, for the preview. */
  readonly carried?: readonly string[];
  /** The row under the cursor, in a panel beside. */
  readonly preview?: { readonly label: string; readonly draw: (row: ListRow) => ReactNode };
  /** Filters that a link asks for. */
  readonly linked?: readonly ListFilter[];
  /** They were taken: the link has said what it had to. */
  readonly onLinkTaken?: () => void;
  /** Row under the cursor at the beginning, and where it rests. */
  readonly start?: number;
  readonly onRest?: (index: number) => void;
}

/** Every list of the app: asked, ordered, chosen from, printed and saved in the same way. */
export function ListView(props: ListViewProps): ReactNode {
  const { list: id, title = lists[id].title, empty } = props;
  const size = useProcedure('lists.size', { list: id });
  const layout = useProcedure('lists.layout', { list: id });
  const skeleton = (
    <Page title={title}>
      <ListSkeleton />
    </Page>
  );
  return (
    <Loaded query={size} skeleton={skeleton}>
      {({ total }) =>
        total === 0 ? (
          empty
        ) : (
          <Loaded query={layout} skeleton={skeleton}>
            {() => <FilledList {...props} whole={total} />}
          </Loaded>
        )
      }
    </Loaded>
  );
}

const sizeOf = ({ id, width, grows }: ListColumn, widths: Readonly<Record<string, number>>): string => {
  const chosen = widths[id];
  if (chosen !== undefined) return `${chosen}px`;
  return grows === 0 ? `${width}px` : `minmax(${width}px, ${grows}fr)`;
};

function drawn(column: ListColumn, row: ListRow): ReactNode {
  const text = cellText(column, row.cells[column.id] ?? null);
  if (text === '') return '–';
  return column.isPrivate ? <Private>{text}</Private> : text;
}

function FilledList({
  list: id,
  title = lists[id].title,
  actions,
  onPrimary,
  onOpen,
  cells = noCells,
  carried = nothing,
  preview,
  linked,
  onLinkTaken,
  start = 0,
  onRest,
  whole,
}: ListViewProps & { readonly whole: number }): ReactNode {
  const list = lists[id];
  const state = useList(list, linked);
  const { query, columns, layout, view, ask } = state;
  // What a link asked becomes what is kept; the address forgets it.
  const taken = useRef(false);
  useEffect(() => {
    if (linked === undefined || taken.current) return;
    taken.current = true;
    ask({ filters: [...linked] });
    onLinkTaken?.();
  });

  const read = useMemo(() => [...new Set([...columns, ...carried])], [columns, carried]);
  const rows = usePagedRows({
    name: 'lists.read',
    inputOf: useCallback(
      (offset, limit) => ({ list: id, query, columns: read, offset, limit }),
      [id, query, read],
    ),
    select: (slice) => slice,
  });
  const total = rows.total ?? 0;

  const [cursor, setCursor] = useState(start);
  const current = Math.min(cursor, Math.max(0, total - 1));
  const rest = useRef(onRest);
  useEffect(() => {
    rest.current = onRest;
  });
  useEffect(() => rest.current?.(cursor), [cursor]);

  // Rows are chosen in an answer: another question, and nothing of it is chosen any more.
  const question = JSON.stringify([query.text, query.filters, query.picked]);
  const [choice, setChoice] = useState<{ readonly question: string; readonly chosen: Chosen }>({
    question,
    chosen: nothingChosen,
  });
  const chosen = choice.question === question ? choice.chosen : nothingChosen;
  const choose = (next: Chosen): void => setChoice({ question, chosen: next });
  const many = chosenCount(chosen, total);
  const selection: TableSelection<ListRow> = {
    isChosen: (row) => isChosen(chosen, row.id),
    isWhole: total > 0 && many === total,
    toggle: (index) => {
      const row = rows.rowAt(index);
      if (row !== undefined) choose(toggled(chosen, row.id));
    },
    span: (from, to) => {
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      const there = Array.from({ length: last - first + 1 }, (_, index) => rows.rowAt(first + index)?.id);
      if (there.every((one) => one !== undefined)) {
        choose(onlyThese(there));
        return;
      }
      // Some of them were never in view.
      const limit = Math.min(20_000, last - first + 1);
      call('lists.ids', { list: id, query, offset: first, limit }).then(
        ({ ids }) => choose(onlyThese(ids)),
        () => undefined,
      );
    },
    all: () => choose(everything),
    none: () => choose(nothingChosen),
  };
  const picked = many === 0 ? null : selectionOf(chosen);
  const words = countWords(list, many === 0 ? total : many);

  const shown = useMemo(
    () =>
      columns.flatMap((one): Column<ListRow>[] => {
        const column = columnNamed(list, one);
        if (column === undefined) return [];
        return [
          {
            id: one,
            heading: column.heading,
            width: sizeOf(column, layout.widths),
            sortKey: one,
            cell: cells[one] ?? ((row) => drawn(column, row)),
          },
        ];
      }),
    [columns, list, layout.widths, cells],
  );

  const [paper, setPaper] = useState<readonly ListRow[] | null>(null);
  usePrintable(async () => {
    if (total > MOST_PRINTED)
      throw new AppFailure({
        code: 'REFUSED_BY_STATE',
        message: texts.tooManyPrinted(formatNumber(MOST_PRINTED)),
      });
    const all: ListRow[] = [];
    for (let offset = 0; offset < total; offset += READ_TO_PRINT) {
      const slice = await call('lists.read', {
        list: id,
        query,
        columns: [...columns],
        offset,
        limit: READ_TO_PRINT,
      });
      all.push(...slice.rows);
    }
    setPaper(many === 0 ? all : all.filter((row) => isChosen(chosen, row.id)));
    return () => setPaper(null);
  });

  const row = rows.rowAt(current);
  const isAsked = query.filters.length > 0 || query.text !== '' || query.picked !== null;
  const askAgain = (change: Parameters<typeof ask>[0]): void => {
    setCursor(0);
    ask(change);
  };
  const tools = (
    <>
      <ColumnsMenu
        list={list}
        columns={columns}
        isCompact={layout.isCompact}
        onColumns={state.setColumns}
        onCompact={(isCompact) => state.setLayout({ isCompact })}
      />
      {many > 0 ? null : (
        <>
          <SaveView list={list} state={state} pick={null} words={words} />
          <SaveMenu
            shown={{ list: id, query, columns: [...columns], selection: null }}
            words={words}
            fileName={list.title}
          />
          <PrintButton isSmall />
        </>
      )}
    </>
  );

  return (
    <Page
      title={title}
      isFilling
      subtitle={
        rows.total === undefined
          ? '…'
          : isAsked
            ? texts.ofTotal(list, total, formatNumber(whole))
            : countWords(list, total)
      }
      actions={actions}
      {...(onPrimary === undefined ? {} : { onPrimary })}
      {...(many > 0 ? { onBack: () => choose(nothingChosen) } : {})}
    >
      <ViewTabs list={list} state={state} />
      <div className={classes.bar}>
        <div className={classes.filters}>
          {list.search === undefined ? null : (
            <SearchBox
              list={list.title}
              placeholder={list.search}
              text={query.text}
              onText={(text) => askAgain({ text })}
            />
          )}
          <FilterChips
            list={list}
            filters={query.filters}
            onChange={(filters) => askAgain({ filters: [...filters] })}
          />
        </div>
        <div className={classes.tools}>{tools}</div>
      </div>
      {many === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and want a legend
        <div className={classes.selection} role="group" aria-label={texts.selection}>
          <Text fw={600} role="status">
            {texts.chosen(list, many)}
          </Text>
          <SaveView list={list} state={state} pick={picked ?? { except: [] }} words={words} />
          <SaveMenu
            shown={{ list: id, query, columns: [...columns], selection: picked }}
            words={words}
            fileName={list.title}
          />
          <PrintButton isSmall />
          <Button variant="subtle" size="compact-sm" onClick={() => choose(nothingChosen)}>
            {texts.unselect}
          </Button>
        </div>
      )}
      {rows.failure !== null ? (
        <FailureNotice failure={rows.failure} onRetry={rows.retry} />
      ) : rows.total === undefined ? (
        <ListSkeleton />
      ) : total === 0 ? (
        <EmptyState
          icon={IconFilterOff}
          title={view?.picked === 0 ? texts.emptyPick : texts.noMatch(list)}
          actions={
            <Button variant="default" onClick={() => askAgain({ filters: [], text: '' })}>
              {texts.clearFilters}
            </Button>
          }
        />
      ) : (
        <div className={`${classes.list} ${classes.whole}`}>
          <div className={classes.table}>
            <DataTable
              label={title}
              columns={shown}
              total={total}
              rowAt={rows.rowAt}
              rowKey={(one) => one.id}
              sort={query.sort}
              onSort={(sort) => askAgain({ sort })}
              current={current}
              onCurrent={setCursor}
              onOpen={onOpen}
              onRange={rows.onRange}
              {...(layout.isCompact ? { rowHeight: COMPACT } : {})}
              selection={selection}
              onWidth={(one, width) => state.setLayout({ widths: { ...layout.widths, [one]: width } })}
              hasAutoFocus
            />
          </div>
          {preview === undefined ? null : (
            <aside className={classes.preview} aria-label={preview.label}>
              {row === undefined ? <ListSkeleton rows={4} /> : preview.draw(row)}
            </aside>
          )}
        </div>
      )}
      {paper === null ? null : (
        <Paper
          caption={listSentence(list, query)}
          columns={shown}
          rows={paper}
          count={countWords(list, paper.length)}
        />
      )}
      <Text size="sm" c="dimmed" className={classes.keys}>
        {texts.keys}
      </Text>
    </Page>
  );
}

/** The whole list as it goes to paper: never on screen, its headings again on each page. */
function Paper({
  caption,
  columns,
  rows,
  count,
}: {
  readonly caption: string;
  readonly columns: readonly Column<ListRow>[];
  readonly rows: readonly ListRow[];
  readonly count: string;
}): ReactNode {
  return (
    <table className={classes.paper}>
      <caption>
        <Private>{caption}</Private>
        {`. ${count}, le ${formatFrenchDate(today())}.`}
      </caption>
      <thead>
        <tr>
          {columns.map(({ id, heading }) => (
            <th key={id} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map(({ id, cell }) => (
              <td key={id}>{cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The box that looks into the usual columns, as one types. */
function SearchBox({
  list,
  placeholder,
  text,
  onText,
}: {
  readonly list: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState(text);
  const [settled] = useDebouncedValue(typed, 80);
  const tell = useRef(onText);
  useEffect(() => {
    tell.current = onText;
  });
  const told = useRef(text);
  useEffect(() => {
    if (settled === told.current) return;
    told.current = settled;
    tell.current(settled);
  }, [settled]);
  // A view, or the filters that were taken away, changed it from outside.
  useEffect(() => {
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);
  return (
    <TextInput
      aria-label={`Chercher dans la liste ${list}`}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      size="xs"
      w={280}
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
