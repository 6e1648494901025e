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
import { useRef } from 'react';
import type { AgentRow } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { AgentLink } from '../../parts/agent-link.js';
import { agentColumns, cellTitle } from './panels/agent-columns.js';
import classes from './run.module.css';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof features, AgentRow>();
const columns = helper.columns(
  agentColumns.map((column) =>
    helper.accessor((row) => column.sortBy(row), {
      id: column.id,
      header: column.header,
      sortFn: (a, b) => compare(column.sortBy(a.original), column.sortBy(b.original)),
      sortDescFirst: column.numeric,
    }),
  ),
);
const template = agentColumns.map(({ share }) => `minmax(4.5rem, ${share}fr)`).join(' ');
const rowHeight = 32;

/** The agents, sorted by any column; only the rows in sight exist. */
export function AgentTable({ rows }: { readonly rows: readonly AgentRow[] }) {
  const { store } = useSession();
  const selected = useApp(({ selection }) => (selection?.kind === 'agent' ? selection.agent : null));
  const table = useTable({ features, columns, data: rows as AgentRow[], getRowId: (row) => row.agent });
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
    <div className={classes.tableScroll} ref={scroll} tabIndex={0} role="region" aria-label="Agents, scrollable">
      <div role="table" aria-label="Agents" aria-rowcount={sorted.length + 1} className={classes.table}>
        <div role="row" aria-rowindex={1} className={classes.tableHead} style={{ gridTemplateColumns: template }}>
          {table.getHeaderGroups()[0]?.headers.map((header, at) => {
            const direction = header.column.getIsSorted();
            return (
              <div
                key={header.id}
                role="columnheader"
                aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none'}
                data-numeric={agentColumns[at]?.numeric || undefined}
              >
                <button type="button" onClick={header.column.getToggleSortingHandler()}>
                  {agentColumns[at]?.header}
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
              // biome-ignore lint/a11y/useKeyWithClickEvents: the agent's name in the row is a button that does the same
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                tabIndex={-1}
                className={classes.tableRow}
                data-selected={row.agent === selected || undefined}
                data-inactive={!row.active || undefined}
                style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)`, height: rowHeight }}
                onClick={() => store.getState().look({ selection: { kind: 'agent', agent: row.agent } })}
              >
                {agentColumns.map((column) => (
                  <div
                    key={column.id}
                    role="cell"
                    data-numeric={column.numeric || undefined}
                    title={cellTitle(column, row)}
                  >
                    {column.id === 'agent' ? (
                      <AgentLink agent={row.agent} address={row.address} archetype={row.archetype} />
                    ) : (
                      column.text(row)
                    )}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {sorted.length === 0 && <p className={classes.quietBody}>Nobody matches. Change the search or the role.</p>}
    </div>
  );
}

function compare(one: number | string, other: number | string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
