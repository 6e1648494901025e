import { type DescribedPanels, type Reporter, shareOf, type TableInfo, type TableInput } from '../../metrics/index.js';
import { balanceOf, ledgerOf } from '../../world/index.js';
import type { TokenScope } from './state.js';

/** The groups that live in a scenario, each once. */
const groupsOf = ({ population }: TokenScope['scenario']): readonly string[] => [
  ...new Set(population.map(({ archetype }) => archetype)),
];

/** Who holds the votes: each group's share of all that are delegated to somebody. */
export function votesReporters(scenario: TokenScope['scenario']): readonly Reporter<TokenScope>[] {
  return groupsOf(scenario).map((archetype) => ({
    name: `votes_${archetype}`,
    title: `Votes of ${archetype}`,
    unit: 'share',
    description: `Share of all votes that agents of the archetype ${archetype} hold, their own and those delegated to them.`,
    group: 'votes',
    party: archetype,
    report: ({ view, agents }) => {
      const { votes } = view.token;
      const all = [...votes.values()].reduce((sum, one) => sum + one, 0n);
      if (all === 0n) return null;
      const own = agents.reduce(
        (sum, agent) => (agent.archetype === archetype ? sum + (votes.get(agent.address) ?? 0n) : sum),
        0n,
      );
      return own === 0n ? null : shareOf(own, all);
    },
  }));
}

export const holdingPanels = (scenario: TokenScope['scenario']): DescribedPanels => [
  {
    panel: 'votes',
    title: 'Who holds the votes',
    form: 'areas',
    lens: 'governance',
    hero: 2,
    reporters: groupsOf(scenario).map((archetype) => `votes_${archetype}`),
  },
  { panel: 'allocation', title: 'Who owns the tokens at the start', form: 'table', table: 'allocation', reporters: [] },
];

/** Who owns the tokens before the first tick: cohort by cohort, what vests for them included, and the treasury. */
export function allocationTable({
  scenario,
  view,
  agents,
  owned,
}: TableInput<TokenScope>): Omit<TableInfo, 'mechanism'> {
  const { supply } = ledgerOf(view);
  const cohorts = scenario.population.map(({ name }) => ({
    name,
    members: agents.filter(({ cohort }) => cohort === name),
  }));
  const held = cohorts.map(({ name, members }) => ({
    name,
    members: members.length,
    tokens: members.reduce((sum, { address }) => sum + owned(address), 0n),
  }));
  const treasury = balanceOf(view, view.treasury);
  const rest = held.reduce((left, { tokens }) => left - tokens, supply - treasury);
  const rows = [
    ...held,
    { name: 'treasury', members: null, tokens: treasury },
    { name: 'other contracts', members: null, tokens: rest },
  ];
  return {
    table: 'allocation',
    title: 'Who owns the tokens at the start',
    description: 'What each cohort owns before the first tick, what vests for it included, and what the DAO keeps.',
    columns: [
      { name: 'cohort', title: 'Cohort', unit: 'text' },
      { name: 'members', title: 'Members', unit: 'count' },
      { name: 'tokens', title: 'Tokens', unit: 'wei' },
      { name: 'share', title: 'Of all', unit: 'share' },
    ],
    rows: rows
      .filter(({ tokens }) => tokens > 0n)
      .toSorted((a, b) => (a.tokens === b.tokens ? 0 : a.tokens < b.tokens ? 1 : -1))
      .map(({ name, members, tokens }) => [name, members, String(tokens), shareOf(tokens, supply)]),
  };
}
