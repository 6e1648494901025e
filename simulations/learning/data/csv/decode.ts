import type { CsvProblem } from './csv-problem.js';

const AS_UTF8 = 'Save the file as UTF-8 text.';

/** Bytes that cannot be a UTF-8 table: what they seem to be, and what to do. `undefined` when nothing speaks against it. */
export function notText(bytes: Uint8Array): CsvProblem | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return wholeFile('it is text in UTF-16, not in UTF-8', AS_UTF8);
  }
  if (first === 0x50 && second === 0x4b) {
    return wholeFile('it is a ZIP archive or a spreadsheet, not text', 'Export the table as CSV.');
  }
  if (bytes.subarray(0, 4096).includes(0)) return wholeFile('it is binary data, not text', 'Give a table in CSV.');
  return undefined;
}

/** The line of the first byte that is not UTF-8, as a problem. A line break is never part of a longer character. */
export function notUtf8(bytes: Uint8Array): CsvProblem {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      break;
    }
    from = to;
  }
  return {
    line,
    column: null,
    value: null,
    message: 'it holds a byte that is not UTF-8 text',
    hint: `${AS_UTF8} It may be in Windows-1252 or Latin-1 now.`,
  };
}

function wholeFile(message: string, hint: string): CsvProblem {
  return { line: null, column: null, value: null, message, hint };
}
