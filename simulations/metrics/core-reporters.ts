import type { Address } from '../world/index.js';
import { ledgerOf, TOKEN_ASSET, ZERO_ADDRESS } from '../world/index.js';
import type { ReporterInfo } from './frame.js';
import { gini, herfindahl, nakamoto, theil, topDecileShare } from './inequality.js';
import { shareOf } from './numbers.js';
import type { ReportedAgent, ReportedArchetype, Reporter, ReporterInput } from './reporter.js';
import { blocksFilled } from './transaction-counts.js';

/** Wei in one token. */
const TOKEN = 1e18;

export const supplyReporters: readonly Reporter[] = [
  {
    name: 'supply',
    title: 'Supply',
    unit: 'wei',
    description: 'All tokens that exist.',
    group: 'supply',
    report: ({ view }) => ledgerOf(view).supply,
  },
  {
    name: 'treasury',
    title: 'Treasury',
    unit: 'wei',
    description: 'Tokens that the DAO holds and spends by proposal.',
    group: 'supply',
    report: ({ view }) => ledgerOf(view).balances.get(view.treasury) ?? 0n,
  },
  {
    name: 'circulating',
    title: 'Circulating',
    unit: 'wei',
    description: 'Tokens that exist and are neither locked nor the treasury’s.',
    group: 'supply',
    report: ({ circulating }) => circulating,
  },
  {
    name: 'circulatingShare',
    title: 'Circulating of all',
    unit: 'share',
    description: 'What circulates, as a share of all tokens that exist.',
    group: 'supply',
    report: ({ circulating, view }) => shareOf(circulating, ledgerOf(view).supply),
  },
  {
    name: 'minted',
    title: 'New tokens',
    unit: 'wei',
    description: 'Tokens that were created in this tick.',
    group: 'supply',
    report: (input) => movedAt('from', input),
  },
  {
    name: 'burnt',
    title: 'Burnt',
    unit: 'wei',
    description: 'Tokens that were destroyed in this tick.',
    group: 'supply',
    report: (input) => movedAt('to', input),
  },
];

/** Tokens that came from nowhere, or went there, in the tick (wei); what is handed out at the start is not counted. */
function movedAt(end: 'from' | 'to', { transfers }: ReporterInput): bigint {
  return transfers.reduce(
    (sum, transfer) =>
      transfer.asset === TOKEN_ASSET && transfer[end] === ZERO_ADDRESS && transfer.kind !== 'genesis'
        ? sum + transfer.amount
        : sum,
    0n,
  );
}

/** Rewards of one archetype's agents: in the tick (`rewardsTick_…`) and since the start (`rewardsTo_…`). */
export function rewardReporters(
  { name, words }: ReportedArchetype,
  agents: readonly ReportedAgent[],
  rewardKinds: ReadonlySet<string>,
): readonly Reporter[] {
  const members = new Set<Address>(agents.filter(({ archetype }) => archetype === name).map(({ address }) => address));
  const many = words.many.toLowerCase();
  return [
    {
      name: `rewardsTick_${name}`,
      title: `${words.many}: rewards in the tick`,
      unit: 'wei',
      description: `Rewards of all kinds paid to ${many} in this tick; staking rewards are paid when they are claimed.`,
      group: 'rewards',
      perTick: true,
      report: ({ transfers }) =>
        transfers.reduce(
          (sum, { asset, kind, to, amount }) =>
            asset === 'token' && rewardKinds.has(kind) && members.has(to) ? sum + amount : sum,
          0n,
        ),
    },
    {
      name: `rewardsTo_${name}`,
      title: `${words.many}: rewards so far`,
      unit: 'wei',
      description: `Rewards of all kinds paid to ${many} since the start, claimed staking rewards among them; what has accrued and is not claimed is not.`,
      group: 'rewards',
      report: ({ ledger }) => [...members].reduce((sum, address) => sum + ledger.rewardsOf(address), 0n),
    },
  ];
}

/** What each agent owns in all (tokens), reckoned once a tick. */
const holdings = new WeakMap<ReporterInput, readonly number[]>();
function holdingsOf(input: ReporterInput): readonly number[] {
  const known = holdings.get(input);
  if (known !== undefined) return known;
  const amounts = input.agents.map(({ address }) => Number(input.owned(address)) / TOKEN);
  holdings.set(input, amounts);
  return amounts;
}

const measure = (
  name: string,
  title: string,
  unit: ReporterInfo['unit'],
  description: string,
  of: (amounts: readonly number[]) => number,
): Reporter => ({ name, title, unit, description, group: 'inequality', report: (input) => of(holdingsOf(input)) });

export const inequalityReporters: readonly Reporter[] = [
  measure(
    'gini',
    'Gini coefficient',
    'share',
    'How unequally agents own tokens, stake and vesting tokens included: 0 when all own the same, near 1 when one owns everything.',
    gini,
  ),
  measure(
    'nakamoto',
    'Nakamoto coefficient',
    'count',
    'The fewest agents who together own more than half of all that agents own.',
    (amounts) => nakamoto(amounts),
  ),
  measure(
    'hhi',
    'Herfindahl–Hirschman index',
    'share',
    'The sum of squared shares: one over the number of agents when all own the same, 1 when one owns everything.',
    herfindahl,
  ),
  measure(
    'topDecileShare',
    'Richest tenth',
    'share',
    'Share of the tokens that the richest tenth of the agents own.',
    topDecileShare,
  ),
  measure(
    'theil',
    'Theil index',
    'nats',
    'Another measure of inequality, more sensitive at the top: 0 when all own the same.',
    theil,
  ),
];

export const chainReporters: readonly Reporter[] = [
  {
    name: 'transactions',
    title: 'Transactions',
    unit: 'count',
    description: 'Transactions that agents sent in this tick.',
    group: 'chain',
    perTick: true,
    report: ({ outcomes }) => outcomes.length,
  },
  {
    name: 'reverts',
    title: 'Reverted transactions',
    unit: 'count',
    description: 'Transactions of this tick that a contract refused.',
    group: 'chain',
    perTick: true,
    report: ({ outcomes }) => outcomes.filter(({ error }) => error !== null).length,
  },
  {
    name: 'gas',
    title: 'Gas used',
    unit: 'gas',
    description: 'Work that this tick’s transactions gave the chain.',
    group: 'chain',
    perTick: true,
    report: ({ outcomes }) => Number(outcomes.reduce((sum, { gasUsed }) => sum + gasUsed, 0n)),
  },
  {
    name: 'blocks',
    title: 'Blocks filled',
    unit: 'count',
    description:
      'Blocks of the scenario’s gas limit that the busiest moment of this tick fills; more than one is more than goes into a block of a public chain at once.',
    group: 'chain',
    perTick: true,
    report: ({ outcomes, scenario }) => blocksFilled(outcomes, scenario.chain.blockGasLimit),
  },
];
