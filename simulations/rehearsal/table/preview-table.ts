import { parseCsv, UnreadableCsv } from '../../files/index.js';
import type { ImportProblem } from '../members/import-problem.js';
import { type ColumnMapping, guessMapping, TABLE_FIELDS, type TableField, type TableKind } from './column-mapping.js';
import { delimited } from './delimiter.js';
import type { ImportFile, Table } from './import-file.js';
import { formatOf, readTable } from './read-table.js';

/** Rows shown. */
const MOST_ROWS = 20;
/** The rows shown are looked for in so many characters, however long the file is. */
const HEAD = 256 * 1024;
/** Characters of a cell shown. */
const LONGEST_CELL = 200;

/** A table that somebody wants to look at. */
export interface TableToPreview {
  readonly kind: TableKind;
  readonly file: ImportFile;
}

/** The head of a file and which column seems to say what. */
export function previewTable(kind: TableKind, file: ImportFile): PreviewedTable {
  const format = formatOf(file.text);
  const { columns, rows, rowCount, problems } = format === 'csv' ? headOfCsv(file) : headOfJson(file);
  return {
    format,
    columns,
    rows: rows.map((row) => row.map((cell) => cell.slice(0, LONGEST_CELL))),
    rowCount,
    mapping: guessMapping(kind, columns),
    fields: TABLE_FIELDS[kind].map(({ name, title, required }) => ({ name, title, required })),
    remembered: false,
    problems,
  };
}

/** A preview by the mapping of an earlier table with the same headers, if it fits. */
export function withRemembered(preview: PreviewedTable, mapping: ColumnMapping): PreviewedTable {
  const fits = Object.values(mapping).every((column) => column === null || preview.columns.includes(column));
  return fits ? { ...preview, mapping, remembered: true } : preview;
}

/** What the window shows before a table is imported. */
export interface PreviewedTable {
  readonly format: Table['format'];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows without the header; of CSV, its line ends outside quotes are counted. */
  readonly rowCount: number;
  readonly mapping: ColumnMapping;
  readonly fields: readonly Pick<TableField, 'name' | 'title' | 'required'>[];
  readonly remembered: boolean;
  readonly problems: readonly ImportProblem[];
}

type Head = Pick<PreviewedTable, 'columns' | 'rows' | 'rowCount' | 'problems'>;

function headOfJson(file: ImportFile): Head {
  const { value, problems } = readTable(file);
  if (value === null) return { columns: [], rows: [], rowCount: 0, problems };
  return { columns: value.columns, rows: value.rows.slice(0, MOST_ROWS), rowCount: value.rows.length, problems };
}

function headOfCsv(file: ImportFile): Head {
  try {
    const { text, delimiter } = delimited(file.text.slice(0, HEAD));
    const [columns = [], ...rows] = parseCsv(text, { delimiter, most: MOST_ROWS + 1 }).map(({ cells }) => cells);
    if (columns.length > 0)
      return { columns, rows, rowCount: Math.max(0, countRows(delimited(file.text).text) - 1), problems: [] };
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
  }
  // What is wrong, reading the whole file says with its row.
  return { columns: [], rows: [], rowCount: 0, problems: readTable(file).problems };
}

/** Lines with something on them, line ends within quotes not counted. */
function countRows(text: string): number {
  let rows = 0;
  let quoted = false;
  let filled = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) quoted = !quoted;
    if (!quoted && (code === 10 || code === 13)) {
      if (filled) rows++;
      filled = false;
    } else if (code > 32 && code !== 0xfeff) filled = true;
  }
  return filled ? rows + 1 : rows;
}
