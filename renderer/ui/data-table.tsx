import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { createColumnHelper, FlexRender, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import classes from './data-table.module.css';
import { ROW_HEIGHT } from './theme';

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
}

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
}: DataTableProps<Row, SortKey>): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
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

  const move = (to: number): void => {
    const index = Math.max(0, Math.min(total - 1, to));
    onCurrent(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
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
      move(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const row = rowAt(current);
      if (row !== undefined) onOpen(row);
    }
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
      aria-colcount={columns.length}
      {...(total > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className={classes.grid}
        style={{ ['--vivier-columns' as string]: columns.map((column) => column.width).join(' ') }}
      >
        {table.getHeaderGroups().map((group) => (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: rows of a grid, as above
          <div key={group.id} role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
            {group.headers.map((header, index) => {
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
                      onClick={() =>
                        onSort({ key: sortKey, descending: isSorted ? !sort.descending : false })
                      }
                    >
                      <FlexRender header={header} />
                      <SortMark isSorted={isSorted} isDescending={sort?.descending ?? false} />
                    </UnstyledButton>
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
                aria-selected={item.index === current}
                className={classes.row}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={() => onCurrent(item.index)}
                onDoubleClick={() => {
                  if (model !== undefined) onOpen(model.original.row);
                }}
              >
                {model === undefined
                  ? columns.map((column) => (
                      // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of the grid
                      <div
                        key={column.id}
                        role="gridcell"
                        className={`${classes.cell} ${classes.hint}`}
                        aria-label="lecture en cours"
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
