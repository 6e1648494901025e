import type { Table } from '../table/import-file.js';
import { type ImportResult, refusal } from '../table/import-result.js';
import { scaleOf } from './amounts-in.js';
import { decimalMarkOf } from './decimal-mark.js';
import { type AmountFault, type DecimalMark, exactAmount } from './exact-amount.js';
import { formatUnits } from './format-units.js';
import type { AmountUnit, HolderLayout } from './holder-layout.js';

/** What is known of a token and of a file's numbers before the file is read. */
export interface KnownNumbers {
  readonly decimals: number;
  /** Found out from the file where absent or `null`. */
  readonly amountsIn?: AmountUnit | null;
  readonly decimalMark?: DecimalMark | null;
  /** The DAO's supply in the smallest unit. */
  readonly supply?: bigint | null;
}

/** How a column of balances is read. */
export interface ColumnScale {
  /** A cell in the DAO token's smallest unit, or why it is none. */
  readonly amountIn: (cell: string) => bigint | AmountFault;
  readonly notes: readonly string[];
}

/**
 * Finds out how a column writes its numbers: the decimal mark, and whether it counts tokens or the smallest unit. Refused,
 * with both readings, where two are as likely: one would be wrong by a thousand, or by all decimals of the token.
 */
export function readScale(
  known: KnownNumbers,
  table: Table,
  layout: HolderLayout,
  rows: readonly number[],
  column: string,
): ImportResult<ColumnScale> {
  const index = table.columns.indexOf(column);
  const cells = rows.map((i) => table.rows[i]![index]!);
  const marked = known.decimalMark ? { mark: known.decimalMark } : decimalMarkOf(cells, table.delimiter);
  const at = (i: number) => ({ row: table.rowNumber(rows[i]!), column, value: cells[i]! });
  if ('either' in marked) {
    const plain = cells[marked.either]!.replace(/[.,]/, '');
    return refusal(table.file, {
      ...at(marked.either),
      message: `may be ${plain} or ${cells[marked.either]!.replace(',', '.')}: the file does not tell what its comma or point means`,
      hint: 'Say "decimalMark": "comma" or "decimalMark": "point" beside the path of the holders\' file.',
    });
  }
  const { mark } = marked;
  const decimalsIndex = layout.decimals === null ? -1 : table.columns.indexOf(layout.decimals);
  const scale = scaleOf({
    layout,
    stated: known.amountsIn ?? null,
    fileDecimals: decimalsIndex < 0 ? [] : [...new Set(rows.map((i) => table.rows[i]![decimalsIndex]!))],
    wholeSum: wholeSum(cells, mark),
    hasExponents: cells.some((cell) => /e/i.test(cell)),
    decimals: known.decimals,
    supply: known.supply ?? null,
  });
  if (scale === null) {
    const amounts = cells.map((cell) => wholeNumber(cell, mark) ?? 0n);
    const largest = amounts.reduce((most, amount, i) => (amount > amounts[most]! ? i : most), 0);
    const tokens = formatUnits(amounts[largest]!, known.decimals);
    return refusal(table.file, {
      ...at(largest),
      message: `may be so many tokens, or ${tokens} tokens in the smallest unit (10^${known.decimals} are one)`,
      hint: 'Say "amountsIn": "smallest" or "amountsIn": "tokens" beside the path of the holders\' file.',
    });
  }
  const notes = scale.note === null ? [] : [scale.note];
  if (scale.unit === 'tokens') {
    return { value: { amountIn: (cell) => exactAmount(cell, known.decimals, mark), notes }, problems: [] };
  }
  const scaled = (cell: string): bigint | AmountFault => {
    const units = exactAmount(cell, 0, mark);
    if (typeof units !== 'bigint' || scale.decimals === known.decimals) return units;
    return exactAmount(formatUnits(units, scale.decimals), known.decimals);
  };
  return { value: { amountIn: scaled, notes }, problems: [] };
}

/** The sum where every number is whole, also with an exponent or zeros behind the mark; `null` where one is not. */
function wholeSum(cells: readonly string[], mark: DecimalMark): bigint | null {
  let sum = 0n;
  for (const cell of cells) {
    const number = wholeNumber(cell, mark);
    if (number === null) return null;
    sum += number;
  }
  return sum;
}

function wholeNumber(cell: string, mark: DecimalMark): bigint | null {
  const number = exactAmount(cell, 0, mark);
  return typeof number === 'bigint' ? number : null;
}
