import { keepInput } from '../../results/index.js';
import { readProposals } from '../history/read-proposals.js';
import { readVotes } from '../history/read-votes.js';
import type { ImportProblem } from '../members/import-problem.js';
import { readDelegations } from '../members/read-delegations.js';
import { type HoldersFile, readHolders } from '../members/read-holders.js';
import { type ColumnMapping, headersKey, type TableKind } from '../table/column-mapping.js';
import { previewTable } from '../table/preview-table.js';

/** A table that somebody wants taken over. */
export interface TableToImport {
  readonly kind: TableKind;
  readonly file: { readonly name: string; readonly text: string };
  /** Guessed from the headers when `null`. */
  readonly mapping: ColumnMapping | null;
  /** What is known of the numbers, should it be holders. */
  readonly numbers: Pick<HoldersFile, 'decimals' | 'amountsIn' | 'decimalMark' | 'token'>;
  /** Where it is kept. */
  readonly folder: string;
}

/** A table that was taken over, or why nothing of it was. */
export type ImportedTable =
  | {
      /** The columns that it was read by. */
      readonly mapping: ColumnMapping;
      /** What tables with such headers are remembered by. */
      readonly headersKey: string;
      /** Its name in the folder. */
      readonly path: string;
    }
  | { readonly problems: readonly ImportProblem[] };

/**
 * Reads a whole table for its faults and keeps it: nothing is taken over when a row is at fault. Six seconds for a million
 * holders.
 */
export async function importTable(table: TableToImport): Promise<ImportedTable> {
  const { kind, file, folder } = table;
  const { value, problems } = readerOf(table)();
  if (value === null) return { problems };
  const ending = /\.json$/i.test(file.name) ? 'json' : 'csv';
  return {
    mapping: value.mapping,
    headersKey: headersKey(previewTable(kind, file).columns),
    path: await keepInput(folder, kind, ending, file.text),
  };
}

function readerOf({ kind, file, mapping, numbers }: TableToImport) {
  return {
    holders: () => readHolders({ ...file, ...numbers, mapping }),
    delegations: () => readDelegations({ ...file, mapping }),
    proposals: () => readProposals({ ...file, mapping }),
    votes: () => readVotes({ ...file, mapping }),
  }[kind];
}
