import type { Column } from '../tabular/column.js';
import type { UsableColumns } from './check-choices.js';
import type { ColumnProfile } from './column-profile.js';
import type { CsvProfile } from './describe-csv.js';
import { eachRecord } from './each-record.js';

/** A table's rows that can be learnt from, column by column. */
export interface CsvColumns {
  readonly columns: readonly Column[];
  /** Each row's class by name. */
  readonly labels: readonly string[];
  /** Rows that went because their label is missing. */
  readonly unlabelled: number;
  /** Rows that went because another value is missing. */
  readonly incomplete: number;
}

/** Reads the chosen columns of a table that was checked before. */
export async function readColumns(
  bytes: Uint8Array,
  { columns: all, description }: CsvProfile,
  { label, used }: UsableColumns,
  dropIncomplete: boolean,
): Promise<CsvColumns> {
  const { delimiter, rows } = description;
  const labelAt = all.indexOf(label);
  const readers = used.map((column) => {
    const at = all.indexOf(column);
    return {
      at,
      profile: column,
      ...(column.type === 'number' ? numberReader(column, rows) : categoryReader(column, rows)),
    };
  });
  const labels: string[] = [];
  let unlabelled = 0;
  let incomplete = 0;
  let header = true;
  await eachRecord(bytes, delimiter, ({ cells }) => {
    if (header) header = false;
    else if (label.isMissing(cells[labelAt]!)) unlabelled++;
    else if (dropIncomplete && readers.some(({ at, profile }) => profile.isMissing(cells[at]!))) incomplete++;
    else {
      const text = cells[labelAt]!;
      for (const { at, read } of readers) read(labels.length, cells[at]!);
      // 1 and 1.0 are the same class.
      labels.push(label.onlyNumbers ? String(label.numberIn(text)) : text);
    }
  });
  const columns = readers.map(({ column }, i): Column => column(used[i]!.name, labels.length));
  return { columns, labels, unlabelled, incomplete };
}

interface Reader {
  read(row: number, text: string): void;
  column(name: string, rows: number): Column;
}

function numberReader(profile: ColumnProfile, rows: number): Reader {
  const values = new Float64Array(rows);
  return {
    read: (row, text) => {
      values[row] = profile.isMissing(text) ? Number.NaN : profile.numberIn(text)!;
    },
    column: (name, used) => ({ kind: 'number', name, values: values.subarray(0, used) }),
  };
}

function categoryReader(profile: ColumnProfile, rows: number): Reader {
  const codes = new Int32Array(rows);
  const known = new Map<string, number>();
  return {
    read: (row, text) => {
      if (profile.isMissing(text)) {
        codes[row] = -1;
        return;
      }
      const code = known.get(text) ?? known.size;
      known.set(text, code);
      codes[row] = code;
    },
    column: (name, used) => ({ kind: 'category', name, codes: codes.subarray(0, used), categories: [...known.keys()] }),
  };
}
