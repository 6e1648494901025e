import { Table } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import type { TableInfo } from '../../../../simulations/api/contract/index.js';
import { useFramesUpToMoment } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { cellExact, cellText, columnHeader, isNumber, rowOfMoment, tableText } from '../../../charts/models/tables.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { TableMenuItems } from '../../../panels/table-menu.js';
import { AgentLink } from '../../../parts/agent-link.js';
import { Explained } from '../../../parts/term.js';
import classes from '../run.module.css';

/** A table that a mechanism made before the first tick: what holds at the moment that is shown is marked in it. */
export function TablePanel({ panel, table }: { readonly panel: string; readonly table: TableInfo }) {
  const { active } = usePanel();
  const vocabulary = useVocabulary();
  const time = useFramesUpToMoment(active).at(-1)?.time;
  const now = useMemo(() => (time === undefined ? null : rowOfMoment(table, time)), [table, time]);
  const current = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is marked with another `now`
  useEffect(() => {
    const row = current.current;
    const body = row?.closest('[data-scroll]');
    if (row !== null && body) body.scrollTo({ top: Math.max(0, row.offsetTop - body.clientHeight / 2) });
  }, [now]);
  const whole = () => tableText(table, vocabulary);
  return (
    <PanelFrame
      title={table.title}
      heading={
        <Explained name={table.title} meaning={table.description}>
          {table.title}
        </Explained>
      }
      testId={`run-${panel}`}
      points={table.rows.length}
      menu={
        <TableMenuItems copied={`${table.title}: the table is on the clipboard.`} file={[table.table]} table={whole} />
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.facts} data-scroll="" tabIndex={0} aria-label={`${table.title}, scrollable`}>
        <Table stickyHeader verticalSpacing={4} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {table.columns.map((column) => (
                <Table.Th key={column.name} ta={isNumber(column) ? 'right' : 'left'}>
                  {columnHeader(column, vocabulary)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row, at) => (
              <Table.Tr
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table never change
                key={at}
                ref={at === now ? current : null}
                data-now={at === now || undefined}
                aria-current={at === now ? 'time' : undefined}
              >
                {table.columns.map((column, place) => {
                  const value = row[place] ?? null;
                  return (
                    <Table.Td
                      key={column.name}
                      ta={isNumber(column) ? 'right' : 'left'}
                      style={{ whiteSpace: column.unit === 'text' ? 'normal' : 'nowrap' }}
                      title={cellExact(column, value, vocabulary)}
                    >
                      {column.unit === 'name' && value !== null ? (
                        <AgentLink agent={String(value)} />
                      ) : (
                        cellText(column, value, vocabulary)
                      )}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </PanelFrame>
  );
}
