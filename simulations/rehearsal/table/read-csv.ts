import { CsvError, parse } from 'csv-parse/sync';
import { type DelimitedText, delimited } from './delimiter.js';
import type { ImportFile, Table } from './import-file.js';
import { type ImportResult, ProblemList, refusal } from './import-result.js';

/** A longer row is most often a quote that is never closed. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads CSV: commas, semicolons, tabs or bars, a byte order mark, Excel's `sep=` line, any line ends, cells in quotes. Empty
 * lines are skipped.
 */
export function readCsv({ name, text }: ImportFile): ImportResult<Table> {
  const cells = delimited(text);
  let records: string[][];
  try {
    records = parseRecords(cells);
  } catch (error) {
    if (error instanceof CsvError) return refusal(name, unreadable(error, cells.skipped));
    throw error;
  }
  const numbers: number[] = [];
  const rows: string[][] = [];
  for (const [i, record] of records.entries()) {
    if (record.length === 1 && record[0] === '') continue;
    rows.push(record);
    numbers.push(i + 1 + cells.skipped);
  }
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
  for (const column of new Set(columns.filter((column, i) => columns.indexOf(column) !== i))) {
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

/** All records, or the first so many; cells trimmed. @throws CsvError on quotes that cannot be */
export function parseRecords({ text, delimiter }: DelimitedText, most?: number): string[][] {
  // A tab is white space to the parser's own trimming, which would eat empty cells.
  const isTab = delimiter === '\t';
  const records: string[][] = parse(text, {
    delimiter,
    max_record_size: LONGEST_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim: !isTab,
    ...(most === undefined ? {} : { to: most }),
  });
  return isTab ? records.map((record) => record.map((cell) => cell.trim())) : records;
}

function unreadable(error: CsvError, skipped: number) {
  const records = typeof error.records === 'number' ? error.records + 1 + skipped : null;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return {
      row: records,
      column: null,
      value: null,
      message: `is longer than ${LONGEST_ROW.toLocaleString('en-US')} characters`,
      hint: 'Close every quote that is opened, and end every row with a new line.',
    };
  }
  const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
  return {
    row: records,
    column: null,
    value: null,
    message: open ? 'a quote is opened and never closed' : 'a quote stands where it cannot',
    hint: 'Put a cell that has quotes in it between quotes, and write each quote inside as two.',
  };
}
