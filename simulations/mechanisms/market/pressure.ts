import type { DescribedPanels, Reporter, ReporterInput } from '../../metrics/index.js';
import type { MarketScope } from './state.js';

type Input = ReporterInput<MarketScope>;

/** Tokens that a group ever sold and bought (wei), now and before the tick. */
interface Traded {
  sold: bigint;
  bought: bigint;
  soldBefore: bigint;
  boughtBefore: bigint;
}

/** Whoever trades and is no agent: contracts that buy and sell for the DAO. */
const CONTRACTS = 'contracts';

/** The groups' trades of a tick, reckoned once. */
const reckoned = new WeakMap<Input, ReadonlyMap<string, Traded>>();

function tradedBy(group: string, input: Input): Traded | undefined {
  const { view, previous, agents } = input;
  const known = reckoned.get(input) ?? tradesByGroup(view.market, previous.market, agents);
  reckoned.set(input, known);
  return known.get(group);
}

type Trades = Pick<MarketScope['view']['market'], 'sold' | 'bought'>;

/** What all of a group traded, of every group of which anybody ever did. */
export function tradesByGroup(
  { sold, bought }: Trades,
  before: Trades,
  agents: readonly Pick<Input['agents'][number], 'address' | 'archetype'>[],
): ReadonlyMap<string, Traded> {
  const groups = new Map(agents.map(({ address, archetype }) => [address, archetype]));
  const traded = new Map<string, Traded>();
  for (const account of new Set([...sold.keys(), ...bought.keys()])) {
    const group = groups.get(account) ?? CONTRACTS;
    const sum = traded.get(group) ?? { sold: 0n, bought: 0n, soldBefore: 0n, boughtBefore: 0n };
    traded.set(group, sum);
    sum.sold += sold.get(account) ?? 0n;
    sum.bought += bought.get(account) ?? 0n;
    sum.soldBefore += before.sold.get(account) ?? 0n;
    sum.boughtBefore += before.bought.get(account) ?? 0n;
  }
  return traded;
}

/** All who may trade in a scenario: its archetypes, each once, and contracts. */
const tradersOf = ({ population }: MarketScope['scenario']): readonly string[] => [
  ...new Set(population.map(({ archetype }) => archetype)),
  CONTRACTS,
];

/** What each group sold and bought in the tick; nothing of a group that never did. */
export function pressureReporters(scenario: MarketScope['scenario']): readonly Reporter<MarketScope>[] {
  return tradersOf(scenario).flatMap((group) => {
    const who = group === CONTRACTS ? 'contracts' : `agents of the archetype ${group}`;
    const reporter = (way: 'sold' | 'bought', title: string): Reporter<MarketScope> => ({
      name: `${way}_${group}`,
      title: `${title} by ${group}`,
      unit: 'wei',
      description: `Tokens that ${who} ${way} in this tick.`,
      group: 'market',
      perTick: true,
      ...(group === CONTRACTS ? {} : { party: group }),
      report: (input) => {
        const traded = tradedBy(group, input);
        return traded === undefined || traded[way] === 0n ? null : traded[way] - traded[`${way}Before`];
      },
    });
    return [reporter('sold', 'Sold'), reporter('bought', 'Bought')];
  });
}

export const pressurePanels = (scenario: MarketScope['scenario']): DescribedPanels => {
  const reporters = (way: 'sold' | 'bought') => tradersOf(scenario).map((group) => `${way}_${group}`);
  return [
    { panel: 'soldBy', title: 'Who sold', form: 'bars', reporters: reporters('sold') },
    { panel: 'boughtBy', title: 'Who bought', form: 'bars', reporters: reporters('bought') },
  ];
};
