import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import type { CsvProblem } from './csv-problem.js';
import { notText, notUtf8 } from './decode.js';
import { detectDelimiter } from './delimiter.js';

/** One row of a CSV file, its cells trimmed. */
export interface CsvRecord {
  /** Line of the file where the row begins, from 1 on. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Bytes parsed in one go: a few milliseconds. */
const CHUNK = 128 * 1024;
/** A longer row is taken for a quote that is never closed. */
const LONGEST_RECORD = 1_000_000;
/** Rows that are not of the header's length, empty ones among them: each is slow to parse, and more are not waited for. */
const MOST_UNEVEN = 100_000;
const NEW_LINE = 0x0a;
const RETURN = 0x0d;

/** The character that separates cells, read off the file's beginning. */
export function delimiterOf(bytes: Uint8Array): string {
  return detectDelimiter(new TextDecoder('utf-8').decode(bytes.subarray(0, CHUNK)));
}

/**
 * Visits every row that is not empty, in order, the header first; other work gets its turns in between. Returns the
 * problem at which reading had to stop (encoding, quotes), or `undefined` when it got to the end.
 */
export async function eachRecord(
  bytes: Uint8Array,
  delimiter: string,
  visit: (record: CsvRecord) => void,
): Promise<CsvProblem | undefined> {
  const binary = notText(bytes);
  if (binary) return binary;
  const long = longLine(bytes);
  if (long !== null) return tooLong(long);
  let failure: CsvProblem | undefined;
  let line = 1;
  const parser = parse({
    delimiter,
    info: true,
    max_record_size: LONGEST_RECORD,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim: true,
  });
  parser.on('data', ({ record, info }: { record: string[]; info: Info }) => {
    if (record.length > 1 || record[0] !== '') visit({ line, cells: record });
    line = info.lines + 1;
    if (info.invalid_field_length > MOST_UNEVEN) failure ??= tooUneven(line);
  });
  const ended = new Promise<void>((resolve) => {
    parser.once('end', resolve);
    parser.once('error', (error) => {
      failure = unreadable(error, line);
      resolve();
    });
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let from = 0; from < bytes.length && !failure; from += CHUNK) {
    let text: string;
    try {
      text = decoder.decode(bytes.subarray(from, from + CHUNK), { stream: from + CHUNK < bytes.length });
    } catch {
      parser.destroy();
      return notUtf8(bytes);
    }
    parser.write(text);
    await nextTurn();
  }
  if (failure) {
    // It would wait for the rest, and its end would never come.
    parser.destroy();
    return failure;
  }
  parser.end();
  await ended;
  return failure;
}

function unreadable(error: unknown, line: number): CsvProblem {
  if (!(error instanceof CsvError)) throw error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(line);
  return {
    line,
    column: null,
    value: null,
    message: 'a quote stands where it cannot',
    hint: 'Put a cell that has quotes in it between quotes, and write each quote inside as two.',
  };
}

/** The line, from 1 on, that is longer than a row may be: the parser's own limit counts no empty cells. */
function longLine(bytes: Uint8Array): number | null {
  let line = 1;
  for (let i = 0, start = 0; i <= bytes.length; i++) {
    const byte = bytes[i] ?? NEW_LINE;
    if (byte !== NEW_LINE && byte !== RETURN) continue;
    if (i - start > LONGEST_RECORD) return line;
    if (byte === NEW_LINE || bytes[i + 1] !== NEW_LINE) line++;
    start = i + 1;
  }
  return null;
}

function tooLong(line: number): CsvProblem {
  return {
    line,
    column: null,
    value: null,
    message: 'a quote is opened and never closed, or the row is longer than 1,000,000 characters',
    hint: 'Put a cell that has quotes in it between quotes, and write each quote inside as two.',
  };
}

function tooUneven(line: number): CsvProblem {
  return {
    line,
    column: null,
    value: null,
    message: `more than ${MOST_UNEVEN.toLocaleString('en-US')} rows are empty or have not the cells of the header`,
    hint: 'Take the empty rows out, and give every row all its cells.',
  };
}
