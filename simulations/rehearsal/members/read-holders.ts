import type { Address } from '../../chain/index.js';
import type { ColumnMapping } from '../table/column-mapping.js';
import type { ImportFile, Table } from '../table/import-file.js';
import { type ImportResult, ProblemList } from '../table/import-result.js';
import { mappedColumns } from '../table/mapped-columns.js';
import { readTable } from '../table/read-table.js';
import { addressIn, checksumNotes } from './address-cell.js';
import type { exactAmount } from './exact-amount.js';
import { holderLayout } from './holder-layout.js';
import { type KnownNumbers, readScale } from './read-scale.js';
import { rowsOfToken } from './rows-of-token.js';

/** Holders in the order they came in, each once. Balances in the token's smallest unit. */
export interface HolderColumns {
  readonly addresses: readonly Address[];
  readonly balances: readonly bigint[];
}

/** Holders and the columns they were read from. */
export interface ReadHolders {
  readonly holders: HolderColumns;
  readonly mapping: ColumnMapping;
  /** What was decided about the file: a sentence each. */
  readonly notes: readonly string[];
}

/** A holders' file, and what is known of its token and its numbers. */
export interface HoldersFile extends ImportFile, KnownNumbers {
  readonly mapping?: ColumnMapping | null;
  /** The DAO's token, for a file with the holders of several. */
  readonly token?: { readonly address: string | null; readonly symbol: string };
}

/**
 * Reads holders from CSV (a block explorer's export or similar) or JSON (address → balance, or a list of objects).
 * Exact to the smallest unit, or refused with every problem by row and column. Holders of nothing are kept.
 */
export function readHolders(file: HoldersFile): ImportResult<ReadHolders> {
  const table = readTable(file);
  if (table.value === null) return table;
  const layout = holderLayout(table.value.columns, file.mapping ?? null);
  const columns = mappedColumns(table.value, 'holders', file.mapping ?? layout.mapping);
  if (columns.value === null) return columns;
  const { mapping, indexOf } = columns.value;
  const picked = rowsOfToken(table.value, layout.token, file.token);
  if (picked.value === null) return picked;
  const rows = picked.value;
  const scale = readScale(file, table.value, layout, rows, mapping.balance!);
  if (scale.value === null) return scale;
  const columnsRead = { table: table.value, rows, mapping, address: indexOf('address'), balance: indexOf('balance') };
  const read = holdersIn(columnsRead, scale.value.amountIn, file.name);
  if (read.value === null) return read;
  const notes = [...picked.notes, ...scale.value.notes, ...read.value.notes];
  return { value: { holders: read.value.holders, mapping, notes }, problems: [] };
}

interface HolderRows {
  readonly table: Table;
  /** Indices of the rows that count. */
  readonly rows: readonly number[];
  readonly mapping: ColumnMapping;
  readonly address: number;
  readonly balance: number;
}

function holdersIn(
  { table, rows, mapping, address: addressIndex, balance: balanceIndex }: HolderRows,
  amountIn: (cell: string) => ReturnType<typeof exactAmount>,
  name: string,
): ImportResult<{ readonly holders: HolderColumns; readonly notes: readonly string[] }> {
  const problems = new ProblemList(name);
  const firstRows = new Map<Address, number>();
  const balances: bigint[] = [];
  for (const i of rows) {
    const cells = table.rows[i]!;
    const row = table.rowNumber(i);
    const [addressCell, balanceCell] = [cells[addressIndex]!, cells[balanceIndex]!];
    const refuse = (message: string, hint: string) =>
      problems.add({ row, column: mapping.address!, value: addressCell, message, hint });
    const address = addressIn(addressCell);
    const before = address && firstRows.get(address);
    const balance = amountIn(balanceCell);
    if (address === undefined) refuse('is not an address', 'An address is 0x and 40 hex digits.');
    else if (before !== undefined) {
      refuse(`stands in row ${before} already`, 'Keep one row for every holder, with all of its tokens.');
    }
    if (typeof balance !== 'bigint') {
      problems.add({ row, column: mapping.balance!, value: balanceCell, ...balance });
    } else if (address !== undefined && before === undefined) {
      firstRows.set(address, row);
      balances.push(balance);
    }
  }
  if (rows.length === 0) {
    problems.add({ row: null, column: null, value: null, message: 'lists no holder', hint: 'Add a row a holder.' });
  }
  const notes = checksumNotes(
    rows.map((i) => table.rows[i]![addressIndex]!),
    (i) => table.rowNumber(rows[i]!),
  );
  return problems.resultOf({ holders: { addresses: [...firstRows.keys()], balances }, notes });
}
