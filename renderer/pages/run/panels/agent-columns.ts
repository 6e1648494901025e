import type { AgentRow, RunWords } from '../../../../simulations/api/contract/index.js';
import type { SortColumn } from '../../../parts/sort-table.js';
import {
  bareText,
  exactText,
  type Measure,
  numberOf,
  plainHeader,
  plainText,
  symbolOf,
} from '../../../words/measures.js';
import type { RunVocabulary } from '../../../words/run-vocabulary.js';

/** One column of the agents table. */
export interface AgentColumn extends SortColumn<AgentRow> {
  /** What heads it in a table that is copied or saved. */
  readonly exportedAs: string;
  /** What a cell says on hover. */
  title?(row: AgentRow): string | undefined;
}

/** Who an agent is, and after it all that the run's mechanisms tell of it. */
export function agentColumns(
  columns: RunWords['agentColumns'],
  vocabulary: RunVocabulary,
): readonly [AgentColumn, ...AgentColumn[]] {
  return [
    {
      id: 'agent',
      header: 'Agent',
      exportedAs: 'Agent',
      numeric: false,
      share: 1.8,
      sortBy: ({ agent }) => naturalKey(agent),
      text: ({ agent }) => agent,
      exact: ({ agent }) => agent,
    },
    {
      id: 'archetype',
      header: 'Role',
      exportedAs: 'Role',
      numeric: false,
      share: 2,
      sortBy: ({ archetype }) => vocabulary.memberName(archetype),
      text: ({ archetype }) => vocabulary.memberName(archetype),
      exact: ({ archetype }) => archetype,
    },
    ...columns.map((column) => measuredColumn(column, vocabulary)),
  ];
}

function measuredColumn(column: Measure, vocabulary: RunVocabulary): AgentColumn {
  const read = ({ values }: AgentRow) => values[column.name];
  const named = column.unit === 'name';
  return {
    id: column.name,
    header: column.title,
    ...(symbolOf(column, vocabulary) === '' ? {} : { unit: symbolOf(column, vocabulary) }),
    exportedAs: plainHeader(column, vocabulary),
    numeric: !named,
    share: 1,
    sortBy: (row) =>
      named
        ? naturalKey(String(read(row) ?? ''))
        : (numberOf(column, read(row), vocabulary) ?? Number.NEGATIVE_INFINITY),
    text: (row) => bareText(column, read(row), vocabulary),
    exact: (row) => plainText(column, read(row), vocabulary),
    title: (row) => exactText(column, read(row), vocabulary),
  };
}

/** Rows whose name, role or cohort has all the words in it (`0x…` means the address), and whose role is the chosen one. */
export function matchAgents(
  rows: readonly AgentRow[],
  vocabulary: RunVocabulary,
  search: string,
  archetype: string | null,
): readonly AgentRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (archetype !== null && row.archetype !== archetype) return false;
    const role = vocabulary.memberName(row.archetype);
    const text = `${row.agent} ${row.archetype} ${role} ${row.cohort}`.toLowerCase();
    return words.every((word) =>
      word.startsWith('0x') ? row.address.toLowerCase().startsWith(word) : text.includes(word),
    );
  });
}

/** `trainer-2` before `trainer-10`. */
function naturalKey(name: string): string {
  return name.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
