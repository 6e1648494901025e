import { readProposals } from '../history/read-proposals.js';
import { readVotes } from '../history/read-votes.js';
import type { ImportProblem } from '../members/import-problem.js';
import { readDelegations } from '../members/read-delegations.js';
import { type HoldersFile, readHolders } from '../members/read-holders.js';
import type { ColumnMapping, TableKind } from '../table/column-mapping.js';

/** A table that somebody wants taken over. */
export interface TableToCheck {
  readonly kind: TableKind;
  readonly file: { readonly name: string; readonly text: string };
  /** Guessed from the headers when `null`. */
  readonly mapping: ColumnMapping | null;
  /** What is known of the numbers, should it be holders. */
  readonly numbers: Pick<HoldersFile, 'decimals' | 'amountsIn' | 'decimalMark' | 'token'>;
}

/** The columns that a table was read by, or why nothing of it is taken over. */
export type CheckedTable = { readonly mapping: ColumnMapping } | { readonly problems: readonly ImportProblem[] };

/** Reads a whole table for its faults: nothing is taken over when a row is at fault. Six seconds for a million holders. */
export function checkTable({ kind, file, mapping, numbers }: TableToCheck): CheckedTable {
  const readers = {
    holders: () => readHolders({ ...file, ...numbers, mapping }),
    delegations: () => readDelegations({ ...file, mapping }),
    proposals: () => readProposals({ ...file, mapping }),
    votes: () => readVotes({ ...file, mapping }),
  };
  const { value, problems } = readers[kind]();
  return value === null ? { problems } : { mapping: value.mapping };
}
