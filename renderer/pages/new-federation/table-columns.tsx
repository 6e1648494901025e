import { Checkbox, Radio, Select, Table } from '@mantine/core';
import type { DataFile } from '../../../simulations/api/contract/index.js';
import { count, short } from '../../words/number-format.js';
import classes from './new-federation.module.css';
import { useDraft } from './use-draft.js';

type TableOfFile = NonNullable<DataFile['table']>;
type Column = TableOfFile['columns'][number];

const types: Readonly<Record<Column['type'], string>> = {
  number: 'numbers',
  category: 'categories',
  date: 'dates',
  id: 'names the row',
  text: 'free text',
  empty: 'empty',
};

interface TableColumnsProps {
  readonly table: TableOfFile;
  readonly firstRows: readonly (readonly string[])[];
}

const mostProblems = 12;

/** The columns of a table: which is the label, which are left out, what happens to missing values; and its first rows. */
export function TableColumns({ table, firstRows }: TableColumnsProps) {
  const { federation, learn } = useDraft();
  const { dataset } = federation.learning;
  if (dataset.kind !== 'csv') return null;
  const ignored = new Set(dataset.ignoreColumns);
  const set = (change: Partial<typeof dataset>) => learn('dataset-columns', { dataset: { ...dataset, ...change } });
  const toggle = (name: string) =>
    set({ ignoreColumns: ignored.has(name) ? [...ignored].filter((one) => one !== name) : [...ignored, name] });
  const missing = table.columns.reduce((sum, column) => sum + column.missing, 0);
  const problems = table.problems.filter(({ column }) => column === null || !ignored.has(column));
  return (
    <>
      {problems.length > 0 && (
        <section className={classes.problems} data-testid="table-problems">
          <h2>What is wrong in the file</h2>
          <ul>
            {problems.slice(0, mostProblems).map(({ line, column, message, hint }) => (
              <li key={`${line}:${column}:${message}`}>
                <p>
                  <b>
                    {[line === null ? '' : `line ${count(line)}`, column === null ? '' : `column “${column}”`]
                      .filter(Boolean)
                      .join(', ') || 'The file'}
                    :
                  </b>{' '}
                  {message}
                </p>
                <p className={classes.quiet}>{hint}</p>
              </li>
            ))}
          </ul>
          {problems.length > mostProblems && (
            <p className={classes.quiet}>and {problems.length - mostProblems} more like these</p>
          )}
        </section>
      )}
      <section>
        <h2>
          Columns{' '}
          <span className={classes.quiet}>
            {count(table.rows)} rows, {count(missing)} missing values
          </span>
        </h2>
        <Table.ScrollContainer
          type="native"
          tabIndex={0}
          role="region"
          aria-label="Columns of the table"
          minWidth={620}
        >
          <Table verticalSpacing={4} data-testid="table-columns">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Used</Table.Th>
                <Table.Th>Label</Table.Th>
                <Table.Th>Column</Table.Th>
                <Table.Th>Holds</Table.Th>
                <Table.Th>Missing</Table.Th>
                <Table.Th>Different</Table.Th>
                <Table.Th>From, to</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {table.columns.map((column) => {
                const { name } = column;
                const label = name === dataset.labelColumn;
                return (
                  <Table.Tr key={name} data-left-out={(ignored.has(name) && !label) || undefined}>
                    <Table.Td>
                      <Checkbox
                        size="xs"
                        aria-label={`Use the column ${name}`}
                        checked={label || !ignored.has(name)}
                        disabled={label}
                        onChange={() => toggle(name)}
                      />
                    </Table.Td>
                    <Table.Td>
                      <Radio
                        size="xs"
                        name="label-column"
                        aria-label={`${name} is the label`}
                        checked={label}
                        onChange={() =>
                          set({ labelColumn: name, ignoreColumns: [...ignored].filter((one) => one !== name) })
                        }
                      />
                    </Table.Td>
                    <Table.Td>
                      {name}
                      {table.labelCandidates[0] === name && <span className={classes.quiet}> likeliest label</span>}
                    </Table.Td>
                    <Table.Td>{types[column.type]}</Table.Td>
                    <Table.Td>{count(column.missing)}</Table.Td>
                    <Table.Td>{column.distinct > 1000 ? 'over 1,000' : count(column.distinct)}</Table.Td>
                    <Table.Td>{rangeOf(column)}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Select
          mt="sm"
          w={280}
          size="xs"
          label="Missing values"
          description="Filled with the column’s mean, or, in a column of categories, with a category of their own."
          allowDeselect={false}
          data={[
            { value: 'fill', label: 'are filled in' },
            { value: 'drop', label: 'take their row out' },
            { value: 'refuse', label: 'are refused' },
          ]}
          value={dataset.missing}
          onChange={(next) => set({ missing: (next ?? 'fill') as typeof dataset.missing })}
        />
      </section>
      {firstRows.length > 1 && (
        <section>
          <h2>First rows</h2>
          <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label="First rows" minWidth={400}>
            <Table verticalSpacing={3} className={classes.rows}>
              <Table.Thead>
                <Table.Tr>
                  {firstRows[0]?.map((name, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: names may come twice
                    <Table.Th key={at}>{name}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {firstRows.slice(1).map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows may be equal
                  <Table.Tr key={at}>
                    {row.map((cell, place) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the place is the column
                      <Table.Td key={place}>{cell}</Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </section>
      )}
    </>
  );
}

function rangeOf({ min, max, example }: Column): string {
  if (min !== null && max !== null) return `${short(min)} to ${short(max)}`;
  return example === null ? '–' : `e.g. ${example.length > 24 ? `${example.slice(0, 23)}…` : example}`;
}
