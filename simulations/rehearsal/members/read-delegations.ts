import type { Address } from '../../chain/index.js';
import type { ColumnMapping } from '../table/column-mapping.js';
import type { ImportFile } from '../table/import-file.js';
import { type ImportResult, ProblemList } from '../table/import-result.js';
import { mappedColumns } from '../table/mapped-columns.js';
import { readTable } from '../table/table.js';
import { addressIn } from './address-cell.js';

/** One holder who lets another vote. */
export interface Delegation {
  readonly delegator: Address;
  readonly delegate: Address;
}

/** Delegations and the columns they were read from. */
export interface ReadDelegations {
  readonly delegations: readonly Delegation[];
  readonly mapping: ColumnMapping;
}

/** Reads who votes for whom from CSV or JSON (delegator → delegate, or a list of objects). */
export function readDelegations(
  file: ImportFile & { readonly mapping?: ColumnMapping | null },
): ImportResult<ReadDelegations> {
  const table = readTable(file);
  if (table.value === null) return table;
  const columns = mappedColumns(table.value, 'delegations', file.mapping);
  if (columns.value === null) return columns;
  const { mapping, indexOf } = columns.value;
  const problems = new ProblemList(file.name);
  const firstRows = new Map<Address, number>();
  const delegations: Delegation[] = [];
  for (const [i, cells] of table.value.rows.entries()) {
    const row = table.value.rowNumber(i);
    const addressOf = (field: string): Address | undefined => {
      const cell = cells[indexOf(field)]!;
      const address = addressIn(cell);
      if (address === undefined) {
        const hint = 'An address is 0x and 40 hex digits.';
        problems.add({ row, column: mapping[field]!, value: cell, message: 'is not an address', hint });
      }
      return address;
    };
    const [delegator, delegate] = [addressOf('delegator'), addressOf('delegate')];
    if (delegator === undefined || delegate === undefined) continue;
    const before = firstRows.get(delegator);
    if (before !== undefined) {
      problems.add({
        row,
        column: mapping.delegator!,
        value: delegator,
        message: `delegates in row ${before} already`,
        hint: 'A holder has one delegate, who votes with all of its tokens.',
      });
    }
    firstRows.set(delegator, row);
    delegations.push({ delegator, delegate });
  }
  return problems.resultOf({ delegations, mapping });
}
