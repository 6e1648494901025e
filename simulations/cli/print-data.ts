import type { DataFile, DatasetDescription } from '../api/index.js';

type Table = NonNullable<DataFile['table']>;
interface Output {
  write(text: string): unknown;
}

/** Longer texts are cut. */
const WIDEST = 24;
const SEPARATORS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** Prints the columns of a CSV table, and which of them could be the label. */
export function printTable(file: string, { rows, delimiter, columns, labelCandidates }: Table, output: Output): void {
  output.write(
    `${file}: ${rows} rows, ${columns.length} columns, separated by ${SEPARATORS[delimiter] ?? delimiter}\n`,
  );
  const head = ['column', 'type', 'missing', 'distinct', 'smallest', 'largest', 'first'];
  const cells = columns.map(({ name, type, missing, distinct, min, max, example }) =>
    [name, type, missing, distinct, min ?? '', max ?? '', example ?? ''].map((cell) => cut(String(cell))),
  );
  output.write(aligned([head, ...cells]));
  if (labelCandidates.length > 0) output.write(`could be the label: ${labelCandidates.join(', ')}\n`);
}

/** Prints what a data set would be to a model. */
export function printDataset(dataset: DatasetDescription, output: Output): void {
  const { examples, features, classes, picture, notes } = dataset;
  const shape = picture === null ? `${features} values` : `${picture.height} × ${picture.width} pixels`;
  output.write(`to learn from: ${examples} examples of ${shape} in ${classes.length} classes\n`);
  output.write(aligned(classes.map(({ name, examples: count }) => [cut(name), String(count)])));
  for (const note of notes) output.write(`  ${note}\n`);
}

/** Prints what keeps a table from being used, each with its way out, and answers how many there are. */
export function printProblems(file: string, table: Table | null, output: Output): number {
  const problems = table?.problems ?? [];
  for (const { line, column, message, hint } of problems) {
    const place = [line === null ? [] : [`line ${line}`], column === null ? [] : [`column "${cut(column)}"`]].flat();
    output.write(`folkmoot: ${[file, ...place].join(', ')}: ${message}\n${hint}\n`);
  }
  return problems.length;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? [];
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, i) => cell.padEnd(widths[i]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);
