import { Table } from '@mantine/core';
import { useMemo } from 'react';
import { differencesOf } from '../../../simulations/api/contract/index.js';
import { fieldName, fieldValue } from '../../words/differences.js';
import classes from './compare.module.css';
import { settingsOf } from './compared-measures.js';
import type { ComparedRun } from './use-compared.js';

/** Every field in which the scenarios differ, a column for each run. */
export function DifferenceTable({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const rows = useMemo(() => {
    const [first, ...others] = runs.map(settingsOf);
    if (first == null) return [];
    const cells = new Map<string, string[]>();
    for (const [at, scenario] of others.entries()) {
      if (scenario === null) continue;
      for (const { field, before, after } of differencesOf(first, scenario)) {
        const row = cells.get(field) ?? Array.from(runs, () => fieldValue(field, before));
        row[at + 1] = fieldValue(field, after);
        cells.set(field, row);
      }
    }
    return [...cells];
  }, [runs]);
  if (rows.length === 0) return null;
  return (
    <section className={classes.table}>
      <h2>What they were given</h2>
      <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label="What they were given" minWidth={480}>
        <Table data-testid="difference-table">
          <Table.Tbody>
            {rows.map(([field, values]) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">{fieldName(field)}</Table.Th>
                {values.map((value, at) => (
                  <Table.Td key={runs[at]?.id} className={classes.number}>
                    {at > 0 && value !== values[0] ? <b>{value}</b> : value}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
