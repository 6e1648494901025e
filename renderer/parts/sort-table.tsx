// biome-ignore-all lint/a11y/useSemanticElements: a table that is laid out as a grid keeps its meaning only by roles
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and heads of a plain table are not controls; the buttons in them are
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useMemo, useRef } from 'react';
import classes from './sort-table.module.css';

/** One column: how it sorts, reads, and is copied. */
export interface SortColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** What its numbers are in, where the cells do not say it. */
  readonly unit?: string;
  readonly numeric: boolean;
  /** Width in shares of the table. */
  readonly share: number;
  sortBy(row: Row): number | string;
  text(row: Row): string;
  /** Exact, for the clipboard. */
  exact(row: Row): string;
}

export interface SortTableProps<Row> {
  readonly label: string;
  readonly columns: readonly SortColumn<Row>[];
  readonly rows: readonly Row[];
  readonly emptyText: string;
  idOf(row: Row): string;
  /** The row that is shown elsewhere. */
  readonly selected: string | null;
  isQuiet?(row: Row): boolean;
  onSelect(row: Row): void;
  /** What stands in a cell instead of its text; the first column's must be a button that selects. */
  cell(column: SortColumn<Row>, row: Row): ReactNode;
  titleOf?(column: SortColumn<Row>, row: Row): string | undefined;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const rowHeight = 32;

/** A table that sorts by any column; only the rows in sight exist. */
export function SortTable<Row extends object>(props: SortTableProps<Row>) {
  const { label, columns, rows, emptyText, idOf, selected, isQuiet, onSelect, cell, titleOf } = props;
  const sorting = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row) => column.sortBy(row), {
          id: column.id,
          header: column.header,
          sortFn: (a, b) => compare(column.sortBy(a.original), column.sortBy(b.original)),
          sortDescFirst: column.numeric,
        }),
      ),
    );
  }, [columns]);
  const template = columns.map((column) => `minmax(${leastWidth(column)}rem, ${column.share}fr)`).join(' ');
  const least = columns.reduce((sum, column) => sum + leastWidth(column), 2);
  const table = useTable({ features, columns: sorting, data: rows as Row[], getRowId: idOf });
  const scroll = useRef<HTMLDivElement>(null);
  const sorted = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => sorted[at]!.id,
    overscan: 8,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className={classes.scroll} ref={scroll} tabIndex={0} role="region" aria-label={`${label}, scrollable`}>
      <div role="table" aria-label={label} aria-rowcount={sorted.length + 1} style={{ minWidth: `${least}rem` }}>
        <div role="row" aria-rowindex={1} className={classes.head} style={{ gridTemplateColumns: template }}>
          {table.getHeaderGroups()[0]?.headers.map((header, at) => {
            const direction = header.column.getIsSorted();
            return (
              <div
                key={header.id}
                role="columnheader"
                aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none'}
                data-numeric={columns[at]?.numeric || undefined}
              >
                <button type="button" onClick={header.column.getToggleSortingHandler()}>
                  <span>
                    {columns[at]?.header}
                    {columns[at]?.unit && <small> {columns[at].unit}</small>}
                  </span>
                  {direction === 'asc' && <ArrowUp size={12} aria-hidden="true" />}
                  {direction === 'desc' && <ArrowDown size={12} aria-hidden="true" />}
                </button>
              </div>
            );
          })}
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = sorted[item.index]!.original;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the button in the row does the same
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                tabIndex={-1}
                className={classes.row}
                data-selected={idOf(row) === selected || undefined}
                data-inactive={isQuiet?.(row) || undefined}
                style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)`, height: rowHeight }}
                onClick={() => onSelect(row)}
              >
                {columns.map((column) => (
                  <div
                    key={column.id}
                    role="cell"
                    data-numeric={column.numeric || undefined}
                    title={titleOf?.(column, row) ?? column.text(row)}
                  >
                    {cell(column, row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {sorted.length === 0 && <p className={classes.quiet}>{emptyText}</p>}
    </div>
  );
}

/** Width of a letter of a header (rem), and of what stands around it. */
const letter = 0.4;
const around = 1.1;

/** A column's least width (rem): a number's, a short word's, or a name's, and its header's in two lines. */
function leastWidth({ share, header }: Pick<SortColumn<never>, 'share' | 'header'>): number {
  const usual = share < 0.7 ? 3.25 : share > 1.5 ? 9 : 5.2;
  const longestWord = Math.max(...header.split(/\s/).map(({ length }) => length));
  return Math.max(usual, Math.max(longestWord, header.length / 2) * letter + around);
}

function compare(one: number | string, other: number | string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
