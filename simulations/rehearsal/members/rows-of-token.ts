import type { Table } from '../table/import-file.js';
import { type ImportResult, refusal } from '../table/import-result.js';
import { addressIn } from './address-cell.js';

/** Rows that may each be of a token of its own: a wallet's list of tokens is no longer. */
const FEW = 10;

/** The rows of one token. */
type TokenRows = ImportResult<readonly number[]> & { readonly notes: readonly string[] };

/**
 * Indices of the rows that are about the DAO's token: all of them where the columns name one token or none; else those whose
 * token has the DAO's address or symbol. Where none has, the file is refused: balances of two tokens must not be added.
 */
export function rowsOfToken(
  table: Table,
  columns: readonly string[],
  token: { readonly address: string | null; readonly symbol: string } | undefined,
): TokenRows {
  const all = [...table.rows.keys()];
  const indices = columns.map((column) => table.columns.indexOf(column));
  const valuesOf = (index: number) => new Set(all.map((i) => table.rows[i]![index]!.toLowerCase()));
  const naming = indices.filter((index) => valuesOf(index).size > 1);
  const [first] = naming;
  // Without two tokens there is nothing to choose. A column with another value in each of many rows names no token.
  const namesNone = first !== undefined && all.length > FEW && valuesOf(first).size === all.length;
  if (first === undefined || namesNone) return { value: all, problems: [], notes: [] };
  const isOurs = (cell: string) =>
    token !== undefined &&
    (cell.toLowerCase() === token.symbol.toLowerCase() ||
      (token.address !== null && addressIn(cell) === token.address));
  const ours = all.filter((i) => naming.some((index) => isOurs(table.rows[i]![index]!)));
  const names = [...valuesOf(naming.at(-1)!)];
  if (ours.length > 0 && ours.length < all.length) {
    const note = `The file has the holders of ${valuesOf(first).size} tokens (${names.slice(0, 5).join(', ')}): ${ours.length} of its ${all.length} rows are about the DAO's and were read.`;
    return { value: ours, problems: [], notes: [note] };
  }
  const refused = refusal(table.file, {
    row: null,
    column: table.columns[first]!,
    value: names.slice(0, 5).join(', '),
    message: `has the holders of ${valuesOf(first).size} tokens`,
    hint: 'Keep the rows of one token, or give its address or symbol under "token" of the DAO file.',
  });
  return { ...refused, notes: [] };
}
