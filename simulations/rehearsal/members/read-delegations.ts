import type { Address } from '../../chain/index.js';
import { instantIn } from '../history/instant-cell.js';
import type { ColumnMapping } from '../table/column-mapping.js';
import type { ImportFile } from '../table/import-file.js';
import { type ImportResult, ProblemList } from '../table/import-result.js';
import { mappedColumns } from '../table/mapped-columns.js';
import { readTable } from '../table/read-table.js';
import { addressIn } from './address-cell.js';
import { type Delegation, WEIGHT_DECIMALS, weightScale } from './delegation.js';
import { exactAmount } from './exact-amount.js';

/** Delegations and the columns they were read from. */
export interface ReadDelegations {
  readonly delegations: readonly Delegation[];
  readonly mapping: ColumnMapping;
}

/**
 * Reads who votes for whom from CSV or JSON (delegator → delegate, or a list of objects). With a column of weights a holder
 * may have several delegates: percent and basis points are of all that it has, other weights of their sum. With a column of
 * expiry a delegation ends; 0 and nothing are never.
 */
export function readDelegations(
  file: ImportFile & { readonly mapping?: ColumnMapping | null },
): ImportResult<ReadDelegations> {
  const table = readTable(file);
  if (table.value === null) return table;
  const columns = mappedColumns(table.value, 'delegations', file.mapping);
  if (columns.value === null) return columns;
  const { mapping, indexOf } = columns.value;
  const problems = new ProblemList(file.name);
  const firstRows = new Map<string, number>();
  const weights = table.value.rows.map((cells) => weightIn(cells[indexOf('weight')]));
  const hasWeights = indexOf('weight') >= 0;
  const largest = weights.reduce<bigint>((most, weight) => (weight !== null && weight > most ? weight : most), 0n);
  const areShares = table.value.rows.some((cells) => /%\s*$/.test(cells[indexOf('weight')] ?? ''));
  const scale = hasWeights ? weightScale(areShares ? '%' : mapping.weight!, largest) : null;
  const given = new Map<Address, bigint>();
  const delegations: Delegation[] = [];
  for (const [i, cells] of table.value.rows.entries()) {
    const row = table.value.rowNumber(i);
    const refuse = (field: string, message: string, hint: string) => {
      problems.add({ row, column: mapping[field] ?? null, value: cells[indexOf(field)] ?? null, message, hint });
    };
    const addressOf = (field: string): Address | undefined => {
      const address = addressIn(cells[indexOf(field)]!);
      if (address === undefined) refuse(field, 'is not an address', 'An address is 0x and 40 hex digits.');
      return address;
    };
    const [delegator, delegate] = [addressOf('delegator'), addressOf('delegate')];
    const weight = hasWeights ? weights[i]! : 1n;
    if (weight === null) refuse('weight', 'is not a weight', 'Write a number such as 2 or 12.5.');
    const ends = indexOf('expiry') < 0 ? null : endIn(cells[indexOf('expiry')]!);
    if (ends === undefined)
      refuse('expiry', 'is not a time', 'Write 2026-01-31T18:34:00Z, or Unix seconds; 0 for never.');
    if (delegator === undefined || delegate === undefined || weight === null) continue;
    const key = hasWeights ? `${delegator} ${delegate}` : delegator;
    const before = firstRows.get(key);
    if (before !== undefined && hasWeights) {
      refuse(
        'delegate',
        `stands in row ${before} already`,
        'Keep one row for a holder and delegate, with the whole weight.',
      );
    } else if (before !== undefined) {
      const hint =
        'A holder has one delegate, who votes with all of its tokens; name a column "weight" where it splits them.';
      refuse('delegator', `delegates in row ${before} already`, hint);
    }
    firstRows.set(key, row);
    const sum = (given.get(delegator) ?? 0n) + weight;
    given.set(delegator, sum);
    if (scale !== null && sum > scale) {
      refuse('weight', 'makes more than all that the holder has', 'Percent of a holder add up to 100 at most.');
    }
    delegations.push({ delegator, delegate, ...(hasWeights ? { weight, of: scale } : {}), ends: ends ?? null });
  }
  return problems.resultOf({ delegations, mapping });
}

/** A weight with all its decimals as one number; `null` when it is none. */
function weightIn(cell: string | undefined): bigint | null {
  const weight = cell === undefined ? null : exactAmount(cell.replace(/\s*%$/, ''), WEIGHT_DECIMALS);
  return typeof weight === 'bigint' ? weight : null;
}

/** Unix seconds; `null` for never. */
function endIn(cell: string): number | null | undefined {
  return cell === '' || /^0+$/.test(cell) || /^(never|none|null)$/i.test(cell) ? null : instantIn(cell);
}
