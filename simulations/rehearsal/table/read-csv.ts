import { type CsvRow, parseCsv, repeatedNames, UnreadableCsv } from '../../files/index.js';
import { delimited } from './delimiter.js';
import type { ImportFile, Table } from './import-file.js';
import { type ImportResult, ProblemList, refusal } from './import-result.js';

/**
 * Reads CSV: commas, semicolons, tabs or bars, a byte order mark, Excel's `sep=` line, any line ends, cells in quotes. Empty
 * lines are skipped.
 */
export function readCsv({ name, text }: ImportFile): ImportResult<Table> {
  const cells = delimited(text);
  let records: CsvRow[];
  try {
    records = parseCsv(cells.text, cells);
  } catch (error) {
    if (error instanceof UnreadableCsv) return refusal(name, unreadable(error, cells.skipped));
    throw error;
  }
  const numbers = records.map(({ number }) => number + cells.skipped);
  const rows = records.map((record) => record.cells);
  const columns = rows.shift();
  numbers.shift();
  if (columns === undefined) {
    return refusal(name, {
      row: null,
      column: null,
      value: null,
      message: 'the file is empty',
      hint: 'Give a CSV file whose first row names its columns, or JSON.',
    });
  }
  const problems = new ProblemList(name);
  for (const column of repeatedNames(columns)) {
    problems.add({
      row: 1 + cells.skipped,
      column,
      value: null,
      message: 'two columns have the same name',
      hint: 'Give every column a name of its own in the first row.',
    });
  }
  for (const [i, row] of rows.entries()) {
    if (row.length === columns.length) continue;
    problems.add({
      row: numbers[i]!,
      column: null,
      value: row.join(','),
      message: `has ${row.length} cells where the header has ${columns.length}`,
      hint: 'Put cells that have a comma in them between quotes, and give every row all its cells.',
    });
  }
  return problems.resultOf({
    file: name,
    format: 'csv',
    delimiter: cells.delimiter,
    columns,
    rows,
    rowNumber: (i) => numbers[i]!,
  });
}

function unreadable({ row, message, hint }: UnreadableCsv, skipped: number) {
  return { row: row === null ? null : row + skipped, column: null, value: null, message, hint };
}
