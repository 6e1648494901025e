import type { Address } from '../../chain/index.js';
import type { ColumnMapping } from '../table/column-mapping.js';
import type { ImportFile } from '../table/import-file.js';
import { type ImportResult, ProblemList } from '../table/import-result.js';
import { mappedColumns } from '../table/mapped-columns.js';
import { readTable } from '../table/table.js';
import { addressIn } from './address-cell.js';
import { exactAmount } from './exact-amount.js';

/** Holders in the order they came in, each once. Balances in the token's smallest unit. */
export interface HolderColumns {
  readonly addresses: readonly Address[];
  readonly balances: readonly bigint[];
}

/** Holders and the columns they were read from. */
export interface ReadHolders {
  readonly holders: HolderColumns;
  readonly mapping: ColumnMapping;
}

/**
 * Reads holders from CSV (a block explorer's export or similar) or JSON (address → balance, or a list of objects).
 * Exact to the smallest unit, or refused with every problem by row and column. Holders of nothing are kept.
 */
export function readHolders(
  file: ImportFile & { readonly decimals: number; readonly mapping?: ColumnMapping | null },
): ImportResult<ReadHolders> {
  const table = readTable(file);
  if (table.value === null) return table;
  const columns = mappedColumns(table.value, 'holders', file.mapping);
  if (columns.value === null) return columns;
  const { mapping, indexOf } = columns.value;
  const problems = new ProblemList(file.name);
  const firstRows = new Map<Address, number>();
  const balances: bigint[] = [];
  const [addressIndex, balanceIndex] = [indexOf('address'), indexOf('balance')];
  for (const [i, cells] of table.value.rows.entries()) {
    const row = table.value.rowNumber(i);
    const [addressCell, balanceCell] = [cells[addressIndex]!, cells[balanceIndex]!];
    const address = addressIn(addressCell);
    const before = address && firstRows.get(address);
    const balance = exactAmount(balanceCell, file.decimals);
    if (address === undefined) {
      problems.add({
        row,
        column: mapping.address!,
        value: addressCell,
        message: 'is not an address',
        hint: 'An address is 0x and 40 hex digits.',
      });
    } else if (before !== undefined) {
      problems.add({
        row,
        column: mapping.address!,
        value: addressCell,
        message: `stands in row ${before} already`,
        hint: 'Keep one row for every holder, with all of its tokens.',
      });
    }
    if (typeof balance !== 'bigint') {
      problems.add({ row, column: mapping.balance!, value: balanceCell, ...balance });
    } else if (address !== undefined && before === undefined) {
      firstRows.set(address, row);
      balances.push(balance);
    }
  }
  if (table.value.rows.length === 0) {
    problems.add({ row: null, column: null, value: null, message: 'lists no holder', hint: 'Add a row a holder.' });
  }
  return problems.resultOf({ holders: { addresses: [...firstRows.keys()], balances }, mapping });
}
