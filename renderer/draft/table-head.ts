import { parse } from 'csv-parse/browser/esm/sync';

/** Enough of a table to see its columns by. */
const headCharacters = 64_000;
const headRows = 6;

/** The beginning of a table as text, in whole lines, so that a long list is sent only once: when it is imported. */
export interface TableHead {
  readonly text: string;
  /** Rows of the whole table without its header; `null` where only the engine can tell. */
  readonly rows: number | null;
}

/** JSON is one value and cannot be cut; it is handed over whole. */
export function tableHead(text: string): TableHead {
  if (/^\s*[[{]/.test(text.slice(0, 200))) return { text, rows: null };
  const rows = Math.max(0, countLines(text) - 1);
  if (text.length <= headCharacters) return { text, rows };
  const end = text.lastIndexOf('\n', headCharacters);
  return { text: text.slice(0, end > 0 ? end + 1 : headCharacters), rows };
}

/** Lines with something in them. */
function countLines(text: string): number {
  let lines = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    if (to - from > 1 || (to - from === 1 && text[from] !== '\r')) lines++;
    from = to + 1;
  }
  return lines;
}

/** The first rows of a table, its header first, as far as they can be read. */
export function firstRows(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      to: headRows,
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
