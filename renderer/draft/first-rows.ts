import { parse } from 'csv-parse/browser/esm/sync';

const most = 6;

/** The first rows of a table, its header first, as far as they can be read. */
export function firstRows(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      to: most,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
    });
    return rows.map((row) => row.map((cell) => (cell.length > 60 ? `${cell.slice(0, 59)}…` : cell)));
  } catch {
    // What is wrong with the file, the engine says with its line.
    return [];
  }
}
