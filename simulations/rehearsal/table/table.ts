import type { ImportFile } from './import-file.js';
import type { ImportResult } from './import-result.js';
import { readCsv } from './read-csv.js';
import { readJson } from './read-json.js';

/** A file as rows of text, every row with as many cells as there are columns. */
export interface Table {
  readonly file: string;
  readonly format: 'csv' | 'json';
  /** What separates the cells of CSV; `null` in JSON. */
  readonly delimiter: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Where the i-th row stands: in a CSV file the header is row 1; in JSON the first entry is. */
  readonly rowNumber: (index: number) => number;
}

/** Reads CSV or JSON, whichever the text is. Nothing is taken over when a row is broken. */
export function readTable(file: ImportFile): ImportResult<Table> {
  return formatOf(file.text) === 'json' ? readJson(file) : readCsv(file);
}

/** JSON begins with a bracket; everything else is CSV. */
export function formatOf(text: string): Table['format'] {
  return /^\uFEFF?\s*[[{]/.test(text) ? 'json' : 'csv';
}
