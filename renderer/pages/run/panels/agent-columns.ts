import type { AgentRow } from '../../../../simulations/api/contract/index.js';
import type { SortColumn } from '../../../parts/sort-table.js';
import type { TermKey } from '../../../words/glossary.js';
import { count, decimal, percent } from '../../../words/number-format.js';
import { archetypeName } from '../../../words/parties.js';
import { exactTokens, plainTokens, shortTokens, tokensOf } from '../../../words/tokens.js';

/** One column of the agents table. */
export interface AgentColumn extends SortColumn<AgentRow> {
  readonly term?: TermKey;
}

const tokens = (
  id: keyof AgentRow & string,
  header: string,
  pick: (row: AgentRow) => string,
  term?: TermKey,
): AgentColumn => ({
  id,
  header,
  numeric: true,
  share: 1,
  sortBy: (row) => tokensOf(pick(row)),
  text: (row) => shortTokens(pick(row)),
  exact: (row) => plainTokens(pick(row)),
  ...(term === undefined ? {} : { term }),
});

export const agentColumns: readonly AgentColumn[] = [
  {
    id: 'agent',
    header: 'Agent',
    numeric: false,
    share: 1.5,
    sortBy: ({ agent }) => naturalKey(agent),
    text: ({ agent }) => agent,
    exact: ({ agent }) => agent,
  },
  {
    id: 'archetype',
    header: 'Role',
    numeric: false,
    share: 1.2,
    sortBy: ({ archetype }) => archetypeName(archetype),
    text: ({ archetype }) => archetypeName(archetype),
    exact: ({ archetype }) => archetype,
  },
  tokens('balance', 'Balance', (row) => row.balance),
  tokens('staked', 'Stake', (row) => row.staked, 'stake'),
  tokens('votes', 'Votes', (row) => row.votes),
  tokens('rewards', 'Rewards', (row) => row.rewards),
  tokens('slashed', 'Slashed', (row) => row.slashed, 'slash'),
  {
    id: 'ballots',
    header: 'Ballots',
    numeric: true,
    share: 0.8,
    sortBy: ({ ballots }) => ballots,
    text: ({ ballots }) => count(ballots),
    exact: ({ ballots }) => String(ballots),
  },
  {
    id: 'score',
    header: 'Score',
    term: 'score',
    numeric: true,
    share: 0.8,
    sortBy: ({ score }) => score ?? Number.NEGATIVE_INFINITY,
    text: ({ score }) => (score === null ? '–' : decimal(score * 100, 2)),
    exact: ({ score }) => (score === null ? '' : String(score)),
  },
  {
    id: 'trainAccuracy',
    header: 'Own accuracy',
    numeric: true,
    share: 1,
    sortBy: ({ trainAccuracy }) => trainAccuracy ?? -1,
    text: ({ trainAccuracy }) => (trainAccuracy === null ? '–' : percent(trainAccuracy)),
    exact: ({ trainAccuracy }) => (trainAccuracy === null ? '' : String(trainAccuracy)),
  },
];

/** What a cell says on hover: the exact amount with its thousands separated. */
export function cellTitle(column: SortColumn<AgentRow>, row: AgentRow): string | undefined {
  const wei: Readonly<Record<string, string>> = {
    balance: row.balance,
    staked: row.staked,
    votes: row.votes,
    rewards: row.rewards,
    slashed: row.slashed,
  };
  const amount = wei[column.id];
  return amount === undefined ? undefined : exactTokens(amount);
}

/** Rows whose name, role or cohort has all the words in it (`0x…` means the address), and whose role is the chosen one. */
export function matchAgents(rows: readonly AgentRow[], search: string, archetype: string | null): readonly AgentRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (archetype !== null && row.archetype !== archetype) return false;
    const text = `${row.agent} ${row.archetype} ${archetypeName(row.archetype)} ${row.cohort}`.toLowerCase();
    return words.every((word) =>
      word.startsWith('0x') ? row.address.toLowerCase().startsWith(word) : text.includes(word),
    );
  });
}

/** `trainer-2` before `trainer-10`. */
function naturalKey(name: string): string {
  return name.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
