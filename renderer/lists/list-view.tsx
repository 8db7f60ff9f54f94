import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconCheck, IconFilterOff } from '@tabler/icons-react';
import {
  type ComponentProps,
  type ComponentType,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { formatNumber } from '../../shared/base/text';
import {
  cellText,
  columnNamed,
  countWords,
  isOfAllRows,
  type ListColumn,
  type ListDeclaration,
  type ListFilter,
  type ListQuery,
  type ListRow,
} from '../../shared/lists';
import { useAct, useIsBeside, useProcedure } from '../bridge';
import {
  type Column,
  DataTable,
  EmptyState,
  FailureNotice,
  JobProgress,
  ListSkeleton,
  Loaded,
  Page,
  PrintButton,
  Private,
  useBesideKey,
  usePagedRows,
} from '../ui';
import { ColumnsMenu } from './columns-menu';
import { FilterChips } from './filter-chips';
import classes from './lists.module.css';
import { texts } from './lists.texts';
import { usePaper } from './paper';
import { SaveMenu } from './save-menu';
import { SearchBox } from './search-box';
import { isChosen, nothingChosen, pickOf, selectionOf, toggled } from './selection';
import { useChoice } from './use-choice';
import { useList } from './use-list';
import { SaveView, ViewTabs } from './views';

/** Height of a row when rows stand close, in pixels. */
const COMPACT = 28;

/** What a column draws instead of its text. */
export type Cells = Readonly<Record<string, (row: ListRow) => ReactNode>>;
const noCells: Cells = {};
const nothing: readonly string[] = [];
const noOpening = (): void => undefined;

/** The rows that are chosen, as an act on them needs it. */
export interface ChosenRows {
  readonly many: number;
  /** Their identifiers, those never in view included. */
  readonly read: () => Promise<readonly string[]>;
  /** Done: nothing is chosen any more. */
  readonly onDone: () => void;
}

/** What another way of looking at the rows is drawn with. */
export interface BoardProps {
  readonly query: ListQuery;
  readonly isChosen: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** Shows the list, with one more filter in the place of those of its column. */
  readonly narrow: (filter: ListFilter) => void;
}

interface ListViewProps {
  readonly list: ListDeclaration;
  /** Title of the page; that of the list without it. */
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly onPrimary?: () => void;
  /** What opening a row does; without it a row does not open, and its panel holds what can be done. */
  readonly onOpen?: (row: ListRow) => void;
  /** The frame of the screen; the usual page without it. */
  readonly frame?: ComponentType<ComponentProps<typeof Page>>;
  /** What is said beside the count. */
  readonly note?: ReactNode;
  /** What must be known of all rows, under the list. */
  readonly hint?: string;
  /** What stands above the list: where a job is, what went wrong. */
  readonly above?: ReactNode | ((filters: readonly ListFilter[]) => ReactNode);
  /** The rows are still being worked out: that there is none yet says nothing. */
  readonly isComing?: boolean;
  /** What stands there as long as the list has no row at all. */
  readonly empty: ReactNode;
  readonly cells?: Cells;
  /** Columns read beside those that are shown, for the preview. */
  readonly carried?: readonly string[];
  /** The row under the cursor, in a panel beside. */
  readonly preview?: {
    readonly label: string;
    readonly draw: (row: ListRow, filters: readonly ListFilter[]) => ReactNode;
    /** Acts stand there: however small the screen, the panel stays. */
    readonly hasActs?: true;
  };
  /** Filters that a link asks for. */
  readonly linked?: readonly ListFilter[];
  /** They were taken: the link has said what it had to. */
  readonly onLinkTaken?: () => void;
  /** Row under the cursor at the beginning, and where it rests. */
  readonly start?: number;
  /** What else may be done with the rows that are chosen: acts of the selection’s bar. */
  readonly acts?: (chosen: ChosenRows) => ReactNode;
  readonly onRest?: (index: number) => void;
  /** Another way of looking at the rows that are asked for; the filters, the views and the choice are those of the list. */
  readonly board?: {
    readonly label: string;
    readonly asList: string;
    readonly asBoard: string;
    readonly isShown: boolean;
    readonly onShow: (isShown: boolean) => void;
    readonly draw: (props: BoardProps) => ReactNode;
    readonly keys: string;
  };
  /** Where the pages of its rows stand: Ctrl+Shift+O opens that of the row under the cursor in the window beside. */
  readonly pages?: string;
}

/** Every list of the app: asked, ordered, chosen from, printed and saved in the same way. */
export function ListView(props: ListViewProps): ReactNode {
  const { list, title = list.title, empty, frame: Frame = Page } = props;
  const size = useProcedure('lists.size', { list: list.id });
  const layout = useProcedure('lists.layout', { list: list.id });
  const skeleton = (
    <Frame title={title}>
      <ListSkeleton />
    </Frame>
  );
  return (
    <Loaded query={size} skeleton={skeleton}>
      {({ total, leftOut }) =>
        total + leftOut === 0 ? (
          empty
        ) : (
          <Loaded query={layout} skeleton={skeleton}>
            {() => <FilledList {...props} whole={total} leftOut={leftOut} />}
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
  list,
  title = list.title,
  actions,
  onPrimary,
  onOpen,
  frame: Frame = Page,
  note,
  above,
  isComing = false,
  hint,
  cells = noCells,
  carried = nothing,
  preview,
  linked,
  onLinkTaken,
  start = 0,
  onRest,
  acts,
  board,
  pages,
  whole,
  leftOut,
}: ListViewProps & { readonly whole: number; readonly leftOut: number }): ReactNode {
  const { id } = list;
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

  const { chosen, many, choose, readChosen, selection } = useChoice(id, query, total, rows.rowAt);
  const saving = useAct('lists.export');
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

  const paper = usePaper({ list, query, columns, shown, total, chosen, named: state.named });

  const row = rows.rowAt(current);
  useBesideKey(row === undefined || pages === undefined ? null : `${pages}/${row.id}`);
  const isBeside = useIsBeside();
  const asked = isOfAllRows(list, query.filters) ? whole + leftOut : whole;
  const isAsked = query.filters.length > 0 || query.text !== '' || query.picked !== null;
  // Nothing is asked: there is no filter to take away to see a row.
  const allLeftOut = isAsked ? undefined : list.leavesOut;
  const askAgain = (change: Parameters<typeof ask>[0]): void => {
    setCursor(0);
    ask(change);
  };
  /** What is done with the whole list, or with the rows chosen in it: it stands in one place or in the other. */
  const leaving = (
    <>
      <SaveView list={list} state={state} pick={pickOf(chosen, total, query.picked !== null)} words={words} />
      <SaveMenu
        act={saving}
        shown={{ list: id, query, columns: [...columns], selection: picked }}
        words={words}
        fileName={list.title}
      />
      <PrintButton isSmall />
    </>
  );
  const isBoard = board?.isShown === true;
  const tools = (
    <>
      {board === undefined ? null : (
        <SegmentedControl
          size="xs"
          aria-label={board.label}
          data={[
            { value: 'list', label: board.asList },
            { value: 'board', label: board.asBoard },
          ]}
          value={isBoard ? 'board' : 'list'}
          onChange={(value) => board.onShow(value === 'board')}
        />
      )}
      {isBoard ? null : (
        <ColumnsMenu
          list={list}
          columns={columns}
          isCompact={layout.isCompact}
          onColumns={state.setColumns}
          onUsual={state.resetColumns}
          onCompact={(isCompact) => state.setLayout({ isCompact })}
        />
      )}
      {many > 0 ? null : leaving}
    </>
  );

  return (
    <Frame
      title={title}
      isFilling
      subtitle={
        <>
          <span role="status">
            {rows.total === undefined
              ? '…'
              : isAsked
                ? texts.ofTotal(list, total, formatNumber(asked))
                : countWords(list, total)}
          </span>
          {note === undefined ? null : <span className={classes.note}>{note}</span>}
        </>
      }
      actions={isBeside ? undefined : actions}
      {...(onPrimary === undefined || isBeside ? {} : { onPrimary })}
      {...(many > 0 ? { onBack: () => choose(nothingChosen) } : {})}
    >
      {typeof above === 'function' ? above(query.filters) : above}
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
          {state.isMine === null ? null : (
            <Button
              data-reads
              variant={state.isMine ? 'light' : 'default'}
              size="compact-sm"
              h={28}
              leftSection={state.isMine ? <IconCheck size={16} aria-hidden /> : null}
              aria-pressed={state.isMine}
              onClick={() => {
                setCursor(0);
                state.setMine(state.isMine !== true);
              }}
            >
              {texts.mine}
            </Button>
          )}
          <FilterChips
            list={list}
            filters={state.others}
            named={state.named}
            onChange={(filters) => {
              setCursor(0);
              state.askOthers(filters);
            }}
          />
        </div>
        <div className={classes.tools}>{tools}</div>
      </div>
      <JobProgress act={saving} label={texts.writing} />
      {many === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and want a legend
        <div className={classes.selection} role="group" aria-label={texts.selection}>
          <Text fw={600} role="status">
            {texts.chosen(list, many)}
          </Text>
          {acts?.({ many, read: readChosen, onDone: () => choose(nothingChosen) })}
          {leaving}
          <Button data-reads variant="subtle" size="compact-sm" onClick={() => choose(nothingChosen)}>
            {texts.unselect}
          </Button>
        </div>
      )}
      {rows.failure !== null ? (
        <FailureNotice failure={rows.failure} onRetry={rows.retry} />
      ) : rows.total === undefined || (total === 0 && isComing) ? (
        <ListSkeleton />
      ) : total === 0 ? (
        <EmptyState
          icon={IconFilterOff}
          title={
            view?.picked === 0
              ? texts.emptyPick
              : (view?.own?.none ?? allLeftOut?.none ?? texts.noMatch(list))
          }
          actions={
            allLeftOut === undefined ? (
              <Button data-reads variant="default" onClick={() => askAgain({ filters: [], text: '' })}>
                {texts.clearFilters}
              </Button>
            ) : null
          }
        >
          {view?.own?.advice ?? allLeftOut?.advice}
        </EmptyState>
      ) : isBoard ? (
        board.draw({
          query,
          isChosen: (one) => isChosen(chosen, one),
          toggle: (one) => choose(toggled(chosen, one)),
          narrow: (filter) => {
            setCursor(0);
            state.askOthers([...state.others.filter(({ field }) => field !== filter.field), filter]);
            board.onShow(false);
          },
        })
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
              onOpen={onOpen ?? noOpening}
              onRange={rows.onRange}
              {...(layout.isCompact ? { rowHeight: COMPACT } : {})}
              selection={selection}
              onWidth={(one, width) => state.setLayout({ widths: { ...layout.widths, [one]: width } })}
              hasAutoFocus
            />
          </div>
          {preview === undefined ? null : (
            <aside
              className={`${classes.preview} ${preview.hasActs ? classes.acting : ''}`}
              aria-label={preview.label}
            >
              {row === undefined ? <ListSkeleton rows={4} /> : preview.draw(row, query.filters)}
            </aside>
          )}
        </div>
      )}
      {paper}
      <Text size="sm" c="dimmed" className={classes.keys}>
        {hint === undefined ? null : `${hint} `}
        {isBoard
          ? board.keys
          : onOpen === undefined
            ? texts.keysOfPanel
            : onPrimary === undefined || isBeside
              ? texts.keys
              : `${texts.keys} ${texts.keyOfPrimary}`}
        {pages === undefined || isBeside || isBoard ? null : ` ${texts.keyBeside}`}
      </Text>
    </Frame>
  );
}
