import type { Address } from '../../chain/index.js';
import type { Table } from '../table/import-file.js';
import { type ImportResult, refusal } from '../table/import-result.js';
import { addressIn } from './address-cell.js';

/** Rows that may each be of a token of its own: a wallet's list of tokens is no longer. */
const FEW = 10;

/** The token that a DAO votes with. */
interface DaoToken {
  readonly address: string | null;
  readonly symbol: string;
}

/** The rows of one token. */
type TokenRows = ImportResult<readonly number[]> & { readonly notes: readonly string[] };

/**
 * Indices of the rows that are about the DAO's token: all of them where the columns name one token or none; else those whose
 * token has the DAO's address or symbol. Where none has, the file is refused: balances of two tokens must not be added.
 */
export function rowsOfToken(table: Table, columns: readonly string[], token: DaoToken | undefined): TokenRows {
  const all = [...table.rows.keys()];
  const indices = columns.map((column) => table.columns.indexOf(column));
  const valuesOf = (index: number) => new Set(all.map((i) => table.rows[i]![index]!.toLowerCase()));
  const naming = indices.filter((index) => valuesOf(index).size > 1);
  const [first] = naming;
  // Without two tokens there is nothing to choose. A column with another value in each of many rows names no token.
  const namesNone = first !== undefined && all.length > FEW && valuesOf(first).size === all.length;
  if (first === undefined || namesNone) return { value: all, problems: [], notes: otherToken(table, columns, token) };
  // Anybody can make a token of the same symbol: where both sides have addresses, these decide.
  const address = token?.address?.toLowerCase() ?? null;
  const byAddress =
    address === null
      ? undefined
      : naming.find((index) => all.every((i) => addressIn(table.rows[i]![index]!) !== undefined));
  const isOurs = (i: number): boolean => {
    const cells = table.rows[i]!;
    if (byAddress !== undefined) return addressIn(cells[byAddress]!) === address;
    return naming.some((index) => cells[index]!.toLowerCase() === token?.symbol.toLowerCase());
  };
  const ours = all.filter(isOurs);
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

/** Where every row is about one token, and that is called otherwise than the DAO's, somebody may have taken the wrong file. */
function otherToken(table: Table, columns: readonly string[], token: DaoToken | undefined): readonly string[] {
  const [row] = table.rows;
  if (token === undefined || row === undefined) return [];
  const cells = columns.map((column) => ({ column, cell: row[table.columns.indexOf(column)]! }));
  const addresses = cells.flatMap(({ cell }) => addressIn(cell) ?? []);
  if (token.address !== null && addresses.length > 0) {
    if (addresses.includes(token.address.toLowerCase() as Address)) return [];
    return [
      `The file is about the token at ${addresses[0]}, and the DAO's is at ${token.address}: is it the right file?`,
    ];
  }
  const symbol = cells.find(({ column, cell }) => /symbol|ticker/i.test(column) && cell !== '')?.cell;
  if (symbol === undefined || symbol.toLowerCase() === token.symbol.toLowerCase()) return [];
  return [`The file is about ${symbol}, and the DAO's token is ${token.symbol}: is it the right file?`];
}
