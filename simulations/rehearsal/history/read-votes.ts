import type { ColumnMapping } from '../table/column-mapping.js';
import type { ImportFile } from '../table/import-file.js';
import { type ImportResult, ProblemList } from '../table/import-result.js';
import { mappedColumns } from '../table/mapped-columns.js';
import { readTable } from '../table/read-table.js';
import { choiceIn } from './choice-cell.js';
import { instantIn } from './instant-cell.js';
import { plainNumber } from './plain-number.js';
import type { PastVote } from './voting-history.js';

/** A vote as its file tells it. */
export interface ToldVote extends PastVote {
  /** Whether its choice is For, Against or Abstain already, in whatever order its proposal has them. */
  readonly bySide: boolean;
}

/** Votes in the order of the file, and the columns they were read from. */
export interface ReadVotes {
  readonly votes: readonly ToldVote[];
  readonly mapping: ColumnMapping;
}

/** Reads past votes from CSV or JSON; every problem by row and column, and then nothing else. */
export function readVotes(file: ImportFile & { readonly mapping?: ColumnMapping | null }): ImportResult<ReadVotes> {
  const table = readTable(file);
  if (table.value === null) return table;
  const columns = mappedColumns(table.value, 'votes', file.mapping);
  if (columns.value === null) return columns;
  const { mapping, indexOf } = columns.value;
  const problems = new ProblemList(file.name);
  const choiceColumn = mapping.choice!;
  const labelColumn = choiceColumn.replace(/\s*(#|id|number)$/i, '');
  const labelIndex = labelColumn === choiceColumn ? -1 : table.value.columns.indexOf(labelColumn);
  const [hasTime, hasPower] = [indexOf('time') >= 0, indexOf('power') >= 0];
  const votes: ToldVote[] = [];
  for (const [i, cells] of table.value.rows.entries()) {
    const cell = (field: string) => cells[indexOf(field)]!;
    const refuse = (field: string, message: string, hint: string) => {
      const row = table.value.rowNumber(i);
      problems.add({ row, column: mapping[field] ?? null, value: cell(field), message, hint });
    };
    const [voter, proposal] = [cell('voter').toLowerCase(), cell('proposal')];
    if (voter === '') refuse('voter', 'names no voter', 'Remove the row, or choose the column with the voters.');
    if (proposal === '') refuse('proposal', 'names no proposal', 'Remove the row, or choose the column with its id.');
    const chosen = choiceIn(cell('choice'), choiceColumn);
    if (chosen === undefined) {
      refuse('choice', 'is not a choice', 'Write its number from 1 on, or For, Against or Abstain.');
    }
    const time = hasTime ? instantIn(cell('time')) : null;
    if (time === undefined) refuse('time', 'is not a time', 'Write 2022-01-31T18:34:00Z, or Unix seconds.');
    const power = hasPower ? plainNumber(cell('power')) : 1;
    if (power === undefined) refuse('power', 'is not a voting power', 'Write a number of tokens such as 210.6.');
    const label = labelIndex >= 0 ? cells[labelIndex]! : (chosen?.label ?? '');
    const { choice, bySide } = chosen ?? { choice: 1, bySide: false };
    votes.push({ voter, proposal, time: time ?? null, choice, label, power: power ?? 0, bySide });
  }
  return problems.resultOf({ votes, mapping });
}
