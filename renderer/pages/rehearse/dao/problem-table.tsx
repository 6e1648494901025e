import type { ImportProblem } from '../../../../simulations/api/contract/index.js';
import { type SortColumn, SortTable } from '../../../parts/sort-table.js';
import { count } from '../../../words/number-format.js';
import classes from './dao.module.css';

type Row = ImportProblem & { readonly at: number };

const columns: readonly SortColumn<Row>[] = [
  column(
    'row',
    'Row',
    0.4,
    ({ row }) => row ?? 0,
    ({ row }) => (row === null ? '' : count(row)),
    true,
  ),
  column(
    'column',
    'Column',
    0.8,
    ({ column: name }) => name ?? '',
    ({ column: name }) => name ?? '',
  ),
  column(
    'value',
    'Value',
    1,
    ({ value }) => value ?? '',
    ({ value }) => value ?? '',
  ),
  column(
    'message',
    'What is wrong',
    2,
    ({ message }) => message,
    ({ message }) => message,
  ),
  column(
    'hint',
    'What to do',
    2,
    ({ hint }) => hint,
    ({ hint }) => hint,
  ),
];

/** Everything that is wrong with a file, row by row. Nothing of it is taken over until it is right. */
export function ProblemTable({ problems }: { readonly problems: readonly ImportProblem[] }) {
  const rows = problems.map((problem, at) => ({ ...problem, at }));
  const [first] = problems;
  return (
    <div className={classes.importProblems} role="alert" data-testid="import-problems">
      <h3>
        {count(problems.length)} {problems.length === 1 ? 'problem' : 'problems'} in {first?.file}
      </h3>
      <p className={classes.quiet}>Nothing was taken over. Correct the file, or the columns above, and import again.</p>
      <div className={classes.problemRows} style={{ height: `${Math.min(10, problems.length) * 2 + 3}rem` }}>
        <SortTable
          label="Problems of the file"
          columns={columns}
          rows={rows}
          emptyText=""
          idOf={({ at }) => String(at)}
          selected={null}
          onSelect={() => {}}
          cell={(one, row) => one.text(row)}
          titleOf={(one, row) => one.exact(row)}
        />
      </div>
    </div>
  );
}

function column(
  id: string,
  header: string,
  share: number,
  sortBy: (row: Row) => number | string,
  text: (row: Row) => string,
  numeric = false,
): SortColumn<Row> {
  return { id, header, share, numeric, sortBy, text, exact: text };
}
