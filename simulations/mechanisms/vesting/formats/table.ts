import { type CsvRow, parseCsv, repeatedNames, UnreadableCsv } from '../../../files/index.js';

/** Why a file cannot be used, and what to do about it. */
export interface FormatProblem {
  /** As a spreadsheet counts: the header is row 1; `null` when it is no single row's. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
  readonly hint: string;
}

/** Either everything, or all that is wrong and nothing. */
export type FormatResult<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value: null; readonly problems: readonly FormatProblem[] };

export const refused = (problems: readonly FormatProblem[]): FormatResult<never> => ({ value: null, problems });
export const wholeFile = (message: string, hint: string): FormatProblem => {
  return { row: null, column: null, value: null, message, hint };
};

/** A table as a file holds it: texts, trimmed. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly TextRow[];
  /** Whether a comma in a number stands for the decimal point: where commas do not separate cells. */
  readonly decimalComma: boolean;
}
export interface TextRow {
  readonly number: number;
  /** One for each column. */
  readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t'];

/** Reads CSV with commas, semicolons or tabs, whichever the header has most of; empty lines are skipped. */
export function readCsvTable(text: string): FormatResult<TextTable> {
  const header =
    text
      .replace(/"(?:[^"]|"")*"/g, '')
      .trimStart()
      .split(/\r\n|\n|\r/, 1)[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))]!;
  try {
    return tableOf(parseCsv(text, { delimiter }), delimiter !== ',');
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    const { row, message, hint } = error;
    return refused([{ row, column: null, value: null, message, hint }]);
  }
}

/** A table of rows whose first names the columns. */
export function tableOf(all: readonly CsvRow[], decimalComma: boolean): FormatResult<TextTable> {
  const numbered = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...rows] = numbered;
  if (header === undefined) {
    return refused([wholeFile('the file is empty', 'Give a file whose first row names its columns.')]);
  }
  const columns = header.cells.map((name) => name.toLowerCase());
  const problems: FormatProblem[] = repeatedNames(columns).map((column) => ({
    row: header.number,
    column,
    value: null,
    message: 'two columns have this name',
    hint: 'Give every column a name of its own in the first row.',
  }));
  for (const { number, cells } of rows) {
    if (cells.length === columns.length) continue;
    problems.push({
      row: number,
      column: null,
      value: null,
      message: `has ${cells.length} cells where the header has ${columns.length}`,
      hint: 'Put cells that have a comma in them between quotes, and give every row all its cells.',
    });
  }
  if (problems.length > 0) return refused(problems);
  return { value: { columns, rows, decimalComma }, problems: [] };
}

/** Writes records as CSV; cells that need quotes get them. */
export function writeCsv(records: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return records.map((record) => `${record.map(cell).join(',')}\n`).join('');
}
