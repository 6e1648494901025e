import { parseNestedJson } from '../../files/index.js';
import type { ColumnMapping } from '../table/column-mapping.js';
import type { ImportFile } from '../table/import-file.js';
import { type ImportResult, ProblemList } from '../table/import-result.js';
import { mappedColumns } from '../table/mapped-columns.js';
import { readTable } from '../table/read-table.js';
import { instantIn } from './instant-cell.js';
import { outcomeOfStatus } from './outcome.js';
import { plainNumber } from './plain-number.js';
import type { PastProposal } from './voting-history.js';

/** A proposal as its file tells it. */
export interface ToldProposal extends Omit<PastProposal, 'passed'> {
  /** By its status: `undefined` when that says nothing. */
  readonly passed: boolean | null | undefined;
  /** Words of its options in order; none when the file does not tell. */
  readonly choices: readonly string[];
}

/** Proposals and the columns they were read from. */
export interface ReadProposals {
  readonly proposals: readonly ToldProposal[];
  readonly mapping: ColumnMapping;
}

/** Seconds that a vote is taken to have lasted where its start is unknown. */
const USUAL_PERIOD = 7 * 86_400;

/** Reads past proposals from CSV or JSON; every problem by row and column, and then nothing else. */
export function readProposals(
  file: ImportFile & { readonly mapping?: ColumnMapping | null },
): ImportResult<ReadProposals> {
  const table = readTable(file);
  if (table.value === null) return table;
  const columns = mappedColumns(table.value, 'proposals', file.mapping);
  if (columns.value === null) return columns;
  const { mapping, indexOf } = columns.value;
  const problems = new ProblemList(file.name);
  const firstRows = new Map<string, number>();
  const proposals: ToldProposal[] = [];
  for (const [i, cells] of table.value.rows.entries()) {
    const row = table.value.rowNumber(i);
    const cell = (field: string) => cells[indexOf(field)] ?? '';
    const refuse = (field: string, message: string, hint: string) =>
      problems.add({ row, column: mapping[field] ?? null, value: cell(field), message, hint });
    const time = (field: string) => {
      const instant = instantIn(cell(field));
      if (instant === undefined) refuse(field, 'is not a time', 'Write 2022-01-31T18:34:00Z, or Unix seconds.');
      return instant ?? 0;
    };
    const id = cell('id');
    if (id === '') refuse('id', 'has no id', 'Every proposal needs the id that the votes name it by.');
    const before = firstRows.get(id);
    if (before !== undefined) refuse('id', `stands in row ${before} already`, 'Keep one row for every proposal.');
    firstRows.set(id, row);
    const end = time('end');
    const start = cell('start') === '' ? end - USUAL_PERIOD : time('start');
    if (start > end) refuse('start', 'begins after it ends', 'Check which column is the start and which the end.');
    const threshold = cell('threshold') === '' ? 0 : plainNumber(cell('threshold'));
    if (threshold === undefined) refuse('threshold', 'is not a number of votes', 'Write a number such as 500000.');
    const status = cell('status').toLowerCase();
    const author = cell('author') === '' ? null : cell('author').toLowerCase();
    const told = {
      id,
      title: cell('title'),
      type: cell('type'),
      author,
      start,
      end,
      threshold: threshold ?? 0,
      status,
      choices: listIn(cell('choices')),
    };
    proposals.push({ ...told, passed: outcomeOfStatus(status) });
  }
  if (proposals.length === 0) {
    const hint = 'Add a row for every proposal.';
    problems.add({ row: null, column: null, value: null, message: 'lists no proposal', hint });
  }
  return problems.resultOf({ proposals, mapping });
}

/** A list of words: JSON, or separated by semicolons or bars. */
function listIn(cell: string): readonly string[] {
  if (/^\s*\[/.test(cell)) {
    try {
      const list: unknown = parseNestedJson(cell);
      return Array.isArray(list) ? list.map(String) : [];
    } catch {
      return cell
        .replace(/^\s*\[|\]\s*$/g, '')
        .split(/\s*[;|,]\s*/)
        .map((word) => word.replace(/^['"]|['"]$/g, ''));
    }
  }
  return cell === '' ? [] : cell.split(/\s*[;|]\s*/);
}
