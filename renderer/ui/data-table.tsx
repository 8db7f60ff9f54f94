import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { createColumnHelper, FlexRender, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import classes from './data-table.module.css';
import { ROW_HEIGHT } from './theme';
import { readingTexts as texts } from './ui.texts';

/** A column: heading, CSS width (`minmax(160px, 2fr)`), what a row shows there, and the key it sorts by, if any. */
export interface Column<Row, SortKey extends string = string> {
  readonly id: string;
  readonly heading: string;
  readonly width: string;
  readonly sortKey?: SortKey;
  readonly cell: (row: Row) => ReactNode;
}
export interface Sort<SortKey extends string = string> {
  readonly key: SortKey;
  readonly descending: boolean;
}

interface DataTableProps<Row, SortKey extends string> {
  /** Name of the list, read aloud. */
  readonly label: string;
  readonly columns: readonly Column<Row, SortKey>[];
  /** Rows in all, loaded or not. */
  readonly total: number;
  /** The row at an index, or `undefined` while it is being read. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort<SortKey>;
  readonly onSort?: (sort: Sort<SortKey>) => void;
  /** Index of the row under the cursor. */
  readonly current: number;
  readonly onCurrent: (index: number) => void;
  /** `Enter` or a double click. */
  readonly onOpen: (row: Row) => void;
  /** Called when other rows come into view: the place to read their pages. */
  readonly onRange?: (first: number, last: number) => void;
  readonly hasAutoFocus?: boolean;
  /** Height of a row in pixels; that of the theme without it. */
  readonly rowHeight?: number;
  /** Rows may be chosen: a column of boxes, Space, Shift and the arrows, Ctrl+A. */
  readonly selection?: TableSelection<Row>;
  /** A column takes another width, in pixels: dragged at its edge, or Alt and the arrows on its heading. */
  readonly onWidth?: (id: string, width: number) => void;
}

export interface TableSelection<Row> {
  readonly isChosen: (row: Row) => boolean;
  /** All rows are. */
  readonly isWhole: boolean;
  readonly toggle: (index: number) => void;
  /** The rows from one to another, both included, and no other. */
  readonly span: (from: number, to: number) => void;
  readonly all: () => void;
  readonly none: () => void;
}

const LEAST_WIDTH = 48;
const STEP = 16;

const features = tableFeatures({});

/**
 * A long list: rows of 36 px drawn only when in view, sorted by its headings, moved through with the arrows, Page, Home
 * and End, opened with Enter. One tab stop; the cursor is told to assistive technology by `aria-activedescendant`.
 */
export function DataTable<Row, SortKey extends string = string>({
  label,
  columns,
  total,
  rowAt,
  rowKey,
  sort,
  onSort,
  current,
  onCurrent,
  onOpen,
  onRange,
  hasAutoFocus = false,
  rowHeight = ROW_HEIGHT,
  selection,
  onWidth,
}: DataTableProps<Row, SortKey>): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: 4,
  });
  const inView = virtualizer.getVirtualItems();
  const first = inView[0]?.index ?? 0;
  const last = inView.at(-1)?.index ?? 0;
  const range = useRef(onRange);
  useEffect(() => {
    range.current = onRange;
  });
  useEffect(() => range.current?.(first, last), [first, last]);
  useEffect(() => {
    // Whoever is typing in a filter keeps the focus.
    const isFree = document.activeElement === document.body || document.activeElement?.tagName === 'H1';
    if (hasAutoFocus && isFree) scroller.current?.focus({ preventScroll: true });
  }, [hasAutoFocus]);

  // Coming back to a list finds it where it was left.
  const start = useRef(current);
  const { scrollToIndex } = virtualizer;
  useEffect(() => {
    if (start.current > 0) scrollToIndex(start.current, { align: 'center' });
  }, [scrollToIndex]);

  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, { readonly index: number; readonly row: Row }>();
    return columns.map((column) =>
      helper.display({
        id: column.id,
        header: () => column.heading,
        cell: ({ row }) => column.cell(row.original.row),
      }),
    );
  }, [columns]);
  // Only the rows in view enter the table model: a hundred thousand would be built again at each page read.
  const loaded = inView.flatMap((item) => {
    const row = rowAt(item.index);
    return row === undefined ? [] : [{ index: item.index, row }];
  });
  const table = useTable({
    features,
    columns: definitions,
    data: loaded,
    getRowId: ({ index }) => String(index),
  });
  const models = new Map(table.getRowModel().rows.map((model) => [model.original.index, model]));

  // Other rows are as high: the places of all of them change.
  const { measure } = virtualizer;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what it is measured again for
  useEffect(() => measure(), [measure, rowHeight]);

  /** Where a choice of several rows began. */
  const anchor = useRef<number | null>(null);
  const move = (to: number, isExtending = false): void => {
    const index = Math.max(0, Math.min(total - 1, to));
    if (isExtending && selection !== undefined) {
      anchor.current ??= current;
      selection.span(anchor.current, index);
    } else anchor.current = null;
    onCurrent(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && selection !== undefined) {
      event.preventDefault();
      selection.all();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: total - 1,
    };
    const to = targets[event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(to, event.shiftKey);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const row = rowAt(current);
      if (row !== undefined) onOpen(row);
    } else if (event.key === ' ' && selection !== undefined) {
      event.preventDefault();
      anchor.current = current;
      selection.toggle(current);
    }
  };
  const onRowClick = (event: MouseEvent, index: number): void => {
    if (selection !== undefined && event.shiftKey) {
      anchor.current ??= current;
      selection.span(anchor.current, index);
    } else if (selection !== undefined && (event.ctrlKey || event.metaKey)) {
      anchor.current = index;
      selection.toggle(index);
    } else anchor.current = null;
    onCurrent(index);
  };
  const resize = (event: PointerEvent<HTMLElement>, id: string): void => {
    event.preventDefault();
    event.stopPropagation();
    const head = event.currentTarget.parentElement;
    const before = head?.getBoundingClientRect().width ?? 0;
    const start = event.clientX;
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    const follow = (moved: globalThis.PointerEvent): void =>
      onWidth?.(id, Math.max(LEAST_WIDTH, Math.round(before + moved.clientX - start)));
    const end = (): void => {
      target.removeEventListener('pointermove', follow);
      target.removeEventListener('pointerup', end);
    };
    target.addEventListener('pointermove', follow);
    target.addEventListener('pointerup', end);
  };
  const onHeadKey = (event: KeyboardEvent<HTMLElement>, id: string): void => {
    const step = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0;
    if (!event.altKey || step === 0 || onWidth === undefined) return;
    event.preventDefault();
    const width = event.currentTarget.closest('[role="columnheader"]')?.getBoundingClientRect().width ?? 0;
    onWidth(id, Math.max(LEAST_WIDTH, Math.round(width + step)));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual, nor hold one tab stop
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + (selection === undefined ? 0 : 1)}
      {...(selection === undefined ? {} : { 'aria-multiselectable': true })}
      {...(total > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className={classes.grid}
        style={{
          ['--vivier-columns' as string]: [
            ...(selection === undefined ? [] : ['40px']),
            ...columns.map((column) => column.width),
          ].join(' '),
          ['--vivier-row-height' as string]: `${rowHeight}px`,
        }}
      >
        {table.getHeaderGroups().map((group) => (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: rows of a grid, as above
          <div key={group.id} role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
            {selection === undefined ? null : (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid
              <div role="columnheader" className={classes.check}>
                <input
                  type="checkbox"
                  aria-label={selection.isWhole ? texts.chooseNone : texts.chooseAll}
                  checked={selection.isWhole}
                  onChange={() => (selection.isWhole ? selection.none() : selection.all())}
                />
              </div>
            )}
            {group.headers.map((header, index) => {
              const id = columns[index]?.id ?? '';
              const sortKey = columns[index]?.sortKey;
              const isSorted = sort !== undefined && sortKey !== undefined && sort.key === sortKey;
              return (
                // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the button inside takes the focus
                <div
                  key={header.id}
                  role="columnheader"
                  className={classes.cell}
                  {...(sortKey === undefined
                    ? {}
                    : { 'aria-sort': isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none' })}
                >
                  {sortKey === undefined || onSort === undefined ? (
                    <FlexRender header={header} />
                  ) : (
                    <UnstyledButton
                      className={classes.sort}
                      onKeyDown={(event) => onHeadKey(event, id)}
                      onClick={() =>
                        onSort({ key: sortKey, descending: isSorted ? !sort.descending : false })
                      }
                    >
                      <FlexRender header={header} />
                      <SortMark isSorted={isSorted} isDescending={sort?.descending ?? false} />
                    </UnstyledButton>
                  )}
                  {onWidth === undefined ? null : (
                    <span aria-hidden className={classes.edge} onPointerDown={(event) => resize(event, id)} />
                  )}
                </div>
              );
            })}
          </div>
        ))}
        <div role="presentation" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {inView.map((item) => {
            const model = models.get(item.index);
            return (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the grid holds the focus and the keys
              <div
                key={model === undefined ? item.index : rowKey(model.original.row)}
                id={`${id}-${item.index}`}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={
                  selection === undefined
                    ? item.index === current
                    : model !== undefined && selection.isChosen(model.original.row)
                }
                data-current={item.index === current}
                className={classes.row}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={(event) => onRowClick(event, item.index)}
                onDoubleClick={() => {
                  if (model !== undefined) onOpen(model.original.row);
                }}
              >
                {selection === undefined ? null : (
                  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid
                  <div role="gridcell" className={classes.check}>
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={texts.chooseRow}
                      checked={model !== undefined && selection.isChosen(model.original.row)}
                      onClick={(event) => event.stopPropagation()}
                      onDoubleClick={(event) => event.stopPropagation()}
                      onChange={() => {
                        anchor.current = item.index;
                        selection.toggle(item.index);
                        onCurrent(item.index);
                      }}
                    />
                  </div>
                )}
                {model === undefined
                  ? columns.map((column) => (
                      // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid
                      <div
                        key={column.id}
                        role="gridcell"
                        className={`${classes.cell} ${classes.hint}`}
                        aria-label={texts.reading}
                      >
                        …
                      </div>
                    ))
                  : model.getAllCells().map((cell) => (
                      // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid
                      <div key={cell.id} role="gridcell" className={classes.cell}>
                        <FlexRender cell={cell} />
                      </div>
                    ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function SortMark({
  isSorted,
  isDescending,
}: {
  readonly isSorted: boolean;
  readonly isDescending: boolean;
}): ReactNode {
  if (!isSorted) return <IconArrowsSort size={14} aria-hidden className={classes.hint} />;
  return isDescending ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} aria-hidden />;
}
