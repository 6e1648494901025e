import type { AgentColumn, PanelInfo, ReportedAgent, Reporter, ReporterInput } from '../../metrics/index.js';
import { parseTokens } from '../../scenario/index.js';
import type { Address } from '../../world/index.js';
import { governanceEvents } from '../governance/index.js';
import { priceInWei, STABLE_ASSET } from '../market/index.js';
import { stakingEvents } from '../staking/index.js';
import { trainingEvents } from '../training/index.js';
import type { EarningScope } from './state.js';
import { hoursOf, type Work } from './strategies.js';

type Input = ReporterInput<EarningScope>;
type Strategies = Readonly<Record<string, { readonly words: { readonly one: string; readonly many: string } }>>;

const group = 'earning';
const ONE = 10n ** 18n;
/** Hours are told to a hundredth. */
const HUNDREDTHS = 100n;
const PAY: ReadonlySet<string> = new Set(['trainingReward', 'validationReward', 'stakingReward']);

/** Wei of stable coins that hours are worth elsewhere. */
export const opportunityCost = (hours: number, outsideWage: string): bigint =>
  (parseTokens(outsideWage) * BigInt(Math.round(hours * Number(HUNDREDTHS)))) / HUNDREDTHS;

/** Hours that each account worked in the tick, by what the chain shows of it: updates, ballots, and a stake seen to. */
export function workedHours({ events, scenario }: Pick<Input, 'events' | 'scenario'>): ReadonlyMap<Address, number> {
  const hours = new Map<Address, number>();
  const seen = new Set<Address>();
  const add = (account: Address, work: Work) => hours.set(account, (hours.get(account) ?? 0) + hoursOf(work, scenario));
  for (const event of trainingEvents(events, 'updateCommitted')) add(event.trainer, 'train');
  for (const event of governanceEvents(events, 'voteCast')) add(event.voter, 'vote');
  for (const event of stakingEvents(events, 'staked', 'cooldownStarted', 'unstaked', 'stakingRewardPaid')) {
    if (seen.has(event.account)) continue;
    seen.add(event.account);
    add(event.account, 'stake');
  }
  return hours;
}

/**
 * What the chain paid each account for work and stake in the tick, in wei of stable coins at the pool's price at its end; what
 * one worker gave another moves from the one to the other.
 */
export function earnedCoins(
  { transfers, view, agents }: Pick<Input, 'transfers' | 'view' | 'agents'>,
  strategies: Strategies,
): ReadonlyMap<Address, bigint> {
  const price = priceInWei(view.market) ?? 0n;
  const workers = new Set(agents.filter(({ archetype }) => archetype in strategies).map(({ address }) => address));
  const coins = new Map<Address, bigint>();
  const add = (account: Address, amount: bigint) =>
    coins.set(account, (coins.get(account) ?? 0n) + (amount * price) / ONE);
  for (const { asset, from, to, kind, amount } of transfers) {
    if (asset !== 'token') continue;
    if (PAY.has(kind)) add(to, amount);
    else if (workers.has(from) && workers.has(to)) {
      add(from, -amount);
      add(to, amount);
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
    description: 'Hours it ever worked for the DAO: rounds, ballots, stake.',
    keep: 'sum',
    entries: (input) => workedHours(input),
  },
  {
    name: 'earnedCoins',
    title: 'Earned',
    unit: 'wei',
    asset: STABLE_ASSET,
    description: 'What the DAO ever paid it for work and stake, at the pool’s price of the tick.',
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
