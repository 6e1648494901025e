import { visibleNames } from '../../files/index.js';
import { type ColumnMapping, guessMapping, TABLE_FIELDS, type TableKind } from './column-mapping.js';
import type { Table } from './import-file.js';
import type { ImportResult } from './import-result.js';
import { ProblemList } from './import-result.js';

/** Columns of a table by field. */
export interface MappedColumns {
  /** The mapping that was used: given, and guessed where nothing was given. */
  readonly mapping: ColumnMapping;
  /** Index of a field's column; −1 where it has none. */
  readonly indexOf: (field: string) => number;
}

/** Finds the columns by the given mapping, else by their headers. Required fields without a column are problems. */
export function mappedColumns(
  table: Table,
  kind: TableKind,
  given?: ColumnMapping | null,
): ImportResult<MappedColumns> {
  const problems = new ProblemList(table.file);
  const guessed = guessMapping(kind, table.columns);
  const mapping: Record<string, string | null> = {};
  for (const { name, title, required } of TABLE_FIELDS[kind]) {
    const column = given === undefined || given === null ? guessed[name]! : (given[name] ?? null);
    mapping[name] = column;
    if (column !== null && !table.columns.includes(column)) {
      problems.add({
        row: 1,
        column,
        value: null,
        message: `has no column "${column}" for the field "${name}"`,
        hint: `Its columns are: ${visibleNames(table.columns)}.`,
      });
    } else if (column === null && required) {
      problems.add({
        row: 1,
        column: null,
        value: table.columns.join(','),
        message: `no column says the ${title.toLowerCase()}`,
        hint: `Name the columns in the first row, or choose which one is the field "${name}".`,
      });
    }
  }
  const indices = new Map(
    Object.entries(mapping).map(([name, column]) => [name, column === null ? -1 : table.columns.indexOf(column)]),
  );
  return problems.resultOf({ mapping, indexOf: (name) => indices.get(name) ?? -1 });
}
