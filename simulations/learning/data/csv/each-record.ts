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
  if (!failure) parser.end();
  await ended;
  return failure;
}

function unreadable(error: unknown, line: number): CsvProblem {
  if (!(error instanceof CsvError)) throw error;
  const tooLong = error.code === 'CSV_MAX_RECORD_SIZE';
  return {
    line,
    column: null,
    value: null,
    message: tooLong ? 'a quote is opened and never closed' : 'a quote stands where it cannot',
    hint: 'Put a cell that has quotes in it between quotes, and write each quote inside as two.',
  };
}
