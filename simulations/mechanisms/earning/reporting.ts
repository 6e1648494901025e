import type { AgentColumn, PanelInfo, ReportedAgent, Reporter, ReporterInput } from '../../metrics/index.js';
import { type Address, TOKEN_ASSET } from '../../world/index.js';
import { budgetsEvents } from '../budgets/index.js';
import { governanceEvents } from '../governance/index.js';
import { grantsEvents } from '../grants/index.js';
import { priceInWei, STABLE_ASSET } from '../market/index.js';
import { stakingEvents } from '../staking/index.js';
import { trainingEvents } from '../training/index.js';
import { opportunityCost } from './opportunity-cost.js';
import type { EarningScope } from './state.js';
import { hoursOf, type Work } from './strategies.js';

type Input = ReporterInput<EarningScope>;
type Strategies = Readonly<Record<string, { readonly words: { readonly one: string; readonly many: string } }>>;

const group = 'earning';
const ONE = 10n ** 18n;
/** Whose talks with others are work. */
export const NETWORKER = 'networker';
const PAY: ReadonlySet<string> = new Set([
  ...['trainingReward', 'validationReward', 'stakingReward'],
  ...['grantPaid', 'budget'],
]);

/**
 * Hours that each account worked in the tick, by what the chain shows of it: updates, ballots, a stake seen to, milestones
 * delivered, and the whole tick of whoever says that it works for a budget. Only a networker's talks leave no trace: those
 * hours are counted as long as it takes part.
 */
export function workedHours({
  events,
  scenario,
  agents,
  active,
  view,
}: Pick<Input, 'events' | 'scenario' | 'agents' | 'active' | 'view'>): ReadonlyMap<Address, number> {
  const hours = new Map<Address, number>();
  const seen = new Set<Address>();
  const spend = (account: Address, more: number) => hours.set(account, (hours.get(account) ?? 0) + more);
  const add = (account: Address, work: Work) => spend(account, hoursOf(work, scenario));
  for (const event of trainingEvents(events, 'updateCommitted')) add(event.trainer, 'train');
  for (const event of governanceEvents(events, 'voteCast')) add(event.voter, 'vote');
  for (const event of stakingEvents(events, 'staked', 'cooldownStarted', 'unstaked', 'stakingRewardPaid')) {
    if (seen.has(event.account)) continue;
    seen.add(event.account);
    add(event.account, 'stake');
  }
  for (const { grant } of grantsEvents(events, 'milestoneDelivered')) {
    const worker = view.grants?.grants.get(grant)?.recipient;
    if (worker) add(worker, 'milestone');
  }
  for (const { worker } of budgetsEvents(events, 'workReported')) spend(worker, scenario.earning.hoursPerTick);
  for (const { name, address, archetype } of agents) {
    if (archetype === NETWORKER && active.has(name)) add(address, 'network');
  }
  return hours;
}

/**
 * What the chain paid each account for work and stake in the tick, in wei of stable coins, tokens at the pool's price at its
 * end; tokens that one worker gave another move from the one to the other.
 */
export function earnedCoins(
  { transfers, view, agents }: Pick<Input, 'transfers' | 'view' | 'agents'>,
  strategies: Strategies,
): ReadonlyMap<Address, bigint> {
  const price = priceInWei(view.market) ?? 0n;
  const workers = new Set(agents.filter(({ archetype }) => archetype in strategies).map(({ address }) => address));
  const coins = new Map<Address, bigint>();
  const add = (account: Address, amount: bigint) => coins.set(account, (coins.get(account) ?? 0n) + amount);
  for (const { asset, from, to, kind, amount } of transfers) {
    if (asset !== TOKEN_ASSET && asset !== STABLE_ASSET) continue;
    const worth = asset === TOKEN_ASSET ? (amount * price) / ONE : amount;
    if (PAY.has(kind)) add(to, worth);
    else if (asset === TOKEN_ASSET && workers.has(from) && workers.has(to)) {
      add(from, -worth);
      add(to, worth);
    }
  }
  return coins;
}

/** What work brought each account in the tick over what its hours would have earned elsewhere (wei of stable coins). */
export function netIncome(input: Input, strategies: Strategies): ReadonlyMap<Address, bigint> {
  const net = new Map(earnedCoins(input, strategies));
  for (const [account, hours] of workedHours(input)) {
    net.set(account, (net.get(account) ?? 0n) - opportunityCost(hours, input.scenario.earning.outsideWage));
  }
  return net;
}

const membersOf = (agents: readonly ReportedAgent[], archetype: string) =>
  agents.filter((agent) => agent.archetype === archetype);

/** Two measures for each strategy that somebody follows: hours, and income after opportunity cost, a person and tick. */
export const earningReporters =
  (strategies: Strategies) =>
  ({ population }: EarningScope['scenario']): readonly Reporter<EarningScope>[] =>
    Object.entries(strategies)
      .filter(([archetype]) => population.some((cohort) => cohort.archetype === archetype))
      .flatMap(([archetype, { words }]): Reporter<EarningScope>[] => [
        {
          name: `net_${archetype}`,
          title: `${words.one}: income`,
          unit: 'wei',
          asset: STABLE_ASSET,
          description: `What ${words.many.toLowerCase()} earn on chain a tick, at the pool's price, less what their hours earn elsewhere: the mean of a person.`,
          group,
          report: (input) => {
            const members = membersOf(input.agents, archetype);
            const net = netIncome(input, strategies);
            const total = members.reduce((sum, { address }) => sum + (net.get(address) ?? 0n), 0n);
            return total / BigInt(members.length);
          },
        },
        {
          name: `hours_${archetype}`,
          title: `${words.one}: hours`,
          unit: 'count',
          description: `Hours that ${words.many.toLowerCase()} work for the DAO a tick: the mean of a person.`,
          group,
          report: (input) => {
            const members = membersOf(input.agents, archetype);
            const hours = workedHours(input);
            return members.reduce((sum, { address }) => sum + (hours.get(address) ?? 0), 0) / members.length;
          },
        },
      ]);

export const earningColumns = (strategies: Strategies): readonly AgentColumn<EarningScope>[] => [
  {
    name: 'hours',
    title: 'Hours',
    unit: 'count',
    description: 'Hours it ever worked for the DAO: rounds, ballots, stake, milestones, budgets, people.',
    keep: 'sum',
    entries: (input) => workedHours(input),
  },
  {
    name: 'earnedCoins',
    title: 'Earned',
    unit: 'wei',
    asset: STABLE_ASSET,
    description: 'What the DAO ever paid it for work and stake, tokens at the pool’s price of the tick.',
    keep: 'sum',
    entries: (input) => earnedCoins(input, strategies),
  },
  {
    name: 'netIncome',
    title: 'After opportunity cost',
    unit: 'wei',
    asset: STABLE_ASSET,
    description: 'What it earned less what its hours would have earned elsewhere.',
    keep: 'sum',
    entries: (input) => netIncome(input, strategies),
  },
];

export const earningPanels = (strategies: Strategies): readonly Omit<PanelInfo, 'mechanism'>[] => [
  {
    panel: 'netIncome',
    title: 'What work earns after opportunity cost',
    form: 'steps',
    reporters: Object.keys(strategies).map((archetype) => `net_${archetype}`),
  },
  {
    panel: 'workedHours',
    title: 'Hours worked',
    form: 'steps',
    reporters: Object.keys(strategies).map((archetype) => `hours_${archetype}`),
  },
];
