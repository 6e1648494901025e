import type { Policy } from '../../agents/index.js';
import { arbitrage } from './arbitrage.js';
import { spotPrice } from './pool.js';
import { earned } from './reading.js';
import type { MarketScope } from './state.js';
import { coinsOf, least, part, patiently, tokensOf, trade } from './trade.js';
import { asFraction, ownValue } from './valuation.js';

/** Trades of less than this share of what one has are not worth the gas. */
const WORTHWHILE_DIVISOR = 2_000n;

/** Members of a selling cohort sell their share of all they got, as fast as they care to move the price. */
export const sellEarnings: Policy<MarketScope> = (observation) => {
  const { view, self, scenario } = observation;
  const rule = scenario.market.sellers.find(({ cohort }) => cohort === self.cohort);
  if (rule === undefined) return [];
  const wanted = part(earned(view, self.address), rule.sharePercent / 100) - (view.market.sold.get(self.address) ?? 0n);
  const patient = patiently(wanted, 'sell', view.market.reserves, rule.mostImpactPercent);
  const amount = least(patient, tokensOf(observation));
  if (amount <= 0n || amount < wanted / WORTHWHILE_DIVISOR) return [];
  return trade(observation, 'sell', amount);
};

export interface FundamentalTaste {
  /** Standard deviation of the logarithm of its belief around the fair price. */
  readonly beliefDeviation: number;
  /** Gap between price and belief from which it acts (0 to 1). */
  readonly threshold: number;
  /** Largest share (0 to 1) of what it has that it trades in a tick. */
  readonly mostShare: number;
}

/** Buys below what it believes the token is worth, sells above it, as much as pays and no more than its share. */
export function tradeOnValue({ beliefDeviation, threshold, mostShare }: FundamentalTaste): Policy<MarketScope> {
  return (observation) => {
    const { reserves } = observation.view.market;
    const price = spotPrice(reserves);
    const fair = ownValue(observation, beliefDeviation);
    if (price === null || fair <= 0 || Math.abs(Number(price) / 1e18 / fair - 1) < threshold) return [];
    const best = arbitrage(reserves, asFraction(fair));
    if (best === null) return [];
    const has = best.side === 'sell' ? tokensOf(observation) : coinsOf(observation);
    return trade(observation, best.side, least(best.amountIn, part(has, mostShare)));
  };
}

export interface MomentumTaste {
  /** How many price moves it looks back. */
  readonly lookBack: number;
  readonly threshold: number;
  readonly mostShare: number;
}

/** Buys what has risen and sells what has fallen. */
export function tradeOnMomentum({ lookBack, threshold, mostShare }: MomentumTaste): Policy<MarketScope> {
  return (observation) => {
    const { history } = observation.view.market;
    const before = history.at(-1 - lookBack)?.price;
    const now = history.at(-1)?.price;
    if (before === undefined || now === undefined || before === 0n) return [];
    const change = Number(now) / Number(before) - 1;
    if (Math.abs(change) < threshold) return [];
    return change > 0
      ? trade(observation, 'buy', part(coinsOf(observation), mostShare))
      : trade(observation, 'sell', part(tokensOf(observation), mostShare));
  };
}

/** Trades for reasons of its own, which are nobody else's: with a chance, either way, some share of what it has. */
export function tradeAtRandom(chance: number, mostShare: number): Policy<MarketScope> {
  return (observation) => {
    const { random } = observation;
    if (!random.chance(chance)) return [];
    const side = random.chance(0.5) ? 'sell' : 'buy';
    const share = random.next() * mostShare;
    return trade(observation, side, part(side === 'sell' ? tokensOf(observation) : coinsOf(observation), share));
  };
}
