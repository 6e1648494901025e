import type { ImportFile } from './import-file.js';
import type { ImportResult } from './import-result.js';
import { readCsv } from './read-csv.js';
import { readJson } from './read-json.js';
import type { Table } from './table.js';

/** Reads CSV or JSON, whichever the text is. Nothing is taken over when a row is broken. */
export function readTable(file: ImportFile): ImportResult<Table> {
  return formatOf(file.text) === 'json' ? readJson(file) : readCsv(file);
}

/** JSON begins with a bracket; everything else is CSV. */
export function formatOf(text: string): Table['format'] {
  return /^\uFEFF?\s*[[{]/.test(text) ? 'json' : 'csv';
}
