import { z } from 'zod';
import { GovernanceToken, StableCoin, UniswapV2Pair, UniswapV2Router02 } from '../../../../contracts/bindings/index.js';
import type { Archetype, Intent, Policy } from '../../../agents/index.js';
import { callOf } from '../../../chain/index.js';
import { balanceOf, ledgerOf } from '../../../world/index.js';
import { againstHolding, impermanentLoss } from '../liquidity.js';
import { attentionField, coinFields, share } from '../owners/fields.js';
import { LIQUIDITY_ASSET, type MarketScope, type PoolMark } from '../state.js';
import { coinsOf, part, type Seen, tokensOf } from '../trade.js';
import { feeIncome, priceTrend, type Span } from '../trend.js';

const fields = {
  ...coinFields,
  ...attentionField(1),
  providedShare: share.default(0.9).meta({ title: 'Share of what it has that it lends to the pool' }),
  bearableLossPercent: z.number().min(0).max(100).default(25).meta({
    title: 'Loss against holding at which it leaves',
    unit: '%',
    description: 'What fees bring is counted against it.',
  }),
  wantedYieldPercent: z.number().min(0).max(100_000).default(5).meta({
    title: 'What lending must have brought for it to come back',
    unit: '% a year',
    description: 'Fees less what the change of price cost, over the ticks that it looks back.',
  }),
  lookBackTicks: z.int().min(1).max(26).default(8).meta({ title: 'Ticks it looks back' }),
};

export interface ProviderTaste {
  readonly providedShare: number;
  readonly bearableLossPercent: number;
  readonly wantedYieldPercent: number;
  readonly lookBackTicks: number;
}

const SECONDS_A_YEAR = 31_557_600;

/**
 * What lending to the pool would have brought over a span, against holding both assets, a year (1 = 100 %): its fees, and
 * what the change of price took. `null` when the pool has not been watched so long.
 */
export function lendingYield(history: readonly PoolMark[], span: Span): number | null {
  const fees = feeIncome(history, span);
  const trend = priceTrend(history, span);
  if (fees === null || trend === null) return null;
  return ((1 + fees) * (1 + impermanentLoss(Math.exp(trend))) - 1) * (SECONDS_A_YEAR / span.seconds);
}

function leave({ view, self, now, scenario }: Seen, shares: bigint): Intent {
  const { market, token } = view;
  const { router, stable, pair } = market.contracts;
  const deadline = BigInt(now + scenario.tickSeconds);
  const terms = [token.contracts.token, stable, shares, 0n, 0n, self.address, deadline] as const;
  return {
    purpose: 'removeLiquidity',
    window: 0,
    calls: [
      callOf(UniswapV2Pair, pair, 'approve', [router, shares]),
      callOf(UniswapV2Router02, router, 'removeLiquidity', terms),
    ],
  };
}

function lend(observation: Seen, providedShare: number): readonly Intent[] {
  const { view, self, now, scenario } = observation;
  const { router, stable } = view.market.contracts;
  const { token } = view.token.contracts;
  const tokens = part(tokensOf(observation), providedShare);
  const coins = part(coinsOf(observation), providedShare);
  if (tokens === 0n || coins === 0n) return [];
  const terms = [token, stable, tokens, coins, 0n, 0n, self.address, BigInt(now + scenario.tickSeconds)] as const;
  return [
    {
      purpose: 'addLiquidity',
      window: 0,
      calls: [
        callOf(GovernanceToken, token, 'approve', [router, tokens]),
        callOf(StableCoin, stable, 'approve', [router, coins]),
        callOf(UniswapV2Router02, router, 'addLiquidity', terms),
      ],
    },
  ];
}

/**
 * Lends to the pool at its first chance. Leaves once it has lost more against holding than it bears, fees included, as its
 * own deposit and the pool now say; comes back when the pool's fees have made up for its changes of price for a while.
 */
export function provideLiquidity(taste: ProviderTaste): Policy<MarketScope> {
  return (observation) => {
    const { view, self, now, scenario, tick } = observation;
    const { reserves, history, positions } = view.market;
    const position = positions.get(self.address);
    if (position !== undefined) {
      const { supply } = ledgerOf(view, LIQUIDITY_ASSET);
      const shares = balanceOf(view, self.address, LIQUIDITY_ASSET);
      const gained = againstHolding(position, reserves, { shares, supply });
      return gained < -taste.bearableLossPercent / 100 ? [leave(observation, shares)] : [];
    }
    if (tick === 0) return lend(observation, taste.providedShare);
    const brought = lendingYield(history, { now, seconds: taste.lookBackTicks * scenario.tickSeconds });
    if (brought === null || 100 * brought < taste.wantedYieldPercent) return [];
    return lend(observation, taste.providedShare);
  };
}

/** Lends both assets to the pool for its fees. */
export const liquidityProvider: Archetype<MarketScope, typeof fields> = {
  words: { one: 'Liquidity provider', many: 'Liquidity providers', family: 'market', shade: 3 },
  chores: 1,
  fields,
  policies: ({ attention, ...taste }) => [
    (observation) =>
      observation.tick === 0 || observation.random.chance(attention) ? provideLiquidity(taste)(observation) : [],
  ],
};
