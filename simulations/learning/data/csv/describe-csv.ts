import { isMissing, readNumber } from './cell.js';
import { ColumnProfile, type CsvColumnType } from './column-profile.js';
import { type CsvProblem, PROBLEMS_KEPT, shown } from './csv-problem.js';
import { type CsvRecord, delimiterOf, eachRecord } from './each-record.js';
import { labelCandidates } from './label-candidates.js';

/** Rows that are read at most. */
const MOST_ROWS = 1_000_000;

export interface CsvColumnDescription {
  readonly name: string;
  readonly type: CsvColumnType;
  /** Cells that are empty, NA, N/A, NaN, null or ?; in a column of numbers also None, nil, n.a., -, unknown and the like. */
  readonly missing: number;
  /** Different values, counted up to 1,001. */
  readonly distinct: number;
  /** The first value there is; `null` in an empty column. */
  readonly example: string | null;
  /** Smallest and largest value of a column of numbers; `null` in others. */
  readonly min: number | null;
  readonly max: number | null;
}

/** What a CSV file holds, before anything is learnt from it. */
export interface CsvDescription {
  /** Rows below the header. */
  readonly rows: number;
  readonly delimiter: string;
  readonly columns: readonly CsvColumnDescription[];
  /** Columns that could be the label, likeliest first. */
  readonly labelCandidates: readonly string[];
  /** What keeps it from being used, in the order of the lines, the first hundred; those of a column go when it is left out. */
  readonly problems: readonly CsvProblem[];
}

/** A description with all that was seen of each column. */
export interface CsvProfile {
  readonly description: CsvDescription;
  readonly columns: readonly ColumnProfile[];
}

/**
 * Looks through a CSV table (a text, or UTF-8 bytes) with a header line. It tells the type of every column and what is
 * wrong, and never throws for a table at fault. Other work gets its turns in between.
 */
export async function describeCsv(table: string | Uint8Array): Promise<CsvDescription> {
  return (await profileCsv(typeof table === 'string' ? new TextEncoder().encode(table) : table)).description;
}

export async function profileCsv(bytes: Uint8Array): Promise<CsvProfile> {
  const delimiter = delimiterOf(bytes);
  const problems: CsvProblem[] = [];
  let columns: ColumnProfile[] | undefined;
  let header: CsvRecord | undefined;
  let rows = 0;
  const failure = await eachRecord(bytes, delimiter, (record) => {
    const { line, cells } = record;
    if (!columns) {
      header = record;
      columns = namesOf(cells).map((name) => new ColumnProfile(name, delimiter));
      problems.push(...headerProblems(columns, line));
      return;
    }
    rows++;
    if (cells.length !== columns.length) {
      if (problems.length < PROBLEMS_KEPT) problems.push(ragged(line, cells.length, columns.length));
    } else for (let i = 0; i < cells.length; i++) columns[i]!.see(cells[i]!, line);
  });
  const profiles = columns ?? [];
  // A file that cannot be read to its end has nothing more to say than why.
  if (failure) problems.push(failure);
  else if (rows === 0) problems.push(nothing(profiles.length > 0));
  else if (rows > MOST_ROWS) problems.push(tooLong(rows));
  const signs = profiles.map(({ ownSign }) => ownSign);
  for (const column of profiles) column.settle({ points: signs.includes('point'), commas: signs.includes('comma') });
  if (header && problems.length === 0 && isExample(header.cells, profiles)) problems.push(noHeader(header.line));
  problems.push(...profiles.flatMap((column) => column.problems));
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return {
    columns: profiles,
    description: {
      rows,
      delimiter,
      columns: profiles.map(described),
      labelCandidates: labelCandidates(profiles),
      problems,
    },
  };
}

function described(column: ColumnProfile): CsvColumnDescription {
  const { name, type, missing, texts, example, min, max } = column;
  const range = column.onlyNumbers || type === 'number' ? { min, max } : { min: null, max: null };
  return { name, type, missing, distinct: texts.size, example, ...range };
}

/** The header's cells; a column without a name gets its number. */
function namesOf(cells: readonly string[]): string[] {
  return cells.map((cell, i) => (cell === '' ? `column ${i + 1}` : cell));
}

function headerProblems(columns: readonly ColumnProfile[], line: number): CsvProblem[] {
  const names = columns.map(({ name }) => name);
  const wrong = (column: string | null, message: string, hint: string): CsvProblem => {
    return { line, column, value: column, message, hint };
  };
  if (names.length === 1) {
    return [wrong(null, 'there is only one column', 'Separate the columns by commas, semicolons or tabs.')];
  }
  if (names.every((name) => /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(name))) {
    return [wrong(null, 'the first line holds numbers, no names', "Put the columns' names into the first line.")];
  }
  const twice = [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
  return twice.map((name) =>
    wrong(name, `several columns are called ${shown(name)}`, 'Give every column its own name.'),
  );
}

/**
 * Whether the first line looks like an example rather than names: no column of numbers has a name there, and at least
 * one a number, or one of texts a text that stands below it again. Numbers that count up are names, of years for one.
 */
function isExample(header: readonly string[], columns: readonly ColumnProfile[]): boolean {
  const ofNumbers = header.filter((cell, i) => columns[i]!.holdsNumbers && !isMissing(cell));
  const numbers = ofNumbers.map((cell) => readNumber(cell)?.point ?? readNumber(cell)?.comma);
  if (numbers.includes(undefined)) return false;
  const counted = numbers.length > 2 && numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1);
  if (numbers.length > 0) return !counted;
  const ofTexts = header.flatMap((cell, i) => (columns[i]!.type === 'category' ? [columns[i]!.texts.has(cell)] : []));
  return ofTexts.length > 0 && ofTexts.every((stands) => stands);
}

function noHeader(line: number): CsvProblem {
  return {
    line,
    column: null,
    value: null,
    message: "the first line holds an example, not the columns' names",
    hint: "Put a line with the columns' names before it.",
  };
}

function ragged(line: number, found: number, expected: number): CsvProblem {
  return {
    line,
    column: null,
    value: null,
    message: `the row has ${found} ${found === 1 ? 'cell' : 'cells'}, the header ${expected}`,
    hint: 'Give every row as many cells as the header; put a cell that has a separator in it between quotes.',
  };
}

function nothing(hasHeader: boolean): CsvProblem {
  return {
    line: null,
    column: null,
    value: null,
    message: hasHeader ? 'it has a header and no rows' : 'it is empty',
    hint: "Give a table with the columns' names in the first line and an example in every line below.",
  };
}

function tooLong(rows: number): CsvProblem {
  const message = `it has ${rows} rows, and at most ${MOST_ROWS} are read`;
  return { line: null, column: null, value: null, message, hint: 'Take a part of its rows, drawn at random.' };
}
