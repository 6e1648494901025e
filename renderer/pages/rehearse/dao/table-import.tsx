import { Button, FileButton, Group, Loader, Select, Table } from '@mantine/core';
import { Check, Upload, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ImportKind } from '../../../../simulations/api/contract/index.js';
import { count } from '../../../words/number-format.js';
import classes from './dao.module.css';
import { ProblemTable } from './problem-table.js';
import { type Importing, useImport } from './use-import.js';

interface TableImportProps {
  readonly kind: ImportKind;
  /** What is imported, as in "Choose a file of …". */
  readonly what: string;
  /** Which layouts are understood. */
  readonly children: ReactNode;
}

/** Brings a table in: choose it, say which column is what, look at its first rows, take it over. */
export function TableImport({ kind, what, children }: TableImportProps) {
  const importing = useImport(kind);
  const { preview, busy, file, problems, waiting } = importing;
  return (
    <div className={classes.import} data-testid={`import-${kind}`}>
      <Group gap="sm">
        <FileButton
          accept=".csv,.tsv,.json,.txt,text/csv,application/json"
          onChange={(chosen) => chosen && importing.choose(chosen)}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<Upload size={16} />} loading={busy && preview === null}>
              Choose a file of {what}
            </Button>
          )}
        </FileButton>
        {busy && preview === null && <Loader size="xs" aria-label="Reading the file" />}
        <p className={classes.quiet}>or drop it anywhere in this window</p>
      </Group>
      <p className={classes.quiet}>{children}</p>
      {preview !== null && file !== null && <Preview importing={importing} />}
      {waiting.length > 0 && (
        <p className={classes.quiet} role="status">
          Next: {waiting.map(({ name }) => name).join(', ')}
        </p>
      )}
      {problems.length > 0 && <ProblemTable problems={problems} />}
    </div>
  );
}

function Preview({ importing }: { readonly importing: Importing }) {
  const { preview, file, rows, mapping, busy } = importing;
  if (preview === null || file === null) return null;
  const missing = preview.fields.filter(({ name, required }) => required && !mapping[name]);
  const fieldOf = (column: string) => preview.fields.filter(({ name }) => mapping[name] === column);
  return (
    <div className={classes.preview}>
      <h3>
        {file.name}{' '}
        <span className={classes.quiet}>
          {rows === null ? '' : `${count(rows)} rows`}
          {preview.remembered ? ', columns as in the last file like this' : ''}
        </span>
      </h3>
      <div className={classes.mapping}>
        {preview.fields.map(({ name, title, required }) => (
          <Select
            key={name}
            size="sm"
            label={title}
            withAsterisk={required}
            clearable={!required}
            searchable
            placeholder={required ? 'Which column?' : 'not in this file'}
            data={[...new Set(preview.columns)]}
            value={mapping[name] ?? null}
            error={required && !mapping[name] ? 'Needs a column' : undefined}
            onChange={(column) => importing.map(name, column)}
          />
        ))}
      </div>
      <Table.ScrollContainer
        type="native"
        tabIndex={0}
        role="region"
        aria-label={`First rows of ${file.name}`}
        minWidth={preview.columns.length * 110}
      >
        <Table className={classes.rows} verticalSpacing={3} data-testid="preview-rows">
          <Table.Thead>
            <Table.Tr>
              {preview.columns.map((column) => (
                <Table.Th key={column} data-mapped={fieldOf(column).length > 0 || undefined}>
                  {column}
                  <div className={classes.quiet}>
                    {fieldOf(column)
                      .map(({ title }) => title)
                      .join(', ') || 'not used'}
                  </div>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.rows.slice(0, 8).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place only
              <Table.Tr key={at}>
                {preview.columns.map((column, place) => (
                  <Table.Td key={column} title={row[place]}>
                    {row[place]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group gap="sm">
        <Button
          leftSection={<Check size={16} />}
          loading={busy}
          disabled={missing.length > 0}
          data-testid="take-table"
          onClick={() => void importing.take()}
        >
          Import {rows === null ? 'it' : `${count(rows)} rows`}
        </Button>
        <Button variant="default" leftSection={<X size={16} />} disabled={busy} onClick={importing.drop}>
          Leave it
        </Button>
      </Group>
    </div>
  );
}
