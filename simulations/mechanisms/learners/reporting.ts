import { workOf } from '../../agents/index.js';
import type { AgentColumn, PanelInfo, ReportedAgent, Reporter, ReporterInput } from '../../metrics/index.js';
import { parseTokens, TOKEN } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { priceOf, STABLE_ASSET } from '../market/index.js';
import { type ThinkOrder, type Thought, think } from './policy-work.js';
import type { LearnersScope } from './state.js';
import { TRADER_ACTIONS, TRADER_FEATURES } from './trader.js';
import { changeBroughtBy, VOTER_ACTIONS, votePayoff } from './vote-payoff.js';
import { VOTER_FEATURES } from './voter.js';

type Input = ReporterInput<LearnersScope>;
type Scenario = LearnersScope['scenario'];
const group = 'learners';

/** Archetypes of a scenario whose cohorts bring coins: they trade. */
const tradersOf = ({ population }: Scenario): readonly string[] => [
  ...new Set(population.filter((cohort) => 'stableTokens' in cohort).map(({ archetype }) => archetype)),
];
const VOTERS = ['informedVoter', 'learningVoter'] as const;

/** Coins that an account's tokens, staked ones too, and its coins are worth at the pool's price. */
function worthOf({ owned, view }: Input, { address }: ReportedAgent): number {
  const tokens = Number(owned(address)) / 1e18;
  return tokens * (priceOf(view.market) ?? 0) + Number(balanceOf(view, address, STABLE_ASSET)) / 1e18;
}

/** Coins that all agents of an archetype began with, their tokens at the launch price. */
function broughtBy({ population }: Scenario, archetype: string, launchPrice: bigint): number {
  return population
    .filter((cohort) => cohort.archetype === archetype)
    .reduce((sum, cohort) => {
      const coins = 'stableTokens' in cohort && typeof cohort.stableTokens === 'string' ? cohort.stableTokens : '0';
      const tokens = (parseTokens(cohort.holdings.totalTokens) * launchPrice) / TOKEN;
      return sum + Number(parseTokens(coins) + tokens) / 1e18;
    }, 0);
}

/** How long a learning voter waits for what a proposal brought, and what looking costs it, as the first such cohort says. */
function votingTerms({ population }: Scenario) {
  const cohort = population.find(({ archetype }) => archetype === 'learningVoter');
  const of = (field: string, usual: number) => {
    const value: unknown = new Map<string, unknown>(Object.entries(cohort ?? {})).get(field);
    return typeof value === 'number' ? value : usual;
  };
  return { horizonTicks: of('horizonTicks', 4), costOfLookingPercent: of('costOfLookingPercent', 0.05) };
}

/** What the ballots of an archetype brought of which that became known in the tick, by voter of it. */
function payoffOf(archetype: string, { view, scenario, agents, time, previousTime }: Input): number | null {
  const voters = agents.filter((agent) => agent.archetype === archetype);
  if (voters.length === 0) return null;
  const { horizonTicks, costOfLookingPercent } = votingTerms(scenario);
  const seconds = horizonTicks * scenario.tickSeconds;
  let sum = 0;
  for (const proposal of view.governance.proposals.values()) {
    const change = changeBroughtBy(proposal, view, { now: time, seconds });
    if (change === null || changeBroughtBy(proposal, view, { now: previousTime, seconds }) !== null) continue;
    for (const { address } of voters) {
      const ballot = proposal.ballots.get(address);
      if (ballot === undefined) continue;
      sum += votePayoff(VOTER_ACTIONS.indexOf(ballot.support), change, costOfLookingPercent) ?? 0;
    }
  }
  return sum / voters.length;
}

export function learnersReporters(scenario: Scenario): readonly Reporter<LearnersScope>[] {
  const votes = VOTERS.filter((one) => scenario.population.some(({ archetype }) => archetype === one));
  return [
    ...tradersOf(scenario).map(
      (archetype): Reporter<LearnersScope> => ({
        name: `gain_${archetype}`,
        title: `Gain of ${archetype}`,
        unit: 'share',
        description: `What agents of the archetype ${archetype} have gained on what they began with, tokens at the pool’s price.`,
        group,
        report: (input) => {
          const members = input.agents.filter((agent) => agent.archetype === archetype);
          const brought = broughtBy(scenario, archetype, input.view.market.launchPrice ?? 0n);
          if (brought === 0) return null;
          return members.reduce((sum, agent) => sum + worthOf(input, agent), 0) / brought - 1;
        },
      }),
    ),
    ...votes.map(
      (archetype): Reporter<LearnersScope> => ({
        name: `votePayoff_${archetype}`,
        title: `What votes of ${archetype} brought`,
        unit: 'share',
        description:
          'Of the ballots whose pay-off became known in the tick: change of the token’s growth with the sign of the side, less the cost of looking, by voter.',
        group,
        report: (input) => payoffOf(archetype, input),
      }),
    ),
  ];
}

type Done = { readonly order: ThinkOrder; readonly result: Thought };
const thoughts = ({ work }: Pick<Input, 'work'>): readonly Done[] => workOf(work, think);
const chosen = (input: Input) =>
  thoughts(input).flatMap(({ order, result: { choice } }) => (choice === null ? [] : [{ order, choice }]));

/** +1 for buying and voting For, -1 for selling and voting Against, 0 else. */
const SIGN = { trader: TRADER_ACTIONS.map((one) => ({ sell: -1, hold: 0, buy: 1 })[one]), voter: [-1, 1, 0] } as const;

const saw = (
  actor: ThinkOrder['actor'],
  place: number,
  { name, title }: { readonly name: string; readonly title: string },
): AgentColumn<LearnersScope> => ({
  ...{ name, title, unit: 'score', keep: 'last' },
  description: `${title}, when it last decided, as its network has it: around 0, at most 2 either way.`,
  entries: (input) =>
    thoughts(input)
      .filter(({ order }) => order.actor === actor && order.features !== null)
      .map(({ order }) => [order.account, order.features![place]!] as const),
});

export const learnersColumns: readonly AgentColumn<LearnersScope>[] = [
  {
    name: 'networkChoice',
    title: 'Its network chose',
    unit: 'score',
    description: '+1: buy, or For; −1: sell, or Against; 0: hold, or abstain.',
    keep: 'last',
    entries: (input) =>
      chosen(input).map(({ order, choice }) => [order.account, SIGN[order.actor][choice.action]!] as const),
  },
  {
    name: 'networkChance',
    title: 'Its network’s chance of that',
    unit: 'share',
    description: 'How likely its network made what it chose.',
    keep: 'last',
    entries: (input) =>
      chosen(input).map(({ order, choice }) => [order.account, choice.probabilities[choice.action]!] as const),
  },
  {
    name: 'networkPayoff',
    title: 'What its decisions brought',
    unit: 'share',
    description: 'Pay-offs that its network has learnt from, added up, as a share of what it had.',
    keep: 'sum',
    entries: (input) =>
      thoughts(input).flatMap(({ order }) => order.payoffs.map((payoff) => [order.account, payoff] as const)),
  },
  ...TRADER_FEATURES.map((feature, i) => saw('trader', i, feature)),
  ...VOTER_FEATURES.map((feature, i) => saw('voter', i, feature)),
];

export const learnersPanels: readonly Omit<PanelInfo, 'mechanism'>[] = [
  {
    panel: 'learners',
    title: 'Who gains, by rule or by learning',
    form: 'lines',
    reporters: ['gain_learningTrader', 'gain_fundamentalTrader', 'gain_momentumTrader', 'gain_noiseTrader'],
  },
];
