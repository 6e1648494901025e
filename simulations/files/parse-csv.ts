import { CsvError, parse } from 'csv-parse/sync';

/** A longer row (characters) is most often a quote that is never closed. */
const LONGEST_ROW = 1_000_000;
/** Rows that are not of the first one's length, after which the rest is not looked at: each of them is slow to parse. */
const MOST_UNEVEN = 10_000;

const NEW_LINE = 0x0a;
const RETURN = 0x0d;

/** A row with something in it. */
export interface CsvRow {
  /** From 1 on; empty ones count. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface CsvOptions {
  readonly delimiter: string;
  /** Rows that are read; all when left out. */
  readonly most?: number;
}

/** What keeps a text from being read as CSV. */
export class UnreadableCsv extends Error {
  /** The row at fault, where it is known. */
  readonly row: number | null;
  /** The way out, as one sentence. */
  readonly hint: string;

  constructor(row: number | null, message: string, hint: string) {
    super(message);
    this.name = 'UnreadableCsv';
    this.row = row;
    this.hint = hint;
  }
}

/**
 * Parses CSV from outside, with any line ends; cells are trimmed and empty rows left out. Rows may be of any length: whoever
 * reads them says which are at fault.
 *
 * @throws UnreadableCsv on quotes that cannot be, on rows without end and where few rows are of the header's length
 */
export function parseCsv(text: string, { delimiter, most }: CsvOptions): CsvRow[] {
  // A tab is white space to the parser's own trimming, which would eat empty cells.
  const long = longLine(text);
  if (long !== null) throw tooLong(long);
  const isTab = delimiter === '\t';
  const rows: CsvRow[] = [];
  let records = 0;
  const take = (cells: string[], { empty_lines: empty, invalid_field_length: uneven }: Context): null => {
    records++;
    if (cells.length > 1 || cells[0] !== '') {
      rows.push({ number: records + empty, cells: isTab ? cells.map((cell) => cell.trim()) : cells });
    }
    if (uneven > MOST_UNEVEN) throw tooUneven(records + empty, rows[0]?.cells.length ?? 0);
    // Nothing that the parser would have to keep, too.
    return null;
  };
  try {
    parse(text, {
      bom: true,
      delimiter,
      max_record_size: LONGEST_ROW,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // Of a million empty rows each would be slow to parse, as it is not of the header's length.
      skip_empty_lines: true,
      trim: !isTab,
      on_record: take,
      ...(most === undefined ? {} : { to: most }),
    });
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(error);
    throw error;
  }
  return rows;
}

/** What the parser knows where it has read a record. */
interface Context {
  readonly empty_lines: number;
  readonly invalid_field_length: number;
}

/** The line, from 1 on, that is longer than a row may be: the parser's own limit counts no empty cells. */
function longLine(text: string): number | null {
  let line = 1;
  for (let i = 0, start = 0; i <= text.length; i++) {
    const code = i === text.length ? NEW_LINE : text.charCodeAt(i);
    if (code !== NEW_LINE && code !== RETURN) continue;
    if (i - start > LONGEST_ROW) return line;
    if (code === NEW_LINE || text.charCodeAt(i + 1) !== NEW_LINE) line++;
    start = i + 1;
  }
  return null;
}

/** Names that a header has more than once, in its order. */
export function repeatedNames(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))];
}

function tooUneven(row: number, columns: number): UnreadableCsv {
  return new UnreadableCsv(
    row,
    `is one of more than ${MOST_UNEVEN.toLocaleString('en-US')} rows that have not the ${columns} cells of the header`,
    'Put cells that have a comma in them between quotes, and give every row all its cells.',
  );
}

function tooLong(row: number | null): UnreadableCsv {
  return new UnreadableCsv(
    row,
    `is longer than ${LONGEST_ROW.toLocaleString('en-US')} characters`,
    'Close every quote that is opened, and end every row with a new line.',
  );
}

function unreadable(error: CsvError): UnreadableCsv {
  const row = typeof error.records === 'number' ? error.records + Number(error.empty_lines ?? 0) + 1 : null;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(row);
  const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
  return new UnreadableCsv(
    row,
    open ? 'a quote is opened and never closed' : 'a quote stands where it cannot',
    'Put a cell that has quotes in it between quotes, and write each quote inside as two.',
  );
}
